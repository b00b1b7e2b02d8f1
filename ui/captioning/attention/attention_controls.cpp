#include "ui/captioning/attention/attention_controls.h"

#include <QComboBox>
#include <QLabel>
#include <QSettings>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QToolButton>
#include <algorithm>

#include "ui/captioning/attention/colour_legend.h"
#include "ui/captioning/attention/look_panel.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/symbol_icon.h"
#include "ui/widgets/tool_button.h"

namespace descry {
namespace {

/// A label and its control, kept on one row.
QWidget* labelled(const QString& text, QWidget* control, QWidget* parent) {
  auto* pair = new QWidget(parent);
  auto* layout = new QHBoxLayout(pair);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* label = new QLabel(text, pair);
  label->setBuddy(control);
  layout->addWidget(label);
  layout->addWidget(control);
  return pair;
}

}  // namespace

AttentionControls::AttentionControls(const QList<QAction*>& actions, QWidget* parent) : QWidget(parent) {
  auto* layout = new FlowLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  buildPlayback();
  buildKinds();
  buildLook();
  addButtons(actions);
  layout->addWidget(legend_);
  buildSources();
}

void AttentionControls::buildPlayback() {
  previous_ = toolButton(QStringLiteral("previousWord"), symbolIcon(Symbol::Previous), tr("Previous word"),
                         tr("Previous word (Left)"), this);
  play_ = toolButton(QStringLiteral("playWords"), symbolIcon(Symbol::Play), tr("Play"),
                     tr("Show word after word (Space)"), this);
  play_->setCheckable(true);
  next_ =
      toolButton(QStringLiteral("nextWord"), symbolIcon(Symbol::Next), tr("Next word"), tr("Next word (Right)"), this);
  auto* group = new QWidget(this);
  auto* row = new QHBoxLayout(group);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  for (QToolButton* button : {previous_, play_, next_}) row->addWidget(button);
  layout()->addWidget(group);
  connect(previous_, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
  connect(next_, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
  connect(play_, &QToolButton::clicked, this, &AttentionControls::playRequested);
}

QComboBox* AttentionControls::chooser(const QString& name, const QString& accessible, const QString& tip) {
  auto* box = new QComboBox(this);
  box->setObjectName(name);
  box->setAccessibleName(accessible);
  box->setToolTip(tip);
  box->setProperty("tip", tip);
  connect(box, &QComboBox::currentIndexChanged, this, &AttentionControls::changed);
  return box;
}

void AttentionControls::buildKinds() {
  kind_ = chooser(QStringLiteral("attentionMap"), tr("What the map shows"), QString());
  addKind(MapKind::kAttention, tr("Where it looked"),
          tr("Attention: the parts of the picture that the network weighted most when it chose this word. Quick, but "
             "weight is not effect: hiding a bright part may change little."));
  addKind(MapKind::kRollout, tr("Through all layers"),
          tr("Rollout: attention followed through all layers back to the picture, with what passes them unchanged "
             "counted as half (Abnar & Zuidema 2020). Broader than one layer's attention."));
  addKind(MapKind::kDependence, tr("What it depends on"),
          tr("Dependence: the parts of the picture without which this word would have been less probable. Found by "
             "hiding one part after the other, which takes a moment a picture."));
  QStringList about;
  for (int i = 0; i < kind_->count(); ++i) about << kind_->itemData(i, Qt::ToolTipRole).toString();
  kind_->setToolTip(about.join(QStringLiteral("\n\n")));
  kind_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  kind_->setMinimumContentsLength(15);
  kind_->disconnect(this);  // in this order
  connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
    enableSources();
    Q_EMIT kindChanged(kind());
    Q_EMIT changed();
  });
  layout()->addWidget(kind_);
}

void AttentionControls::addKind(MapKind kind, const QString& name, const QString& about) {
  kind_->addItem(name, static_cast<int>(kind));
  kind_->setItemData(kind_->count() - 1, about, Qt::ToolTipRole);
  kind_tips_.insert(kind, about);
}

void AttentionControls::buildLook() {
  legend_ = new ColourLegend(this);
  legend_->setObjectName(QStringLiteral("attentionLegend"));
  look_ = new LookPanel(this);
  look_->setObjectName(QStringLiteral("lookPanel"));
  auto* open = toolButton(QStringLiteral("lookButton"), symbolIcon(Symbol::Heat), tr("Look…"),
                          tr("How maps are drawn: opacity, look, colours, cells, contours, threshold, scale"), this);
  open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  connect(open, &QToolButton::clicked, look_, [this, open] { look_->popUpAbove(open); });
  connect(look_, &LookPanel::changed, this, [this] {
    legend_->setLook(look());
    Q_EMIT changed();
  });
  layout()->addWidget(open);
}

void AttentionControls::buildSources() {
  layer_ = chooser(QStringLiteral("attentionLayer"), tr("Decoder layer"),
                   tr("Which decoder layer's attention is shown. The model's own choice is marked with a star."));
  head_ = chooser(QStringLiteral("attentionHead"), tr("Attention head"),
                  tr("Which attention head of that layer is shown, or the mean of all."));
  connect(layer_, &QComboBox::currentIndexChanged, this, &AttentionControls::fillHeads);
  auto* source = new QWidget(this);  // layer and head belong together, also when the row breaks
  auto* pair = new QHBoxLayout(source);
  pair->setContentsMargins(0, 0, 0, 0);
  pair->addWidget(labelled(tr("La&yer"), layer_, source));
  pair->addWidget(labelled(tr("Hea&d"), head_, source));
  layout()->addWidget(source);
}

void AttentionControls::addButtons(const QList<QAction*>& actions) {
  auto* group = new QWidget(this);
  auto* row = new QHBoxLayout(group);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  for (QAction* action : actions) {
    auto* button = new QToolButton(group);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->text().remove(QLatin1Char('&')));
    row->addWidget(button);
  }
  layout()->addWidget(group);
}

void AttentionControls::setModel(const ModelInfo& model) {
  {
    const QSignalBlocker quiet(layer_);
    model_ = model;
    layer_->clear();
    layer_->addItem(model.default_layer < 0 ? tr("Mean ★") : tr("Mean"), -1);
    for (int i = 0; i < model.heads.size(); ++i) {
      layer_->addItem(tr("%1%2", "number of a layer or head, and a star at the default")
                          .arg(i + 1)
                          .arg(i == model.default_layer ? QStringLiteral(" ★") : QString()),
                      i);
    }
    layer_->setCurrentIndex(std::max(0, layer_->findData(model.default_layer)));
  }
  fillHeads();
}

void AttentionControls::fillHeads() {
  {
    const QSignalBlocker quiet(head_);
    head_->clear();
    head_->addItem(tr("Mean"), -1);
    const int count = layer() >= 0 ? model_.heads.value(layer()) : 0;
    for (int i = 0; i < count; ++i) head_->addItem(QString::number(i + 1), i);
    const int wanted = layer() == model_.default_layer ? model_.default_head : -1;
    head_->setCurrentIndex(std::max(0, head_->findData(wanted)));
  }
  enableSources();
  Q_EMIT changed();
}

void AttentionControls::enableSources() {
  const bool attention = kind() == MapKind::kAttention;
  layer_->setEnabled(attention);
  head_->setEnabled(attention && head_->count() > 2);
  QString head_tip = head_->property("tip").toString();
  if (layer() < 0) {
    head_tip = tr("The mean over all layers takes the mean of all heads: choose a layer to see single heads.");
  } else if (head_->count() <= 2) {
    head_tip = tr("This layer has one attention head.");
  }
  const QString whole =
      kind() == MapKind::kRollout
          ? tr("Rollout goes through all layers and heads: there is none to choose.")
          : tr("What the word depends on is asked of the whole network: there are no layers and heads.");
  layer_->setToolTip(attention ? layer_->property("tip").toString() : whole);
  head_->setToolTip(attention ? head_tip : whole);
}

void AttentionControls::setPlaying(bool playing) {
  play_->setChecked(playing);
  play_->setIcon(symbolIcon(playing ? Symbol::Pause : Symbol::Play));
  play_->setText(playing ? tr("Pause") : tr("Play"));
  play_->setAccessibleName(play_->text());
  play_->setToolTip(playing ? tr("Stay at this word (Space)") : tr("Show word after word (Space)"));
}

void AttentionControls::setUnavailable(const QString& reason) {
  for (QToolButton* button : {previous_, play_, next_}) button->setEnabled(reason.isEmpty());
  if (!reason.isEmpty()) {
    for (QToolButton* button : {previous_, play_, next_}) button->setToolTip(reason);
    return;
  }
  previous_->setToolTip(tr("Previous word (Left)"));
  next_->setToolTip(tr("Next word (Right)"));
  setPlaying(play_->isChecked());
}

void AttentionControls::setKindUnavailable(MapKind kind, const QString& reason) {
  const int index = kind_->findData(static_cast<int>(kind));
  auto* items = qobject_cast<QStandardItemModel*>(kind_->model());
  if (index < 0 || !items) return;
  items->item(index)->setEnabled(reason.isEmpty());
  kind_->setItemData(index, reason.isEmpty() ? kind_tips_.value(kind) : reason, Qt::ToolTipRole);
}

void AttentionControls::setFullScale(double full_scale) { legend_->setFullScale(kind(), full_scale); }

MapKind AttentionControls::kind() const { return static_cast<MapKind>(kind_->currentData().toInt()); }

MapLook AttentionControls::look() const { return look_->look(); }

bool AttentionControls::sentenceScale() const { return look_->sentenceScale(); }

int AttentionControls::layer() const { return layer_->count() > 0 ? layer_->currentData().toInt() : -1; }

int AttentionControls::head() const { return head_->count() > 0 ? head_->currentData().toInt() : -1; }

void AttentionControls::save(QSettings& settings) const {
  settings.setValue(QStringLiteral("attention/kind"), static_cast<int>(kind()));
  look_->save(settings);
}

void AttentionControls::restore(const QSettings& settings) {
  kind_->setCurrentIndex(std::max(0, kind_->findData(settings.value(QStringLiteral("attention/kind"), 0).toInt())));
  look_->restore(settings);
}

}  // namespace descry
