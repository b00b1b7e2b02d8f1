#pragma once

#include <QObject>
#include <QString>
#include <QThread>
#include <initializer_list>

namespace descry {

/// A thread for a worker object (or several that share it). The destructor lets the running call end and then the
/// thread; whoever owns it first asks the worker to stop, and has hidden its window by then, so that nobody waits in
/// front of it.
class WorkerThread {
 public:
  /// Takes the workers (without parents) over.
  WorkerThread(std::initializer_list<QObject*> workers, const QString& name) {
    thread_.setObjectName(name);
    for (QObject* worker : workers) {
      worker->moveToThread(&thread_);
      QObject::connect(&thread_, &QThread::finished, worker, &QObject::deleteLater);
    }
    thread_.start();
  }
  WorkerThread(QObject* worker, const QString& name) : WorkerThread(std::initializer_list<QObject*>{worker}, name) {}
  ~WorkerThread() {
    thread_.quit();
    thread_.wait();
  }
  WorkerThread(const WorkerThread&) = delete;
  WorkerThread& operator=(const WorkerThread&) = delete;

 private:
  QThread thread_;
};

}  // namespace descry
