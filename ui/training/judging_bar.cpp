#include "ui/training/judging_bar.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <algorithm>

#include "ui/widgets/duration_text.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {

namespace {

constexpr double kSpeedKnownAfter = 1;  // second

}  // namespace

JudgingBar::JudgingBar(const QString& action, QWidget* parent) : QWidget(parent) {
  data_ = new QComboBox;
  data_->setObjectName(QStringLiteral("judgingData"));
  data_->setAccessibleName(tr("Data to evaluate on"));
  data_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  data_->setMinimumContentsLength(16);
  split_ = new QComboBox;
  split_->setObjectName(QStringLiteral("judgingSplit"));
  split_->setAccessibleName(tr("Split to evaluate on"));
  split_->setToolTip(tr("dev: what the best epoch was chosen on. test: what nothing was chosen on."));
  split_->addItem(tr("dev"), QStringLiteral("dev"));
  split_->addItem(tr("test"), QStringLiteral("test"));
  start_ = new QPushButton(symbolIcon(Symbol::Play), action);
  start_->setObjectName(QStringLiteral("startJudging"));
  start_->setAutoDefault(false);
  progress_ = new QProgressBar;
  progress_->setObjectName(QStringLiteral("judgingProgress"));
  progress_->setAccessibleName(tr("How far the evaluation is"));
  cancel_ = new QPushButton(symbolIcon(Symbol::Cancel), tr("Cancel"));
  cancel_->setObjectName(QStringLiteral("cancelJudging"));
  cancel_->setToolTip(tr("Stops the evaluation; features computed so far are kept"));
  cancel_->setAutoDefault(false);
  sentence_ = new QLabel;
  sentence_->setObjectName(QStringLiteral("judgingSentence"));
  sentence_->setWordWrap(true);
  sentence_->setTextFormat(Qt::PlainText);
  sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

  auto* row = new QHBoxLayout;
  row->addWidget(data_, 1);
  row->addWidget(split_);
  row->addWidget(start_);
  auto* doing = new QHBoxLayout;
  doing->addWidget(progress_, 1);
  doing->addWidget(cancel_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addLayout(row);
  layout->addLayout(doing);
  layout->addWidget(sentence_);
  connect(data_, &QComboBox::currentIndexChanged, this, &JudgingBar::choiceChanged);
  connect(split_, &QComboBox::currentIndexChanged, this, &JudgingBar::choiceChanged);
  connect(start_, &QPushButton::clicked, this, &JudgingBar::startRequested);
  connect(cancel_, &QPushButton::clicked, this, &JudgingBar::cancelRequested);
  showState();
}

void JudgingBar::setOffers(const std::vector<OfferedData>& offers) {
  const QSignalBlocker blocker(data_);
  offers_ = offers;
  data_->clear();
  for (const OfferedData& offer : offers) data_->addItem(offer.label);
  data_->setToolTip(tr("Which pictures and captions to evaluate on"));
  showState();
}

int JudgingBar::offer() const { return data_->currentIndex(); }

JudgingData JudgingBar::data() const {
  JudgingData data;
  if (offer() >= 0) data = offers_[static_cast<std::size_t>(offer())].data;
  data.split = split_->currentData().toString();
  return data;
}

void JudgingBar::setSplit(const QString& split) { split_->setCurrentIndex(std::max(0, split_->findData(split))); }

void JudgingBar::begin() {
  running_ = true;
  phase_.clear();
  progress_->setRange(0, 0);
  progress_->setFormat(QString());
  sentence_->clear();
  showState();
}

void JudgingBar::showProgress(const QString& phase, qint64 done, qint64 total) {
  if (phase_ != phase) {
    phase_ = phase;
    phaseFrom_ = done;
    phaseTime_.start();
  }
  progress_->setRange(0, static_cast<int>(total));
  progress_->setValue(static_cast<int>(done));
  const QString count = tr("%1: %2 of %3").arg(phase, locale().toString(done), locale().toString(total));
  const QString speed = speedText(done, total);
  progress_->setFormat(speed.isEmpty() ? count : count + QStringLiteral(" · ") + speed);
}

QString JudgingBar::speedText(qint64 done, qint64 total) const {
  const double seconds = static_cast<double>(phaseTime_.elapsed()) / 1000;
  if (seconds < kSpeedKnownAfter || done <= phaseFrom_ || done >= total) return {};
  const double rate = static_cast<double>(done - phaseFrom_) / seconds;
  return tr("%1 pictures/s · %2 left")
      .arg(locale().toString(rate, 'f', rate < 10 ? 1 : 0), durationText(static_cast<double>(total - done) / rate));
}

void JudgingBar::end(const QString& sentence) {
  running_ = false;
  sentence_->setText(sentence);
  showState();
}

void JudgingBar::setObstacle(const QString& obstacle) {
  obstacle_ = obstacle;
  showState();
}

void JudgingBar::showState() {
  const QString why = running_          ? tr("An evaluation is going on.")
                      : offers_.empty() ? tr("There is no data to evaluate on: choose some in the training view.")
                                        : obstacle_;
  start_->setEnabled(why.isEmpty());
  start_->setToolTip(why.isEmpty() ? tr("Captions every picture of the split, and scores the captions") : why);
  data_->setEnabled(!running_ && !offers_.empty());
  split_->setEnabled(!running_);
  progress_->setVisible(running_);
  cancel_->setVisible(running_);
  sentence_->setVisible(!running_ && !sentence_->text().isEmpty());
}

}  // namespace descry
