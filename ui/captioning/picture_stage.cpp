#include "ui/captioning/picture_stage.h"

#include <QImage>
#include <QLabel>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "model/attention/overlay.h"
#include "ui/captioning/attention_controls.h"
#include "ui/captioning/caption_bar.h"
#include "ui/captioning/picture_view.h"

namespace descry {

PictureStage::PictureStage(QWidget* parent)
    : QWidget(parent),
      view_(new PictureView(this)),
      bar_(new CaptionBar(this)),
      controls_(new AttentionControls(this)),
      note_(new QLabel(this)),
      waiting_(new QLabel(tr("Finding out what the words depend on…"), view_)) {
  view_->setObjectName(QStringLiteral("pictureView"));
  bar_->setObjectName(QStringLiteral("captionBar"));
  controls_->setObjectName(QStringLiteral("attentionControls"));
  note_->setObjectName(QStringLiteral("attentionNote"));
  note_->setWordWrap(true);
  note_->hide();
  waiting_->setObjectName(QStringLiteral("dependenceWaiting"));
  waiting_->setAutoFillBackground(true);
  waiting_->setMargin(6);
  waiting_->hide();
  auto* over_picture = new QVBoxLayout(view_);
  over_picture->addWidget(waiting_, 0, Qt::AlignHCenter | Qt::AlignBottom);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(view_, 1);
  layout->addWidget(bar_);
  layout->addWidget(note_);
  layout->addWidget(controls_);

  connect(bar_, &CaptionBar::currentWordChanged, this, [this](int word) {
    showWord();
    Q_EMIT wordShown(word);
  });
  connect(bar_, &CaptionBar::playingChanged, controls_, &AttentionControls::setPlaying);
  connect(controls_, &AttentionControls::playRequested, bar_, &CaptionBar::setPlaying);
  connect(controls_, &AttentionControls::stepRequested, bar_, &CaptionBar::step);
  connect(controls_, &AttentionControls::changed, this, &PictureStage::showWord);
  connect(controls_, &AttentionControls::kindChanged, this, [this](MapKind kind) {
    setAttentionProblem(QString());
    Q_EMIT mapKindChanged(kind);
  });
  addWordKeys(view_);
  addWordKeys(bar_);
  showCaptionMessage(QString());
}

void PictureStage::addWordKeys(QWidget* widget) {
  const auto key = [&](Qt::Key code, auto&& action) {
    auto* shortcut = new QShortcut(QKeySequence(code), widget);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, action);
  };
  key(Qt::Key_Left, [this] { bar_->step(-1); });
  key(Qt::Key_Right, [this] { bar_->step(1); });
  key(Qt::Key_Space, [this] { bar_->setPlaying(!bar_->isPlaying()); });
  key(Qt::Key_Escape, [this] {
    bar_->setPlaying(false);
    bar_->pin(-1);
  });
}

void PictureStage::showPicture(const QImage& picture) { view_->setPicture(picture); }

bool PictureStage::hasPicture() const { return view_->hasPicture(); }

void PictureStage::showPictureMessage(const QString& message) { view_->setMessage(message); }

void PictureStage::forgetMaps() {
  trace_.reset();
  dependence_.reset();
  setAttentionProblem(QString());
}

void PictureStage::showCaption(const Caption& caption) {
  forgetMaps();
  bar_->setCaption(caption);
  controls_->setUnavailable(caption.words.empty() ? tr("The caption has no words") : QString());
  view_->setAccessibleDescription(QString::fromStdString(caption.text()));
  showWord();
}

void PictureStage::showCaptionMessage(const QString& message) {
  forgetMaps();
  bar_->setMessage(message);
  controls_->setUnavailable(tr("There is no caption to step through yet"));
  showWord();
}

void PictureStage::setTrace(const AttentionTrace& trace) {
  trace_ = trace;
  setAttentionProblem(QString());
  showWord();
}

void PictureStage::setDependence(const DependenceTrace& dependence) {
  dependence_ = dependence;
  setAttentionProblem(QString());
  showWord();
}

void PictureStage::setAttentionProblem(const QString& problem) {
  note_->setText(problem);
  note_->setVisible(!problem.isEmpty());
  if (!problem.isEmpty()) waiting_->hide();
}

void PictureStage::setModel(const ModelInfo& model) { controls_->setModel(model); }

int PictureStage::currentWord() const { return bar_->currentWord(); }

MapKind PictureStage::mapKind() const { return controls_->kind(); }

int PictureStage::mappedWords() const {
  if (mapKind() == MapKind::kDependence) return dependence_ ? dependence_->words : 0;
  return trace_ ? trace_->words : 0;
}

AttentionMap PictureStage::mapOf(int word) const {
  return mapKind() == MapKind::kDependence ? dependence_->map(word)
                                           : trace_->map(word, controls_->layer(), controls_->head());
}

StripOptions PictureStage::stripOptions() const {
  StripOptions options;
  options.look = controls_->look() == AttentionLook::kHeat ? StripOptions::Look::kHeat : StripOptions::Look::kSpotlight;
  options.opacity = static_cast<float>(controls_->opacity());
  options.one_scale = controls_->sentenceScale();
  return options;
}

void PictureStage::showWord() {
  view_->setLook(controls_->look());
  view_->setOpacity(controls_->opacity());
  const int word = bar_->currentWord();
  waiting_->setVisible(word >= 0 && mapKind() == MapKind::kDependence && !dependence_ && note_->text().isEmpty());
  if (word < 0 || word >= mappedWords()) {
    view_->clearAttention();
    controls_->setFullScale(0);
    return;
  }
  const double full_scale = fullScale();
  view_->setAttention(mapKind(), mapOf(word), full_scale);
  controls_->setFullScale(full_scale);
}

double PictureStage::fullScale() const {
  if (!controls_->sentenceScale()) return static_cast<double>(largest_weight(mapOf(bar_->currentWord())));
  float largest = 0;
  for (int word = 0; word < mappedWords(); ++word) largest = std::max(largest, largest_weight(mapOf(word)));
  return static_cast<double>(largest);
}

void PictureStage::save(QSettings& settings) const { controls_->save(settings); }

void PictureStage::restore(const QSettings& settings) { controls_->restore(settings); }

}  // namespace descry
