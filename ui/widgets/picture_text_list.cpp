#include "ui/widgets/picture_text_list.h"

#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/workers/paths.h"

namespace descry {

namespace {

constexpr QSize kThumbnail(132, 99);
constexpr int kKept = 64;

}  // namespace

PictureTextList::PictureTextList(const QString& objectName, const QString& name, QWidget* parent)
    : QWidget(parent), images_(kThumbnail, ImageLoader::Fit::kInside, kKept, kKept) {
  list_ = new QListWidget;
  list_->setObjectName(objectName);
  list_->setAccessibleName(name);
  list_->setIconSize(kThumbnail);
  list_->setWordWrap(true);
  list_->setResizeMode(QListView::Adjust);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setSpacing(4);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(list_);
  connect(&images_, &ImageLoader::loaded, this, &PictureTextList::putImage);
}

void PictureTextList::setEntries(const std::vector<PictureText>& entries) {
  first_ += list_->count();
  list_->clear();
  QPixmap blank(kThumbnail);  // keeps the texts in line until the picture is there
  blank.fill(Qt::transparent);
  for (const PictureText& entry : entries) {
    auto* item = new QListWidgetItem(QIcon(blank), entry.text);
    item->setToolTip(entry.tip);
    item->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    list_->addItem(item);
  }
  // The loader decodes what was asked for last first.
  for (int row = list_->count() - 1; row >= 0; --row) {
    const QString& path = entries[static_cast<std::size_t>(row)].path;
    if (!path.isEmpty()) images_.image(first_ + row, pathsOf({path}).front());
  }
}

void PictureTextList::putImage(PictureId id, const QImage& image) {
  QListWidgetItem* item = list_->item(static_cast<int>(id - first_));
  if (item == nullptr || id < first_) return;
  QImage whole(kThumbnail, QImage::Format_ARGB32_Premultiplied);
  whole.fill(Qt::transparent);
  QPainter painter(&whole);
  painter.drawImage(QPoint((whole.width() - image.width()) / 2, (whole.height() - image.height()) / 2), image);
  painter.end();
  item->setIcon(QPixmap::fromImage(whole));
}

}  // namespace descry
