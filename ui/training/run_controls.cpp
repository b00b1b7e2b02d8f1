#include "ui/training/run_controls.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QToolButton>

#include "ui/training/durations.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {

namespace {

QString withShortcut(const QString& text, const QAbstractButton* button) {
  return QStringLiteral("%1 (%2)").arg(text, button->shortcut().toString(QKeySequence::NativeText));
}

}  // namespace

RunControls::RunControls(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("runControls"));
  auto* layout = new QHBoxLayout(this);
  start_ = addButton("startRun", tr("Start"), Qt::CTRL | Qt::Key_Return);
  pause_ = addButton("pauseRun", tr("Pause"), Qt::CTRL | Qt::Key_P);
  stop_ = addButton("stopRun", tr("Stop"), Qt::CTRL | Qt::Key_Period);
  start_->setIcon(symbolIcon(Symbol::Play));
  stop_->setIcon(symbolIcon(Symbol::Stop));
  addStopMenu();
  addRateMenu();
  bar_ = new QProgressBar;
  bar_->setObjectName(QStringLiteral("runProgress"));
  bar_->setAccessibleName(tr("Progress of this part of the run"));
  bar_->setTextVisible(false);
  bar_->setMaximumWidth(220);
  line_ = new QLabel;
  line_->setObjectName(QStringLiteral("runLine"));
  line_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  line_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  for (QToolButton* button : {start_, pause_, stop_, learningRate_}) layout->addWidget(button);
  layout->addWidget(bar_, 1);
  layout->addWidget(line_, 3);
  connect(start_, &QToolButton::clicked, this, &RunControls::startRequested);
  connect(stop_, &QToolButton::clicked, this, &RunControls::stopRequested);
  connect(pause_, &QToolButton::clicked, this, [this] {
    if (mode_ == Mode::kPaused) {
      Q_EMIT unpauseRequested();
    } else {
      Q_EMIT pauseRequested();
    }
  });
  setMode(Mode::kIdle, {});
}

QToolButton* RunControls::addButton(const char* name, const QString& text, const QKeySequence& shortcut) {
  auto* button = new QToolButton;
  button->setObjectName(QLatin1String(name));
  button->setText(text);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setFocusPolicy(Qt::StrongFocus);
  button->setShortcut(shortcut);
  return button;
}

void RunControls::addStopMenu() {
  auto* menu = new QMenu(stop_);
  menu->setToolTipsVisible(true);
  menu->addAction(tr("Stop and save"), this, &RunControls::stopRequested)
      ->setToolTip(tr("The run can be continued at any time"));
  discard_ = menu->addAction(tr("Stop and discard"), this, &RunControls::discardRequested);
  discard_->setObjectName(QStringLiteral("discardRun"));
  discard_->setToolTip(tr("Moves the run's folder to the trash once it has stopped"));
  stop_->setMenu(menu);
  stop_->setPopupMode(QToolButton::MenuButtonPopup);
}

void RunControls::addRateMenu() {
  learningRate_ = addButton("learningRate", tr("Rate"), Qt::CTRL | Qt::Key_L);
  learningRate_->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(learningRate_);
  struct Choice {
    QString text;
    double factor;
  };
  for (const Choice& choice : {Choice{tr("A tenth of the schedule's"), 0.1}, Choice{tr("Half the schedule's"), 0.5},
                               Choice{tr("The schedule's own"), 1.0}, Choice{tr("Twice the schedule's"), 2.0}}) {
    menu->addAction(choice.text, this, [this, factor = choice.factor] { Q_EMIT rateScaleRequested(factor); });
  }
  menu->addSeparator();
  menu->addAction(tr("Another…"), this, &RunControls::askForRate);
  learningRate_->setMenu(menu);
}

void RunControls::askForRate() {
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setObjectName(QStringLiteral("rateDialog"));
  dialog->setWindowTitle(tr("Learning rate"));
  dialog->setLabelText(tr("The schedule's learning rate times:"));
  dialog->setInputMode(QInputDialog::DoubleInput);
  dialog->setDoubleDecimals(3);
  dialog->setDoubleRange(0.001, 1000);
  dialog->setDoubleValue(progress_.rate_scale);
  connect(dialog, &QInputDialog::doubleValueSelected, this, &RunControls::rateScaleRequested);
  dialog->open();
}

void RunControls::setMode(Mode mode, const QString& obstacle) {
  const bool ended = mode_ != Mode::kIdle && mode == Mode::kIdle;
  mode_ = mode;
  const bool running = mode == Mode::kRunning || mode == Mode::kPaused;
  const bool paused = mode == Mode::kPaused;
  const QString none = tr("Nothing is being trained.");
  start_->setEnabled(mode == Mode::kIdle && obstacle.isEmpty());
  start_->setToolTip(mode != Mode::kIdle  ? tr("A run is going on; one at a time.")
                     : obstacle.isEmpty() ? withShortcut(tr("Start training with these settings"), start_)
                                          : obstacle);
  const QKeySequence shortcut = pause_->shortcut();
  pause_->setEnabled(running);
  pause_->setText(paused ? tr("Resume") : tr("Pause"));
  pause_->setIcon(symbolIcon(paused ? Symbol::Play : Symbol::Pause));
  pause_->setShortcut(shortcut);  // a new text takes the shortcut away
  pause_->setToolTip(!running ? none
                     : paused ? withShortcut(tr("Go on training"), pause_)
                              : withShortcut(tr("Wait after this step; everything stays in memory"), pause_));
  stop_->setEnabled(running);
  stop_->setToolTip(mode == Mode::kStopping ? tr("The run is being saved.")
                    : running ? withShortcut(tr("Stop after this step and save; the run can be continued"), stop_)
                              : none);
  learningRate_->setEnabled(running);
  learningRate_->setToolTip(running ? withShortcut(tr("Change the learning rate from the next step on"), learningRate_)
                                    : none);
  bar_->setVisible(mode != Mode::kIdle);
  if (ended) {
    rate_ = 0;
    progress_ = {};
  }
  if (mode != Mode::kIdle) {
    showLine();
    ending_.clear();
  } else if (!ending_.isEmpty()) {
    showSentence(ending_);
  } else {
    showSentence(obstacle.isEmpty() ? tr("Ready to start.") : obstacle);
  }
}

void RunControls::showEnding(const QString& sentence) {
  ending_ = sentence;
  showSentence(sentence);
}

void RunControls::showProgress(const RunProgress& progress) {
  progress_ = progress;
  bar_->setRange(0, progress.total > 0 ? 1000 : 0);
  if (progress.total > 0) bar_->setValue(static_cast<int>(1000 * progress.done / progress.total));
  showLine();
}

void RunControls::showRate(double captionsPerSecond) { rate_ = captionsPerSecond; }

void RunControls::showSentence(const QString& sentence) {
  line_->setText(sentence);
  line_->setToolTip(sentence);
}

QString RunControls::phaseText() const {
  if (mode_ == Mode::kStopping) return tr("stopping and saving");
  if (mode_ == Mode::kPaused) return tr("paused");
  switch (progress_.state) {
    case RunState::kPreparing:
      return tr("preparing");
    case RunState::kFeatures:
      return tr("computing features");
    case RunState::kTraining:
      return tr("training");
    case RunState::kEvaluating:
      return tr("captioning dev pictures");
    case RunState::kPaused:
      return tr("paused");
    case RunState::kStopped:
      return tr("stopped");
    case RunState::kFinished:
      return tr("finished");
    case RunState::kFailed:
      return tr("failed");
  }
  return {};
}

QStringList RunControls::figures() const {
  QStringList parts;
  if (progress_.epoch > 0) parts << tr("epoch %1/%2").arg(progress_.epoch).arg(progress_.epochs);
  if (rate_ > 0 && progress_.state == RunState::kTraining) {
    parts << tr("%1 captions/s").arg(locale().toString(rate_, 'f', 0));
  }
  if (progress_.rate_scale != 1) parts << tr("rate × %1").arg(locale().toString(progress_.rate_scale, 'g', 3));
  if (progress_.seconds_left) {
    const QString duration = spokenDuration(*progress_.seconds_left);
    parts << (progress_.at_least ? tr("at least %1 left").arg(duration) : tr("%1 left").arg(duration));
  }
  return parts;
}

void RunControls::showLine() {
  if (mode_ == Mode::kIdle) return;
  QStringList parts{phaseText()};
  if (progress_.total > 0) {
    parts << tr("%1 of %2")
                 .arg(locale().toString(qlonglong{progress_.done}), locale().toString(qlonglong{progress_.total}));
  }
  showSentence((parts + figures()).join(QStringLiteral(" · ")));
}

QString RunControls::shortText() const {
  if (mode_ == Mode::kIdle) return {};
  const QStringList known = figures();
  if (mode_ != Mode::kRunning || known.isEmpty()) return (QStringList{phaseText()} + known).join(QStringLiteral(" · "));
  return known.join(QStringLiteral(" · "));
}

}  // namespace descry
