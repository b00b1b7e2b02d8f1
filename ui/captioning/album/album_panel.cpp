#include "ui/captioning/album/album_panel.h"

#include <QAction>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/captioning/album/album_delegate.h"
#include "ui/captioning/album/album_filter.h"
#include "ui/captioning/album/album_model.h"
#include "ui/captioning/review/search_help.h"
#include "ui/widgets/flow_layout.h"

namespace descry {
namespace {

constexpr const char* kTerm = "term";  // what a quick button puts into the search

}  // namespace

AlbumPanel::AlbumPanel(AlbumModel* album, QWidget* parent)
    : QWidget(parent),
      album_(album),
      filter_(new AlbumFilter(album, this)),
      list_(new QListView(this)),
      search_(new QLineEdit(this)),
      problem_(new QLabel(this)),
      nothing_(new QLabel(list_)),
      order_(new QComboBox(this)),
      count_(new QLabel(this)) {
  list_->setObjectName(QStringLiteral("albumList"));
  list_->setAccessibleName(tr("Album"));
  // Before the list follows, which would go back to the one before.
  connect(filter_, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex&, int first, int last) {
    const int current = list_->currentIndex().row();
    if (current < first || current > last || last + 1 >= filter_->rowCount()) return;
    list_->setCurrentIndex(filter_->index(last + 1));
  });
  list_->setModel(filter_);
  list_->setItemDelegate(new AlbumDelegate(list_));
  list_->setUniformItemSizes(true);
  list_->setDragDropMode(QAbstractItemView::DragOnly);
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFrameShape(QFrame::NoFrame);
  nothing_->setObjectName(QStringLiteral("nothingFound"));
  nothing_->setWordWrap(true);
  nothing_->setAlignment(Qt::AlignCenter);
  nothing_->setText(tr("No picture of the album is found by this search."));
  auto* over_list = new QVBoxLayout(list_->viewport());
  over_list->addWidget(nothing_);
  nothing_->hide();

  auto* find = new QHBoxLayout;
  auto* quick = new FlowLayout;
  quick->setSpacing(2);  // so that they stay in one row
  auto* tools = new QHBoxLayout;
  buildSearch();
  buildQuickButtons(quick);
  buildOrder();
  find->addWidget(search_, 1);
  find->addWidget(help_);
  tools->addWidget(order_, 1);
  tools->addWidget(count_);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(list_, 1);
  layout->addLayout(find);
  layout->addWidget(problem_);
  layout->addLayout(quick);
  layout->addLayout(tools);
  layout->setContentsMargins(0, 0, 0, layout->contentsMargins().bottom());
  const int side = style()->pixelMetric(QStyle::PM_LayoutLeftMargin) / 2;
  for (QLayout* row : {static_cast<QLayout*>(find), static_cast<QLayout*>(quick), static_cast<QLayout*>(tools)}) {
    row->setContentsMargins(side, 0, side, 0);
  }
  problem_->setContentsMargins(side, 0, side, 0);
  QWidget* before = list_;
  const auto then = [&before](QWidget* widget) { setTabOrder(std::exchange(before, widget), widget); };
  then(search_);
  then(help_);
  for (QToolButton* button : quick_) then(button);
  then(order_);

  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
    if (now.isValid()) wanted_ = currentPicture();
    Q_EMIT currentPictureChanged(currentPicture());
  });
  connect(filter_, &AlbumFilter::countChanged, this, &AlbumPanel::updateCount);
  connect(filter_, &QAbstractItemModel::layoutChanged, this, &AlbumPanel::keepCurrent);
  connect(filter_, &QAbstractItemModel::modelReset, this, &AlbumPanel::keepCurrent);
  connect(album_, &QAbstractItemModel::rowsInserted, this, &AlbumPanel::updateCount);
  connect(album_, &QAbstractItemModel::modelReset, this, [this] {
    if (album_->rowCount() == 0) wanted_ = 0;  // another album has other pictures by the same numbers
  });
  updateCount();
}

void AlbumPanel::buildSearch() {
  search_->setObjectName(QStringLiteral("albumSearch"));
  search_->setPlaceholderText(tr("Search captions and names…"));
  search_->setAccessibleName(tr("Search the album"));
  search_->setClearButtonEnabled(true);
  search_->setToolTip(tr("Show pictures whose caption or name holds these words (%1); Down goes to what is found")
                          .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
  search_->installEventFilter(this);
  connect(search_, &QLineEdit::textChanged, this, &AlbumPanel::search);
  problem_->setObjectName(QStringLiteral("searchProblem"));
  problem_->setWordWrap(true);
  problem_->setTextFormat(Qt::PlainText);
  problem_->hide();
  help_ = new SearchHelp(this);
  connect(help_, &SearchHelp::chosen, this, [this](const QString& query) {
    setSearch(query);
    search_->setFocus();
  });
}

void AlbumPanel::buildQuickButtons(QLayout* layout) {
  const auto add = [&](const char* name, const QString& term, const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setText(text);
    button->setToolTip(tr("%1: puts “%2” into the search", "what a button shows, the search's word").arg(tip, term));
    button->setAccessibleName(tip);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setProperty(kTerm, term);
    connect(button, &QToolButton::clicked, this, [this, term](bool wanted) { toggleTerm(term, wanted); });
    layout->addWidget(button);
    quick_.push_back(button);
  };
  add("quickUnreviewed", QStringLiteral("is:unreviewed"), tr("Unreviewed"), tr("Neither accepted nor rejected"));
  add("quickDoubtful", QStringLiteral("is:doubtful"), tr("Doubtful"),
      tr("Unreviewed, and the model was less than 50 % sure"));
  add("quickEdited", QStringLiteral("is:edited"), tr("Edited"), tr("Edited by a person"));
  add("quickFailed", QStringLiteral("state:failed"), tr("Failed"), tr("Could not be captioned"));
}

void AlbumPanel::buildOrder() {
  order_->setObjectName(QStringLiteral("albumOrder"));
  order_->setAccessibleName(tr("Order of the album"));
  order_->setToolTip(tr("Order of the album"));
  const auto add = [this](const QString& text, AlbumFilter::Order order) {
    order_->addItem(text, static_cast<int>(order));
  };
  add(tr("In order of arrival"), AlbumFilter::Order::kAdded);
  add(tr("By name"), AlbumFilter::Order::kName);
  add(tr("By folder"), AlbumFilter::Order::kFolder);
  add(tr("By caption"), AlbumFilter::Order::kCaption);
  add(tr("Least sure first"), AlbumFilter::Order::kLeastSure);
  add(tr("Most sure first"), AlbumFilter::Order::kMostSure);
  add(tr("Unreviewed first"), AlbumFilter::Order::kUnreviewed);
  order_->setMinimumContentsLength(8);
  order_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  connect(order_, &QComboBox::currentIndexChanged, this, [this] {
    filter_->setOrder(static_cast<AlbumFilter::Order>(order_->currentData().toInt()));
    if (list_->currentIndex().isValid()) list_->scrollTo(list_->currentIndex());
  });
  count_->setObjectName(QStringLiteral("albumCount"));
}

bool AlbumPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == search_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
      if (!list_->currentIndex().isValid() && filter_->rowCount() > 0) list_->setCurrentIndex(filter_->index(0));
      if (list_->currentIndex().isValid()) list_->scrollTo(list_->currentIndex());
      list_->setFocus(Qt::OtherFocusReason);
      return true;
    }
    if (key == Qt::Key_Escape && !search_->text().isEmpty()) {
      search_->clear();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void AlbumPanel::search(const QString& query) {
  filter_->setSearch(query);
  problem_->setText(filter_->problem());
  problem_->setVisible(!filter_->problem().isEmpty());
  search_->setAccessibleDescription(filter_->problem());
  const QStringList terms = query.simplified().split(QLatin1Char(' '));
  for (QToolButton* button : quick_) button->setChecked(terms.contains(button->property(kTerm).toString()));
  if (list_->currentIndex().isValid()) list_->scrollTo(list_->currentIndex());
  updateCount();
}

void AlbumPanel::setSearch(const QString& query) { search_->setText(query); }

void AlbumPanel::toggleTerm(const QString& term, bool wanted) {
  QStringList terms = search_->text().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
  terms.removeAll(term);
  if (wanted) terms.append(term);
  setSearch(terms.join(QLatin1Char(' ')));
}

/// What was current before the search hid it is so again when it is shown again.
void AlbumPanel::keepCurrent() {
  if (wanted_ != 0 && !list_->currentIndex().isValid()) setCurrentPicture(wanted_);
}

PictureId AlbumPanel::currentPicture() const { return list_->currentIndex().data(AlbumModel::kIdRole).toLongLong(); }

void AlbumPanel::setCurrentPicture(PictureId id) {
  const QModelIndex index = filter_->indexOf(id);
  if (!index.isValid() || index == list_->currentIndex()) return;
  list_->setCurrentIndex(index);
}

std::vector<PictureId> AlbumPanel::selectedPictures() const {
  std::vector<int> rows;
  for (const QItemSelectionRange& range : list_->selectionModel()->selection()) {
    for (int row = range.top(); row <= range.bottom(); ++row) rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end());
  std::vector<PictureId> ids;
  ids.reserve(rows.size());
  for (const int row : rows) ids.push_back(filter_->entryAt(row).id);
  return ids;
}

bool AlbumPanel::hasSeveralSelected() const {
  int selected = 0;
  for (const QItemSelectionRange& range : list_->selectionModel()->selection()) selected += range.height();
  return selected > 1;
}

std::vector<PictureId> AlbumPanel::visiblePictures() const {
  std::vector<PictureId> ids;
  const int height = list_->viewport()->height();
  for (QModelIndex index = list_->indexAt({1, 1}); index.isValid(); index = index.siblingAtRow(index.row() + 1)) {
    if (list_->visualRect(index).top() >= height) break;
    ids.push_back(index.data(AlbumModel::kIdRole).toLongLong());
  }
  return ids;
}

void AlbumPanel::focusSearch() {
  search_->setFocus(Qt::ShortcutFocusReason);
  search_->selectAll();
}

void AlbumPanel::updateCount() {
  const int shown = filter_->rowCount();
  const int all = album_->rowCount();
  count_->setText(shown == all ? QLocale().toString(all)
                               : tr("%1 of %2").arg(QLocale().toString(shown), QLocale().toString(all)));
  count_->setToolTip(tr("%n picture(s) in the album", nullptr, all));
  nothing_->setVisible(shown == 0 && all > 0);
}

}  // namespace descry
