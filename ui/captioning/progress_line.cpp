#include "ui/captioning/progress_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QStyle>
#include <QToolButton>
#include <cmath>

#include "ui/captioning/album/caption_queue.h"
#include "ui/widgets/duration_text.h"
#include "ui/widgets/symbol_icon.h"
#include "ui/widgets/tool_button.h"

namespace descry {

ProgressLine::ProgressLine(CaptionQueue* queue, QWidget* parent)
    : QWidget(parent), queue_(queue), sign_(new QLabel(this)), text_(new QLabel(this)), bar_(new QProgressBar(this)) {
  const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
  sign_->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(side, side));
  sign_->hide();
  text_->setObjectName(QStringLiteral("progressText"));
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  text_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  bar_->setObjectName(QStringLiteral("progressBar"));
  bar_->setAccessibleName(tr("Captioning progress"));
  bar_->setTextVisible(false);
  bar_->setFixedWidth(fontMetrics().averageCharWidth() * 22);
  pause_ = toolButton(QStringLiteral("pauseCaptioning"), symbolIcon(Symbol::Pause), tr("Pause"), QString(), this);
  cancel_ = toolButton(QStringLiteral("cancelCaptioning"), symbolIcon(Symbol::Cancel), tr("Cancel"),
                       tr("Stop captioning; the captions written so far stay"), this);
  retry_ = toolButton(QStringLiteral("retryButton"), symbolIcon(Symbol::Repeat), tr("Try failed ones again"), QString(),
                      this);
  caption_ =
      toolButton(QStringLiteral("captionButton"), symbolIcon(Symbol::Play), tr("Caption the rest"), QString(), this);
  caption_->setPopupMode(QToolButton::MenuButtonPopup);
  export_ = toolButton(QStringLiteral("exportButton"), symbolIcon(Symbol::Export), tr("Export…"), QString(), this);
  export_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

  auto* layout = new QHBoxLayout(this);
  layout->addWidget(sign_);
  layout->addWidget(text_, 1);
  layout->addWidget(bar_);
  layout->addWidget(pause_);
  layout->addWidget(cancel_);
  layout->addWidget(retry_);
  layout->addWidget(caption_);
  layout->addWidget(export_);
  layout->setContentsMargins(layout->contentsMargins().left(), 2, layout->contentsMargins().right(), 2);

  connect(pause_, &QToolButton::clicked, this, [this] {
    if (queue_->state() == CaptionQueue::State::kPaused) {
      queue_->resume();
    } else {
      queue_->pause();
    }
  });
  connect(cancel_, &QToolButton::clicked, queue_, &CaptionQueue::cancel);
  connect(queue_, &CaptionQueue::changed, this, &ProgressLine::refresh);
  refresh();
}

void ProgressLine::say(const QString& text, bool problem) {
  sign_->setVisible(problem);
  text_->setText(text);
  text_->setToolTip(text);
}

void ProgressLine::setModelState(const QString& text) {
  model_state_ = text;
  refresh();
}

void ProgressLine::refresh() {
  const CaptionQueue::State state = queue_->state();
  const CaptionQueue::Progress progress = queue_->progress();
  const bool busy = state != CaptionQueue::State::kIdle;
  const bool paused = state == CaptionQueue::State::kPaused;
  bar_->setVisible(busy);
  bar_->setMaximum(std::max(progress.total, 1));
  bar_->setValue(progress.done);
  const QString nothing = tr("No captioning is under way");
  pause_->setEnabled(busy);
  pause_->setIcon(symbolIcon(paused ? Symbol::Play : Symbol::Pause));
  pause_->setText(paused ? tr("Resume") : tr("Pause"));
  pause_->setAccessibleName(pause_->text());
  pause_->setToolTip(!busy ? nothing : (paused ? tr("Go on captioning") : tr("Pause captioning")));
  cancel_->setEnabled(busy);
  cancel_->setToolTip(busy ? tr("Stop captioning; the captions written so far stay") : nothing);
  if (busy) {
    say(state == CaptionQueue::State::kNoModel
            ? (model_state_.isEmpty() ? tr("No model is open: choose one above.") : model_state_)
            : runningText());
  } else if (was_busy_) {
    say(finishedText(), progress.failed > 0);
  }
  was_busy_ = busy;
}

QString ProgressLine::runningText() const {
  const QLocale locale;
  const CaptionQueue::Progress progress = queue_->progress();
  const bool paused = queue_->state() == CaptionQueue::State::kPaused;
  const QString counts = (paused ? tr("paused at %1 of %2") : tr("captioning %1 of %2"))
                             .arg(locale.toString(progress.done), locale.toString(progress.total));
  if (paused || progress.per_second <= 0) return counts;
  return tr("%1 · %2 pictures/s · %3 left", "captioning n of m · rate · duration")
      .arg(counts, locale.toString(progress.per_second, 'f', progress.per_second < 10 ? 1 : 0),
           durationText(progress.seconds_left));
}

QString ProgressLine::finishedText() const {
  const QLocale locale;
  const CaptionQueue::Progress progress = queue_->progress();
  QString text = queue_->wasCancelled()
                     ? tr("cancelled; %n picture(s) captioned", nullptr, progress.done - progress.failed)
                     : tr("%n picture(s) captioned in %1", nullptr, progress.done - progress.failed)
                           .arg(durationText(progress.seconds));
  if (progress.per_second > 0 && !queue_->wasCancelled()) {
    text += tr(" · %1 pictures/s").arg(locale.toString(progress.per_second, 'f', progress.per_second < 10 ? 1 : 0));
  }
  if (progress.failed > 0) text += tr(" · %n failed, see the album", nullptr, progress.failed);
  return text;
}

}  // namespace descry
