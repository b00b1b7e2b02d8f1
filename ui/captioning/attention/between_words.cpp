#include "ui/captioning/attention/between_words.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QScreen>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/captioning/attention/colour_legend.h"
#include "ui/captioning/attention/word_matrix.h"
#include "ui/widgets/figure_table.h"

namespace descry {

BetweenWords::BetweenWords(QWidget* parent)
    : QDialog(parent),
      layer_(chooser(QStringLiteral("betweenLayer"), tr("Decoder layer"))),
      head_(chooser(QStringLiteral("betweenHead"), tr("Attention head"))),
      tabs_(new QTabWidget(this)),
      matrix_(new WordMatrix(this)),
      table_(new FigureTable(tr("How much each word (row) looked back at each word before it (column), in percent"),
                             this)),
      legend_(new ColourLegend(this)),
      told_(new QLabel(this)) {
  setObjectName(QStringLiteral("betweenWords"));
  setWindowTitle(tr("Attention between words"));
  setSizeGripEnabled(true);
  tabs_->setObjectName(QStringLiteral("betweenTabs"));
  matrix_->setObjectName(QStringLiteral("wordMatrix"));
  table_->setObjectName(QStringLiteral("wordTable"));
  told_->setObjectName(QStringLiteral("betweenTold"));
  told_->setWordWrap(true);
  told_->setMinimumHeight(fontMetrics().height() * 5 / 2);
  told_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  tabs_->addTab(matrix_, tr("&Colours"));
  tabs_->addTab(table_, tr("&Table"));
  auto* row = new QHBoxLayout;
  for (const auto& [text, box] : {std::pair{tr("La&yer"), layer_}, std::pair{tr("Hea&d"), head_}}) {
    auto* label = new QLabel(text, this);
    label->setBuddy(box);
    row->addWidget(label);
    row->addWidget(box);
  }
  row->addStretch(1);
  row->addWidget(legend_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(row);
  layout->addWidget(tabs_, 1);
  layout->addWidget(told_);
  layout->addWidget(buttons);
  connect(layer_, &QComboBox::currentIndexChanged, this, &BetweenWords::fillHeads);
  connect(head_, &QComboBox::currentIndexChanged, this, &BetweenWords::showWeights);
  connect(matrix_, &WordMatrix::wordClicked, this, &BetweenWords::wordClicked);
  connect(matrix_, &WordMatrix::cellShown, this, [this](const QString& description) {
    if (trace_) {
      told_->setText(description.isEmpty() ? tr("A row for each word, a column for each word it could look back at. "
                                                "What went to the sentence's start is left out.")
                                           : description);
    }
  });
  setTrace({}, std::nullopt);
  resize(QSize(600, 640).boundedTo(screen()->availableSize() - QSize(40, 80)));
}

QComboBox* BetweenWords::chooser(const QString& name, const QString& accessible) {
  auto* box = new QComboBox(this);
  box->setObjectName(name);
  box->setAccessibleName(accessible);
  return box;
}

void BetweenWords::setTrace(const QStringList& words, const std::optional<AttentionTrace>& trace) {
  words_ = words;
  trace_ = trace;
  fillLayers();
}

void BetweenWords::setColours(ColourMap colours) {
  matrix_->setColours(colours);
  MapLook look;
  look.colours = colours;
  legend_->setLook(look);
}

void BetweenWords::fillLayers() {
  const int layers = trace_ ? static_cast<int>(trace_->between_words.size()) : 0;
  if (layer_->count() != layers + 1) {
    const QSignalBlocker quiet(layer_);
    layer_->clear();
    layer_->addItem(tr("Mean"), -1);
    for (int i = 0; i < layers; ++i) layer_->addItem(QString::number(i + 1), i);
  }
  layer_->setEnabled(layers > 1);
  layer_->setToolTip(layers == 1 ? tr("This decoder has one layer.") : QString());
  fillHeads();
}

void BetweenWords::fillHeads() {
  const int layer = layer_->currentData().toInt();
  const int heads =
      trace_ && layer >= 0 ? static_cast<int>(trace_->between_words[static_cast<std::size_t>(layer)].size()) : 0;
  if (head_->count() != heads + 1) {
    const QSignalBlocker quiet(head_);
    head_->clear();
    head_->addItem(tr("Mean"), -1);
    for (int i = 0; i < heads; ++i) head_->addItem(QString::number(i + 1), i);
  }
  head_->setEnabled(heads > 1);
  const QString one_head = heads == 1 ? tr("This layer has one attention head.") : QString();
  head_->setToolTip(
      layer < 0 ? tr("The mean over all layers takes the mean of all heads: choose a layer to see single heads.")
                : one_head);
  showWeights();
}

std::vector<float> BetweenWords::chosenWeights() const {
  std::vector<float> weights(static_cast<std::size_t>(words_.size() * words_.size()));
  if (!trace_) return weights;
  const int layer = layer_->currentData().toInt(), head = head_->currentData().toInt();
  const auto add = [&](const std::vector<float>& of_head, double share) {
    for (std::size_t i = 0; i < weights.size() && i < of_head.size(); ++i) {
      weights[i] += static_cast<float>(share) * of_head[i];
    }
  };
  const auto add_layer = [&](const std::vector<std::vector<float>>& heads, double share) {
    for (const std::vector<float>& of_head : heads) add(of_head, share / static_cast<double>(heads.size()));
  };
  const auto& layers = trace_->between_words;
  if (layer < 0) {
    for (const auto& heads : layers) add_layer(heads, 1.0 / static_cast<double>(layers.size()));
  } else if (head < 0) {
    add_layer(layers[static_cast<std::size_t>(layer)], 1);
  } else {
    add(layers[static_cast<std::size_t>(layer)][static_cast<std::size_t>(head)], 1);
  }
  return weights;
}

void BetweenWords::showWeights() {
  const bool known = trace_ && !trace_->between_words.empty();
  tabs_->setEnabled(known);
  if (!known) {
    matrix_->setWeights({}, {});
    legend_->setFullScale(MapKind::kAttention, 0);
    table_->setRows({tr("Word")}, {});
    told_->setText(!trace_ ? tr("The words' attention is not there yet.")
                           : tr("This model's words do not look at each other: its decoder has no self-attention."));
    return;
  }
  const std::vector<float> weights = chosenWeights();
  matrix_->setWeights(words_, weights);
  legend_->setFullScale(MapKind::kAttention, static_cast<double>(matrix_->largest()));
  QList<QStringList> rows;
  for (qsizetype row = 0; row < words_.size(); ++row) {
    QStringList cells{words_[row]};
    for (qsizetype column = 0; column < words_.size(); ++column) {
      const auto weight = static_cast<double>(weights[static_cast<std::size_t>(row * words_.size() + column)]);
      cells << (column < row ? QLocale().toString(100 * weight, 'f', 1) : QString());
    }
    rows << cells;
  }
  table_->setRows(QStringList{tr("Word, in %")} + words_, rows);
}

}  // namespace descry
