#include "ui/captioning/picture/picture_stage.h"

#include <QAction>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/captioning/attention/attention_controls.h"
#include "ui/captioning/attention/word_grid.h"
#include "ui/captioning/picture/kept_picture.h"
#include "ui/captioning/picture/picture_view.h"
#include "ui/captioning/sentence/caption_bar.h"

namespace descry {

PictureStage::PictureStage(QWidget* parent)
    : QWidget(parent),
      actions_(this),
      view_(new PictureView(this)),
      bar_(new CaptionBar(this)),
      controls_(new AttentionControls({actions_.word_grid, actions_.ask_place, actions_.hide_map, actions_.full_screen},
                                      this)),
      grid_(new WordGrid(this)),
      pages_(new QStackedWidget(this)),
      sides_(new QSplitter(Qt::Horizontal, this)),
      kept_(new KeptPicture(this)),
      place_(new QLabel(view_)),
      note_(new QLabel(this)),
      waiting_(new QLabel(tr("Finding out what the words depend on…"), view_)) {
  buildLayout();
  connectWords();
  connectLooking();
  showCaptionMessage(QString());
}

void PictureStage::buildLayout() {
  view_->setObjectName(QStringLiteral("pictureView"));
  bar_->setObjectName(QStringLiteral("captionBar"));
  controls_->setObjectName(QStringLiteral("attentionControls"));
  grid_->setObjectName(QStringLiteral("wordGrid"));
  pages_->setObjectName(QStringLiteral("stagePages"));
  place_->setObjectName(QStringLiteral("placeNote"));
  note_->setObjectName(QStringLiteral("attentionNote"));
  waiting_->setObjectName(QStringLiteral("dependenceWaiting"));
  note_->setWordWrap(true);
  note_->hide();
  place_->setWordWrap(true);
  for (QLabel* label : {place_, waiting_}) {
    label->setAutoFillBackground(true);
    label->setMargin(6);
    label->hide();
  }
  view_->installEventFilter(this);
  setFocusProxy(view_);
  auto* over_picture = new QVBoxLayout(view_);
  over_picture->addWidget(waiting_, 0, Qt::AlignHCenter | Qt::AlignBottom);
  sides_->setObjectName(QStringLiteral("stageSides"));
  sides_->setChildrenCollapsible(false);
  sides_->addWidget(kept_);
  sides_->addWidget(view_);
  kept_->hide();
  pages_->addWidget(sides_);
  pages_->addWidget(grid_);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(pages_, 1);
  layout->addWidget(bar_);
  layout->addWidget(note_);
  layout->addWidget(controls_);
}

void PictureStage::connectWords() {
  connect(bar_, &CaptionBar::currentWordChanged, this, [this](int word) {
    showWord();
    Q_EMIT wordShown(word);
  });
  connect(bar_, &CaptionBar::playingChanged, controls_, &AttentionControls::setPlaying);
  connect(controls_, &AttentionControls::playRequested, bar_, &CaptionBar::setPlaying);
  connect(controls_, &AttentionControls::stepRequested, bar_, &CaptionBar::step);
  connect(controls_, &AttentionControls::changed, this, &PictureStage::showMaps);
  connect(controls_, &AttentionControls::kindChanged, this, [this](MapKind kind) {
    setAttentionProblem(QString());
    Q_EMIT mapKindChanged(kind);
  });
  connect(actions_.previous_word, &QAction::triggered, bar_, [this] { bar_->step(-1); });
  connect(actions_.next_word, &QAction::triggered, bar_, [this] { bar_->step(1); });
  connect(actions_.play, &QAction::triggered, bar_, [this] { bar_->setPlaying(!bar_->isPlaying()); });
  connect(actions_.let_go, &QAction::triggered, this, &PictureStage::letGo);
  for (QWidget* widget : {static_cast<QWidget*>(view_), static_cast<QWidget*>(bar_), static_cast<QWidget*>(grid_)}) {
    addWordKeys(widget);
  }
  view_->addActions(actions_.ofMoving());
  bar_->addActions(actions_.ofMoving());
}

void PictureStage::addWordKeys(QWidget* widget) { widget->addActions(actions_.ofWords()); }

void PictureStage::choosePicture(PictureId id, const QString& name) {
  picture_ = id;
  name_ = name;
}

void PictureStage::addKeys(const QList<QAction*>& actions) {
  view_->addActions(actions);
  bar_->addActions(actions);
  grid_->addActions(actions);
}

void PictureStage::addUnderCaption(QWidget* widget) {
  auto* rows = static_cast<QVBoxLayout*>(layout());
  rows->insertWidget(rows->indexOf(bar_) + 1, widget);
}

void PictureStage::showPicture(const QImage& picture) {
  view_->setPicture(picture);
  view_->turn(turns_.value(picture_));
  updateLooking();
  showMaps();
}

void PictureStage::showDetail(const QImage& picture) { view_->setDetail(picture); }

bool PictureStage::hasPicture() const { return view_->hasPicture(); }

void PictureStage::showPictureMessage(const QString& message) {
  view_->setMessage(message);
  updateLooking();
}

void PictureStage::forgetMaps() {
  maps_.clear();
  controls_->setKindUnavailable(MapKind::kRollout, QString());
  view_->setGrid({});
  setAttentionProblem(QString());
}

void PictureStage::showCaption(const Caption& caption) {
  forgetMaps();
  caption_ = caption;
  bar_->setCaption(caption);
  controls_->setUnavailable(caption.words.empty() ? tr("The caption has no words") : QString());
  view_->setAccessibleDescription(QString::fromStdString(caption.text()));
  showMaps();
}

void PictureStage::showCaptionMessage(const QString& message) {
  forgetMaps();
  caption_ = {};
  bar_->setMessage(message);
  controls_->setUnavailable(tr("There is no caption to step through yet"));
  showMaps();
}

void PictureStage::setTrace(const AttentionTrace& trace) {
  maps_.setTrace(trace);
  const QString no_rollout =
      tr("This model's attention cannot be followed through its layers: it has no rollout to show.");
  controls_->setKindUnavailable(MapKind::kRollout, trace.rollout.empty() ? no_rollout : QString());
  setAttentionProblem(mapKind() == MapKind::kRollout && trace.rollout.empty() ? no_rollout : QString());
  showMaps();
}

void PictureStage::setDependence(const DependenceTrace& dependence) {
  maps_.setDependence(dependence);
  setAttentionProblem(QString());
  showMaps();
}

void PictureStage::setAttentionProblem(const QString& problem) {
  note_->setText(problem);
  note_->setVisible(!problem.isEmpty());
  if (!problem.isEmpty()) waiting_->hide();
}

void PictureStage::setModel(const ModelInfo& model) { controls_->setModel(model); }

int PictureStage::currentWord() const { return bar_->currentWord(); }

MapKind PictureStage::mapKind() const { return controls_->kind(); }

QStringList PictureStage::words() const {
  QStringList words;
  for (const CaptionWord& word : caption_.words) words << QString::fromStdString(word.text);
  return words;
}

FigureContent PictureStage::figure() const {
  FigureContent content;
  content.picture = view_->picture();
  content.turns = view_->turns();
  content.name = QFileInfo(name_).completeBaseName();
  content.sentence = QString::fromStdString(caption_.text());
  content.kind = mapKind();
  content.look = controls_->look();
  content.one_scale = controls_->sentenceScale();
  content.current_word = bar_->currentWord();
  for (int i = 0; i < maps_.words() && i < static_cast<int>(caption_.words.size()); ++i) {
    const CaptionWord& word = caption_.words[static_cast<std::size_t>(i)];
    content.words.append({QString::fromStdString(word.text), static_cast<double>(word.probability), maps_.map(i),
                          maps_.fullScale(i, content.one_scale)});
  }
  return content;
}

void PictureStage::showMaps() {
  maps_.choose(controls_->kind(), controls_->layer(), controls_->head());
  view_->setLook(controls_->look());
  view_->setGrid(hasPicture() ? QSize(maps_.columns(), maps_.rows()) : QSize());
  if (pages_->currentWidget() == grid_) grid_->setContent(figure());
  showPlace();
  updateLooking();
  showWord();
  Q_EMIT mapsChanged();
}

void PictureStage::showWord() {
  const int word = bar_->currentWord();
  waiting_->setVisible(word >= 0 && mapKind() == MapKind::kDependence && !maps_.isKnown() && note_->text().isEmpty());
  grid_->setCurrentWord(bar_->pinnedWord());
  if (word < 0 || word >= maps_.words()) {
    view_->clearAttention();
    controls_->setFullScale(0);
    return;
  }
  const double full_scale = maps_.fullScale(word, controls_->sentenceScale());
  view_->setAttention(mapKind(), maps_.map(word), full_scale);
  controls_->setFullScale(full_scale);
}

void PictureStage::save(QSettings& settings) const { controls_->save(settings); }

void PictureStage::restore(const QSettings& settings) { controls_->restore(settings); }

}  // namespace descry
