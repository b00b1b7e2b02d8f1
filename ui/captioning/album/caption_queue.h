#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <deque>
#include <vector>

#include "ui/workers/caption_types.h"

namespace descry {

class AlbumModel;
class CaptionService;

/// Brings the album's pictures to the captioning worker, portion by portion, and knows how far it is. A pause takes
/// effect within a few pictures: the rest of the portion goes back to waiting.
class CaptionQueue : public QObject {
  Q_OBJECT

 public:
  enum class State { kIdle, kNoModel, kRunning, kPaused };

  /// Counts start anew when something is added to an idle queue.
  struct Progress {
    int done = 0;  ///< failed ones included
    int failed = 0;
    int total = 0;
    double per_second = 0;     ///< 0: not known yet
    double seconds_left = -1;  ///< -1: not known yet
    double seconds = 0;        ///< spent so far, pauses not counted
  };

  CaptionQueue(AlbumModel* album, CaptionService* service, QObject* parent = nullptr);

  void add(const std::vector<PictureId>& pictures);
  void forget(const std::vector<PictureId>& pictures);
  void pause();
  void resume();
  /// Forgets everything, what is being worked on included: the album is another one now.
  void clear();
  /// What is left stays in the album without a caption.
  void cancel();
  /// Go to the front in this order, since they are being looked at.
  void hurry(const std::vector<PictureId>& pictures);
  void setSettings(const DecodingSettings& settings) { settings_ = settings; }
  const DecodingSettings& settings() const { return settings_; }
  void setModelReady(bool ready);

  State state() const;
  Progress progress() const;
  bool wasCancelled() const { return cancelled_; }

 Q_SIGNALS:
  void changed();                       ///< progress or state
  void cancelled(bool by_person);       ///< captioning was cancelled, or goes on again
  void failed(const QString& problem);  ///< the worker could not go on; the queue is paused

 private:
  void startNext();
  void takeResults(int job, const std::vector<CaptionResult>& results);
  void endJob(int job, const QString& problem);
  void giveBack();
  void rest();

  AlbumModel* album_;
  CaptionService* service_;
  DecodingSettings settings_;
  std::deque<PictureId> waiting_;
  std::vector<PictureId> working_;
  int job_ = 0;
  bool running_ = false;  // a job is with the worker
  bool paused_ = false;
  bool ready_ = false;
  bool cancelled_ = false;
  bool stopped_ = false;  // what the running job leaves is not captioned: it was cancelled, whatever came later
  bool dropped_ = false;  // what the running job says is of another album
  int done_ = 0;
  int failed_ = 0;
  QElapsedTimer since_start_;
  double seconds_before_ = 0;
};

}  // namespace descry
