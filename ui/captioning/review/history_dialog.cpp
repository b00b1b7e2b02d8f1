#include "ui/captioning/review/history_dialog.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace descry {
namespace {

enum Column { kSentence, kConfidence, kModel, kDate };
constexpr int kSentenceRole = Qt::UserRole;

QString dateText(std::int64_t seconds) {
  if (seconds <= 0) return {};
  return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), QLocale::ShortFormat);
}

QTreeWidgetItem* itemOf(const Caption& caption) {
  auto* item = new QTreeWidgetItem;
  const QString sentence = QString::fromStdString(caption.text());
  item->setText(kSentence, sentence);
  item->setToolTip(kSentence, sentence);
  item->setData(kSentence, kSentenceRole, sentence);
  item->setText(kConfidence, HistoryDialog::tr("%1 %").arg(qRound(100 * caption.confidence)));
  item->setTextAlignment(kConfidence, Qt::AlignRight | Qt::AlignVCenter);
  return item;
}

}  // namespace

HistoryDialog::HistoryDialog(QWidget* parent)
    : QDialog(parent), heading_(new QLabel(this)), list_(new QTreeWidget(this)) {
  setObjectName(QStringLiteral("historyDialog"));
  setWindowTitle(tr("What models said"));
  heading_->setObjectName(QStringLiteral("historyHeading"));
  heading_->setTextFormat(Qt::PlainText);
  heading_->setWordWrap(true);
  list_->setObjectName(QStringLiteral("historyList"));
  list_->setAccessibleName(tr("Sentences, newest first"));
  list_->setHeaderLabels({tr("Sentence"), tr("Sure"), tr("Model"), tr("Date")});
  list_->setToolTip(tr("The best sentence of each answer; below it, the others that were considered"));
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(kSentence, QHeaderView::Stretch);
  for (const int column : {kConfidence, kModel, kDate}) {
    list_->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
  }
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  use_ = buttons->addButton(tr("&Use this sentence"), QDialogButtonBox::ApplyRole);
  use_->setObjectName(QStringLiteral("useEarlierSentence"));
  use_->setDefault(true);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(heading_);
  layout->addWidget(list_, 1);
  layout->addWidget(buttons);
  resize(720, 360);
  connect(list_, &QTreeWidget::currentItemChanged, this, [this] { use_->setEnabled(!currentSentence().isEmpty()); });
  connect(list_, &QTreeWidget::itemActivated, this, &HistoryDialog::useCurrent);
  connect(use_, &QPushButton::clicked, this, &HistoryDialog::useCurrent);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void HistoryDialog::open(PictureId picture, const QString& name) {
  picture_ = picture;
  list_->clear();
  use_->setEnabled(false);
  heading_->setText(tr("Looking up what models said of %1…").arg(name));
  setWindowTitle(tr("What models said: %1").arg(name));
  show();
  raise();
  activateWindow();
}

void HistoryDialog::setAnswers(const std::vector<AlbumAnswer>& answers) {
  list_->clear();
  for (const AlbumAnswer& answer : answers) {
    if (answer.captions.empty()) continue;
    QTreeWidgetItem* best = itemOf(answer.captions.front());
    const QString model = QString::fromStdString(answer.source.model);
    best->setText(kModel, model.isEmpty() ? tr("unknown") : model);
    best->setText(kDate, dateText(answer.captioned));
    for (std::size_t i = 1; i < answer.captions.size(); ++i) best->addChild(itemOf(answer.captions[i]));
    list_->addTopLevelItem(best);
  }
  const int count = list_->topLevelItemCount();
  heading_->setText(count == 0 ? tr("No model said anything of this picture yet.")
                               : tr("%n answer(s), newest first. A sentence that is used becomes the caption; Undo "
                                    "takes that back.",
                                    nullptr, count));
  if (count > 0) list_->setCurrentItem(list_->topLevelItem(0));
  list_->setFocus();
}

QString HistoryDialog::currentSentence() const {
  const QTreeWidgetItem* item = list_->currentItem();
  return item ? item->data(kSentence, kSentenceRole).toString() : QString();
}

void HistoryDialog::useCurrent() {
  if (!currentSentence().isEmpty()) Q_EMIT sentenceChosen(picture_, currentSentence());
}

}  // namespace descry
