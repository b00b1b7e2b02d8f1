#pragma once

#include <QObject>
#include <memory>

#include "ui/workers/caption_types.h"
#include "ui/workers/model_shelf.h"

namespace descry {

/// Says where words looked and what they depend on, beside the captioning thread, so that a look into one picture need
/// not wait for a thousand.
class AttentionWorker : public QObject {
  Q_OBJECT

 public:
  explicit AttentionWorker(std::shared_ptr<ModelShelf> shelf) : shelf_(std::move(shelf)) {}

 public Q_SLOTS:
  void explain(const descry::ExplainRequest& request);

 Q_SIGNALS:
  void explained(const descry::Explanation& explanation);

 private:
  std::shared_ptr<ModelShelf> shelf_;
};

}  // namespace descry
