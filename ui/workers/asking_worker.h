#pragma once

#include <QObject>
#include <memory>

#include "ui/workers/asking_types.h"
#include "ui/workers/model_shelf.h"

namespace descry {

/// Asks a model about one picture at a time, beside the captioning thread: what if another word stood there, what if it
/// had not seen this part. Speaks in plain values only.
class AskingWorker : public QObject {
  Q_OBJECT

 public:
  explicit AskingWorker(std::shared_ptr<ModelShelf> shelf) : shelf_(std::move(shelf)) {}

 public Q_SLOTS:
  void rewrite(const descry::RewriteRequest& request, int number);
  void hide(const descry::HideRequest& request, int number);

 Q_SIGNALS:
  void rewritten(const descry::Rewriting& rewriting);
  void hidden(const descry::Hiding& hiding);

 private:
  /// Calls `ask(captioner, picture)`; returns what kept it from being asked or answered.
  template <typename Ask>
  QString ask(int model, const std::filesystem::path& path, const Ask& ask);

  std::shared_ptr<ModelShelf> shelf_;
};

}  // namespace descry
