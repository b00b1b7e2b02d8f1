#include "model/engine/threads.h"

#include <QtTest>
#include <atomic>
#include <stdexcept>

using namespace descry;

class ThreadsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void all_is_done_and_then_the_first_exception_reaches_the_caller() {
    for (const int count : {1, 3}) {
      std::atomic<int> done{0};
      const auto work = [&](int number) {
        ++done;
        throw std::runtime_error(std::to_string(number));
      };
      try {
        run_in_threads(count, work);
        QFAIL("nothing was thrown");
      } catch (const std::runtime_error& error) {
        QCOMPARE(std::string(error.what()), std::string("0"));
      }
      QCOMPARE(done.load(), count);
    }
  }
};

QTEST_GUILESS_MAIN(ThreadsTest)
#include "threads.moc"
