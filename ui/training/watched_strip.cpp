#include "ui/training/watched_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSlider>
#include <QVBoxLayout>

#include "ui/widgets/symbol_icon.h"

namespace descry {

namespace {

constexpr QSize kThumbnail(120, 84);
constexpr int kCaptionWidth = 148;
constexpr int kCaptionLines = 4;
constexpr int kKept = 64;
constexpr int kIdRole = Qt::UserRole;

QString text(const std::string& string) { return QString::fromStdString(string); }

}  // namespace

WatchedStrip::WatchedStrip(QWidget* parent)
    : QWidget(parent), images_(kThumbnail, ImageLoader::Fit::kInside, kKept, kKept) {
  setObjectName(QStringLiteral("watchedStrip"));
  title_ = new QLabel;
  title_->setObjectName(QStringLiteral("watchedTitle"));
  slider_ = new QSlider(Qt::Horizontal);
  slider_->setObjectName(QStringLiteral("watchedEpoch"));
  slider_->setAccessibleName(tr("Epoch whose captions are shown"));
  slider_->setToolTip(tr("Goes through the epochs (left and right arrow)"));
  slider_->setTickPosition(QSlider::TicksBelow);
  slider_->setPageStep(1);
  slider_->setMinimumWidth(120);
  list_ = new QListWidget;
  list_->setObjectName(QStringLiteral("watchedPictures"));
  list_->setAccessibleName(tr("Watched pictures and their captions"));
  list_->setViewMode(QListView::IconMode);
  list_->setFlow(QListView::LeftToRight);
  list_->setWrapping(false);
  list_->setMovement(QListView::Static);
  list_->setResizeMode(QListView::Adjust);
  list_->setIconSize(kThumbnail);
  list_->setWordWrap(true);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setTextElideMode(Qt::ElideRight);
  auto* head = new QHBoxLayout;
  head->addWidget(title_, 1);
  head->addWidget(slider_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(head);
  layout->addWidget(list_, 1);
  connect(slider_, &QSlider::valueChanged, this, &WatchedStrip::showEpoch);
  connect(&images_, &ImageLoader::loaded, this, [this](PictureId id, const QImage& image) {
    for (int row = 0; row < list_->count(); ++row) {
      if (list_->item(row)->data(kIdRole).toLongLong() == id) list_->item(row)->setIcon(QPixmap::fromImage(image));
    }
  });
  show({});
}

void WatchedStrip::show(std::map<int, std::vector<WatchedCaption>> epochs) {
  epochs_ = std::move(epochs);
  fitSlider(true);
}

void WatchedStrip::add(int epoch, const std::vector<WatchedCaption>& captions) {
  const bool atNewest = epochs_.empty() || slider_->value() == slider_->maximum();
  epochs_[epoch] = captions;
  fitSlider(atNewest);
}

void WatchedStrip::fitSlider(bool toNewest) {
  const QSignalBlocker blocker(slider_);
  slider_->setRange(0, epochs_.empty() ? 0 : static_cast<int>(epochs_.size()) - 1);
  slider_->setEnabled(epochs_.size() > 1);
  slider_->setVisible(!epochs_.empty());
  if (toNewest) slider_->setValue(slider_->maximum());
  showEpoch();
}

void WatchedStrip::showEpoch() {
  if (epochs_.empty()) {
    title_->setText(tr("A few dev pictures appear here after each epoch, with the captions that they get."));
    list_->clear();
    return;
  }
  const auto& [epoch, captions] = *std::next(epochs_.begin(), slider_->value());
  title_->setText(tr("Dev pictures, captioned at epoch %1").arg(epoch));
  showPictures(captions);
}

PictureId WatchedStrip::idOf(const QString& path) {
  const auto known = ids_.constFind(path);
  if (known != ids_.constEnd()) return *known;
  return *ids_.insert(path, static_cast<PictureId>(ids_.size()));
}

void WatchedStrip::showPictures(const std::vector<WatchedCaption>& captions) {
  const QSize cell(kCaptionWidth, kThumbnail.height() + kCaptionLines * fontMetrics().lineSpacing() + 16);
  // Items are kept while only captions change, so that nothing jumps under the reader.
  while (list_->count() > static_cast<int>(captions.size())) delete list_->takeItem(list_->count() - 1);
  for (std::size_t index = 0; index < captions.size(); ++index) {
    const WatchedCaption& watched = captions[index];
    const int row = static_cast<int>(index);
    if (row == list_->count()) list_->addItem(new QListWidgetItem);
    QListWidgetItem* item = list_->item(row);
    const QString path = text(watched.path);
    const PictureId id = idOf(path);
    const QImage image = images_.image(id, std::filesystem::path(watched.path));
    item->setData(kIdRole, qlonglong{id});
    item->setIcon(image.isNull() ? symbolIcon(Symbol::Picture) : QIcon(QPixmap::fromImage(image)));
    item->setText(text(watched.caption));
    item->setSizeHint(cell);
    item->setTextAlignment(Qt::AlignHCenter | Qt::AlignTop);
    QStringList tip{text(watched.picture), tr("Caption: %1").arg(text(watched.caption)), tr("References:")};
    for (const std::string& reference : watched.references) tip << QStringLiteral("– ") + text(reference);
    item->setToolTip(tip.join(QLatin1Char('\n')));
  }
}

}  // namespace descry
