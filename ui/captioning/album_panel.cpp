#include "ui/captioning/album_panel.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/captioning/album_delegate.h"
#include "ui/captioning/album_filter.h"
#include "ui/captioning/album_model.h"

namespace descry {

AlbumPanel::AlbumPanel(AlbumModel* album, QWidget* parent)
    : QWidget(parent),
      album_(album),
      filter_(new AlbumFilter(this)),
      list_(new QListView(this)),
      search_(new QLineEdit(this)),
      order_(new QComboBox(this)),
      count_(new QLabel(this)) {
  filter_->setSourceModel(album_);
  list_->setObjectName(QStringLiteral("albumList"));
  list_->setAccessibleName(tr("Album"));
  list_->setModel(filter_);
  list_->setItemDelegate(new AlbumDelegate(list_));
  list_->setUniformItemSizes(true);
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFrameShape(QFrame::NoFrame);
  buildTools();

  auto* tools = new QHBoxLayout;
  tools->addWidget(order_, 1);
  tools->addWidget(count_);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(list_, 1);
  layout->addWidget(search_);
  layout->addLayout(tools);
  layout->setContentsMargins(0, 0, 0, layout->contentsMargins().bottom());
  const int side = style()->pixelMetric(QStyle::PM_LayoutLeftMargin) / 2;
  search_->setContentsMargins(side, 0, side, 0);
  tools->setContentsMargins(side, 0, side, 0);

  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this] { Q_EMIT currentPictureChanged(currentPicture()); });
  for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
    connect(filter_, signal, this, &AlbumPanel::updateCount);
  }
  updateCount();
}

void AlbumPanel::buildTools() {
  search_->setObjectName(QStringLiteral("albumSearch"));
  search_->setPlaceholderText(tr("Search captions and names…"));
  search_->setAccessibleName(tr("Search the album"));
  search_->setClearButtonEnabled(true);
  search_->setToolTip(tr("Show pictures whose caption or name holds these words (%1)")
                          .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    const PictureId current = currentPicture();
    filter_->setSearch(text);
    setCurrentPicture(current);
    updateCount();
  });

  order_->setObjectName(QStringLiteral("albumOrder"));
  order_->setAccessibleName(tr("Order of the album"));
  order_->setToolTip(tr("Order of the album"));
  order_->addItem(tr("In order of arrival"), static_cast<int>(AlbumFilter::Order::kAdded));
  order_->addItem(tr("By name"), static_cast<int>(AlbumFilter::Order::kName));
  order_->addItem(tr("By caption"), static_cast<int>(AlbumFilter::Order::kCaption));
  order_->addItem(tr("Least sure first"), static_cast<int>(AlbumFilter::Order::kLeastSure));
  order_->addItem(tr("Most sure first"), static_cast<int>(AlbumFilter::Order::kMostSure));
  order_->setMinimumContentsLength(8);
  order_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  connect(order_, &QComboBox::currentIndexChanged, this, [this] {
    filter_->setOrder(static_cast<AlbumFilter::Order>(order_->currentData().toInt()));
    if (list_->currentIndex().isValid()) list_->scrollTo(list_->currentIndex());
  });
  count_->setObjectName(QStringLiteral("albumCount"));
}

PictureId AlbumPanel::currentPicture() const { return list_->currentIndex().data(AlbumModel::kIdRole).toLongLong(); }

void AlbumPanel::setCurrentPicture(PictureId id) {
  const QModelIndex index = filter_->mapFromSource(album_->indexOf(id));
  if (!index.isValid() || index == list_->currentIndex()) return;
  list_->setCurrentIndex(index);
}

std::vector<PictureId> AlbumPanel::selectedPictures() const {
  std::vector<PictureId> ids;
  for (const QModelIndex& index : list_->selectionModel()->selectedIndexes()) {
    ids.push_back(index.data(AlbumModel::kIdRole).toLongLong());
  }
  return ids;
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
}

}  // namespace descry
