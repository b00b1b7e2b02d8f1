#include "ui/training/watched_strip.h"

#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/training/learned/epoch_slider.h"
#include "ui/training/learned/learned_run.h"
#include "ui/training/learned/picture_picker.h"
#include "ui/training/learned/watched_window.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {

namespace {

constexpr QSize kThumbnail(120, 84);
constexpr int kCaptionLetters = 26;  // a line
constexpr int kCaptionLines = 3;
constexpr int kKept = 64;
constexpr int kIdRole = Qt::UserRole, kPictureRole = Qt::UserRole + 1;

QString text(const std::string& string) { return QString::fromStdString(string); }

QString withScore(const WatchedCaption& caption) {
  if (!caption.cider) return text(caption.caption);
  return WatchedStrip::tr("%1 (%2)", "a caption, its CIDEr")
      .arg(text(caption.caption), QLocale().toString(*caption.cider, 'f', 2));
}

}  // namespace

WatchedStrip::WatchedStrip(LearnedRun* run, QWidget* parent)
    : QWidget(parent), run_(run), images_(kThumbnail, ImageLoader::Fit::kInside, kKept, kKept) {
  setObjectName(QStringLiteral("watchedStrip"));
  title_ = new QLabel;
  title_->setObjectName(QStringLiteral("watchedTitle"));
  title_->setWordWrap(true);
  note_ = new QLabel;
  note_->setObjectName(QStringLiteral("watchedNote"));
  note_->setWordWrap(true);
  choose_ = new QPushButton(tr("Choose…"));
  choose_->setObjectName(QStringLiteral("watchedChoose"));
  list_ = new QListWidget;
  list_->setObjectName(QStringLiteral("watchedPictures"));
  list_->setAccessibleName(tr("Watched pictures and their captions; Return opens one larger"));
  list_->setViewMode(QListView::IconMode);
  list_->setFlow(QListView::LeftToRight);
  list_->setWrapping(false);
  list_->setMovement(QListView::Static);
  list_->setResizeMode(QListView::Adjust);
  list_->setIconSize(kThumbnail);
  list_->setWordWrap(true);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setTextElideMode(Qt::ElideRight);
  auto* head = new QHBoxLayout;
  head->addWidget(title_, 1);
  head->addWidget(new EpochSlider(run, QStringLiteral("watchedEpoch")), 1);
  head->addWidget(choose_);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(head);
  layout->addWidget(note_);
  layout->addWidget(list_, 1);
  connect(run, &LearnedRun::epochsChanged, this, &WatchedStrip::showEpoch);
  connect(run, &LearnedRun::epochChanged, this, &WatchedStrip::showEpoch);
  connect(list_, &QListWidget::itemActivated, this, &WatchedStrip::openLarge);
  connect(list_, &QListWidget::itemClicked, this, &WatchedStrip::openLarge);
  connect(list_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
    if (large_ != nullptr && item != nullptr) large_->showPicture(item->data(kPictureRole).toString());
  });
  connect(&images_, &ImageLoader::loaded, this, [this](PictureId id, const QImage& image) {
    for (int row = 0; row < list_->count(); ++row) {
      if (list_->item(row)->data(kIdRole).toLongLong() == id) list_->item(row)->setIcon(QPixmap::fromImage(image));
    }
  });
  connectChoice();
  showEpoch();
}

void WatchedStrip::connectChoice() {
  connect(choose_, &QPushButton::clicked, run_, &LearnedRun::readChoice);
  connect(run_, &LearnedRun::choiceRead, this, &WatchedStrip::showChoice);
  connect(run_, &LearnedRun::choiceNotStored, this, &WatchedStrip::note);
}

void WatchedStrip::showChoice(const WatchedChoice& choice) {
  if (choice.pictures == nullptr) return note(choice.problem);
  if (picker_ != nullptr) picker_->close();
  picker_ = new PicturePicker(choice.pictures, choice.chosen,
                              tr("The ticked pictures are captioned from the end of this run's next epoch on. Those of "
                                 "a new run are chosen in its settings."),
                              window());
  picker_->setAttribute(Qt::WA_DeleteOnClose);
  connect(picker_, &QDialog::accepted, this, [this, folder = choice.folder, picker = picker_.data()] {
    if (folder != run_->folder()) return;  // another run was chosen meanwhile
    run_->choose(picker->chosen());
    note(tr("The pictures that you chose appear here after this run's next epoch."));
  });
  picker_->show();
}

void WatchedStrip::note(const QString& sentence) {
  note_->setText(sentence);
  note_->setVisible(!sentence.isEmpty());
}

void WatchedStrip::showEpoch() {
  note(run_->problem());
  choose_->setEnabled(!run_->folder().isEmpty());
  choose_->setToolTip(run_->folder().isEmpty() ? tr("There is no run to choose pictures for.")
                                               : tr("Chooses which dev pictures are captioned after each epoch"));
  const WatchedEpoch captions = run_->captionsOf(run_->epoch());
  if (captions == nullptr) {
    title_->setText(run_->epoch() == 0
                        ? tr("A few dev pictures appear here after each epoch, with the captions that they get.")
                        : tr("No captions of watched pictures can be shown for epoch %1.").arg(run_->epoch()));
    list_->clear();
    return;
  }
  title_->setText(run_->epoch() == run_->newest()
                      ? tr("Dev pictures, captioned at epoch %1").arg(run_->epoch())
                      : tr("Captioned at epoch %1, and now, at epoch %2").arg(run_->epoch()).arg(run_->newest()));
  showPictures(*captions);
}

PictureId WatchedStrip::idOf(const QString& path) {
  const auto known = ids_.constFind(path);
  if (known != ids_.constEnd()) return *known;
  return *ids_.insert(path, static_cast<PictureId>(ids_.size()));
}

void WatchedStrip::showPictures(const std::vector<WatchedCaption>& captions) {
  // Items are kept while only captions change, so that nothing jumps under the reader.
  while (list_->count() > static_cast<int>(captions.size())) delete list_->takeItem(list_->count() - 1);
  for (std::size_t index = 0; index < captions.size(); ++index) {
    const int row = static_cast<int>(index);
    if (row == list_->count()) list_->addItem(new QListWidgetItem);
    showCaption(captions[index], list_->item(row));
  }
}

void WatchedStrip::showCaption(const WatchedCaption& watched, QListWidgetItem* item) {
  const PictureId id = idOf(text(watched.path));
  if (item->data(kIdRole) != QVariant(qlonglong{id})) {  // not while only captions change: a slider moves through many
    const QImage image = images_.image(id, std::filesystem::path(watched.path));
    item->setData(kIdRole, qlonglong{id});
    item->setIcon(image.isNull() ? symbolIcon(Symbol::Picture) : QIcon(QPixmap::fromImage(image)));
  }
  item->setData(kPictureRole, text(watched.picture));
  QStringList shown{withScore(watched)};
  QStringList tip{text(watched.picture), tr("Caption: %1").arg(withScore(watched))};
  const WatchedCaption* now = run_->captionOf(watched.picture, run_->newest());
  if (run_->epoch() != run_->newest() && now != nullptr) {
    shown << tr("now: %1").arg(withScore(*now));
    tip << tr("Now: %1").arg(withScore(*now));
  }
  tip << tr("References:");
  for (const std::string& reference : watched.references) tip << QStringLiteral("– ") + text(reference);
  tip << tr("In brackets: CIDEr-D. A click (or Return) opens the picture larger, with each word's attention.");
  item->setText(shown.join(QLatin1Char('\n')));
  item->setToolTip(tip.join(QLatin1Char('\n')));
  item->setTextAlignment(Qt::AlignHCenter | Qt::AlignTop);
  item->setSizeHint(
      {kCaptionLetters * fontMetrics().averageCharWidth(),
       kThumbnail.height() + static_cast<int>(shown.size()) * kCaptionLines * fontMetrics().lineSpacing() + 16});
}

void WatchedStrip::openLarge(const QListWidgetItem* item) {
  if (large_ == nullptr) {
    large_ = new WatchedWindow(run_, window());
    large_->setAttribute(Qt::WA_DeleteOnClose);
  }
  large_->showPicture(item->data(kPictureRole).toString());
  large_->show();
  large_->raise();
  large_->activateWindow();
}

}  // namespace descry
