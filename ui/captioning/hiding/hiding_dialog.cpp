#include "ui/captioning/hiding/hiding_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QTableWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/captioning/hiding/hiding_picture.h"
#include "ui/captioning/sentence/word_differences.h"
#include "ui/widgets/probability_bars.h"

namespace descry {
namespace {

constexpr int kAskDelay = 150;  // milliseconds that the hand must rest

QString points(double share) { return QLocale().toString(100 * share, 'f', 1); }

/// Percentage points, with a sign: "−41.3".
QString change(double share) {
  const QString text = points(std::abs(share));
  if (text == points(0)) return text;
  return (share < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + text;
}

/// What hiding says of the word.
QString verdict(const QString& word, double with, double without) {
  if (points(with) == points(without))
    return HidingDialog::tr(
               "Given the words before it, “%1” is as likely without: it did not come from what is hidden.")
        .arg(word);
  if (without > with)
    return HidingDialog::tr("Given the words before it, “%1” is likelier without: %2 % instead of %3 %.")
        .arg(word, points(without), points(with));
  return HidingDialog::tr("Given the words before it, “%1” loses %2 of its %3 percentage points.")
      .arg(word, points(with - without), points(with));
}

QLabel* sentenceLabel(const char* name, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setObjectName(QString::fromLatin1(name));
  label->setWordWrap(true);
  label->setTextFormat(Qt::RichText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

QLabel* smallHeading(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  QFont bold = label->font();
  bold.setBold(true);
  label->setFont(bold);
  return label;
}

}  // namespace

HidingDialog::HidingDialog(QWidget* parent)
    : QDialog(parent),
      heading_(new QLabel(this)),
      picture_(new HidingPicture(this)),
      share_(new QSlider(Qt::Horizontal, this)),
      count_(new QLabel(this)),
      before_(sentenceLabel("wholeCaption", this)),
      after_(sentenceLabel("hiddenCaption", this)),
      verdict_(new QLabel(this)),
      bars_(new ProbabilityBars(this)),
      words_(new QTableWidget(0, 4, this)),
      soon_(new QTimer(this)) {
  setObjectName(QStringLiteral("hidingDialog"));
  setWindowTitle(tr("Hide what it looked at"));
  heading_->setObjectName(QStringLiteral("hidingHeading"));
  heading_->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* columns = new QHBoxLayout;
  columns->addLayout(pictureSide(), 3);
  columns->addLayout(answerSide(), 2);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(heading_);
  layout->addLayout(columns, 1);
  layout->addWidget(buttons);
  resize(900, 560);

  soon_->setSingleShot(true);
  soon_->setInterval(kAskDelay);
  connect(soon_, &QTimer::timeout, this, &HidingDialog::ask);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(share_, &QSlider::valueChanged, this, &HidingDialog::hideStrongest);
  connect(picture_, &HidingPicture::cellsChanged, this, &HidingDialog::note);
}

QVBoxLayout* HidingDialog::pictureSide() {
  share_->setObjectName(QStringLiteral("hiddenShare"));
  share_->setAccessibleName(tr("How much is hidden"));
  share_->setToolTip(tr("How many of the cells that the network looked at most are hidden"));
  count_->setObjectName(QStringLiteral("hiddenCount"));
  auto* strongest = new QPushButton(tr("What it &looked at"), this);
  strongest->setObjectName(QStringLiteral("hideStrongest"));
  strongest->setToolTip(tr("Hides the cells again that the network looked at most"));
  connect(strongest, &QPushButton::clicked, this, [this] { hideStrongest(share_->value()); });
  auto* rest = new QPushButton(tr("The &rest instead"), this);
  rest->setObjectName(QStringLiteral("hideRest"));
  rest->setToolTip(tr("Shows what is hidden and hides everything else"));
  connect(rest, &QPushButton::clicked, this, &HidingDialog::hideRest);
  for (QPushButton* button : {strongest, rest}) button->setAutoDefault(false);
  auto* share_line = new QHBoxLayout;
  share_line->addWidget(share_, 1);
  share_line->addWidget(count_);
  auto* button_line = new QHBoxLayout;
  button_line->addWidget(strongest);
  button_line->addWidget(rest);
  button_line->addStretch();
  auto* side = new QVBoxLayout;
  side->addWidget(picture_, 1);
  side->addLayout(share_line);
  side->addLayout(button_line);
  return side;
}

QVBoxLayout* HidingDialog::answerSide() {
  verdict_->setObjectName(QStringLiteral("hidingVerdict"));
  verdict_->setWordWrap(true);
  bars_->setObjectName(QStringLiteral("hidingBars"));
  bars_->setAccessibleName(tr("The word's probability with the whole picture and without what is hidden"));
  bars_->setFixedHeight(2 * ProbabilityBars::rowSize(fontMetrics()).height());
  words_->setObjectName(QStringLiteral("hidingWords"));
  words_->setAccessibleName(tr("What hiding costs each word"));
  words_->setHorizontalHeaderLabels({tr("Word"), tr("Whole"), tr("Hidden"), tr("Change")});
  words_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  words_->verticalHeader()->hide();
  words_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  words_->setSelectionMode(QAbstractItemView::NoSelection);
  words_->setToolTip(tr("Each word's probability given the words before it, in percent"));
  auto* side = new QVBoxLayout;
  side->addWidget(smallHeading(tr("With the whole picture"), this));
  side->addWidget(before_);
  side->addWidget(smallHeading(tr("Without what is hidden"), this));
  side->addWidget(after_);
  side->addSpacing(side->spacing());
  side->addWidget(bars_);
  side->addWidget(verdict_);
  side->addWidget(words_, 1);
  return side;
}

void HidingDialog::setSubject(HidingSubject subject) {
  subject_ = std::move(subject);
  const auto& weights = subject_.map.weights;
  strongest_.resize(weights.size());
  std::iota(strongest_.begin(), strongest_.end(), 0);
  std::stable_sort(strongest_.begin(), strongest_.end(), [&](int a, int b) {
    return weights[static_cast<std::size_t>(a)] > weights[static_cast<std::size_t>(b)];
  });
  const QString word = QString::fromStdString(subject_.caption.words[static_cast<std::size_t>(subject_.word)].text);
  heading_->setText(
      tr("Did “%1” come from where the network looked? What is grey is hidden from it, and the caption is "
         "written again without. (%2)",
         "a word, a file's name")
          .arg(word, subject_.name));
  setPicture(subject_.image);
  setProblem(QString());  // the answer on the former word goes
  const QSignalBlocker quiet(share_);
  share_->setRange(0, static_cast<int>(weights.size()));
  share_->setValue(std::max(1, static_cast<int>(weights.size()) / 4));
  hideStrongest(share_->value());
}

void HidingDialog::setPicture(const QImage& picture) {
  subject_.image = picture;
  picture_->setPicture(picture, QColor(subject_.grey[0], subject_.grey[1], subject_.grey[2]));
}

void HidingDialog::hideStrongest(int count) {
  std::vector<bool> cells(strongest_.size(), false);
  for (int i = 0; i < count; ++i) cells[static_cast<std::size_t>(strongest_[static_cast<std::size_t>(i)])] = true;
  picture_->setCells(subject_.map.rows, subject_.map.columns, std::move(cells));
  note();
}

void HidingDialog::hideRest() {
  std::vector<bool> cells = picture_->cells();
  cells.flip();
  picture_->setCells(subject_.map.rows, subject_.map.columns, std::move(cells));
  note();
}

void HidingDialog::note() {
  const auto hidden = std::count(picture_->cells().begin(), picture_->cells().end(), true);
  count_->setText(tr("%1 of %2 cells").arg(hidden).arg(picture_->cells().size()));
  soon_->start();
}

void HidingDialog::ask() {
  after_->setText(tr("Captioning…"));
  Q_EMIT wanted({subject_.map.rows, subject_.map.columns, picture_->cells()});
}

void HidingDialog::setProblem(const QString& problem) {
  before_->clear();
  after_->setText(problem.toHtmlEscaped());
  verdict_->clear();
  bars_->setRows({});
  words_->setRowCount(0);
}

void HidingDialog::setAnswer(const HiddenAnswer& answer) {
  // The subject may be another than the best sentence: compared are the best ones.
  const auto best = [](const std::vector<Caption>& captions) {
    return captions.empty() ? QString() : QString::fromStdString(captions.front().text());
  };
  const QString before = best(answer.whole), after = best(answer.captions);
  before_->setText(markedSentence(before, after));
  after_->setText(after.isEmpty() ? tr("(nothing)") : markedSentence(after, before));
  before_->setAccessibleDescription(spokenDifferences(before, after));
  after_->setAccessibleDescription(spokenDifferences(after, before));
  const auto place = static_cast<std::size_t>(subject_.word);
  if (place < answer.with.size()) {
    const double with = static_cast<double>(answer.with[place]), without = static_cast<double>(answer.without[place]);
    bars_->setRows({{tr("whole picture"), with, true}, {tr("hidden"), without, false}});
    const QString word = QString::fromStdString(subject_.caption.words[place].text);
    verdict_->setText(verdict(word, with, without));
  }
  showWords(answer);
}

void HidingDialog::showWords(const HiddenAnswer& answer) {
  const std::size_t rows = std::min(answer.with.size(), subject_.caption.words.size());
  words_->setRowCount(static_cast<int>(rows));
  for (std::size_t i = 0; i < rows; ++i) {
    const double with = static_cast<double>(answer.with[i]), without = static_cast<double>(answer.without[i]);
    const QStringList texts{QString::fromStdString(subject_.caption.words[i].text), points(with), points(without),
                            change(without - with)};
    for (int column = 0; column < static_cast<int>(texts.size()); ++column) {
      auto* item = new QTableWidgetItem(texts[column]);
      if (column > 0) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      QFont font = words_->font();
      font.setBold(static_cast<int>(i) == subject_.word);
      item->setFont(font);
      words_->setItem(static_cast<int>(i), column, item);
    }
  }
  for (int column = 1; column < 4; ++column) words_->resizeColumnToContents(column);
  if (QTableWidgetItem* item = words_->item(subject_.word, 0)) words_->scrollToItem(item);
}

}  // namespace descry
