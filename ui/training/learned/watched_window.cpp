#include "ui/training/learned/watched_window.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScreen>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/training/learned/epoch_slider.h"
#include "ui/training/learned/learned_run.h"
#include "ui/training/learned/score_line.h"
#include "ui/training/learned/watched_side.h"

namespace descry {

namespace {

constexpr QSize kPicture(1200, 1200), kFirstSize(940, 600);
constexpr int kKept = 8;

QString text(const std::string& string) { return QString::fromStdString(string); }

}  // namespace

WatchedWindow::WatchedWindow(LearnedRun* run, QWidget* parent)
    : QDialog(parent), run_(run), images_(kPicture, ImageLoader::Fit::kInside, kKept, 1) {
  setObjectName(QStringLiteral("watchedWindow"));
  setWindowTitle(tr("Watched picture"));
  then_ = new WatchedSide(QStringLiteral("then"));
  now_ = new WatchedSide(QStringLiteral("now"));
  references_ = new QLabel;
  references_->setObjectName(QStringLiteral("watchedReferences"));
  references_->setTextFormat(Qt::PlainText);
  references_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  references_->setWordWrap(true);
  references_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  scores_ = new ScoreLine;
  auto* sides = new QHBoxLayout;
  sides->addWidget(then_, 1);
  sides->addWidget(now_, 1);
  auto* foot = new QHBoxLayout;
  auto* scroll = new QScrollArea;  // of some data there are more than there is room for
  scroll->setWidget(references_);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  scroll->setMinimumHeight(7 * fontMetrics().lineSpacing());  // five, and a long one
  foot->addWidget(scroll, 1);
  foot->addWidget(scores_, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  buttons->button(QDialogButtonBox::Close)->setToolTip(tr("Closes this window (Escape)"));
  buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(buildHead());
  layout->addLayout(sides, 1);
  layout->addLayout(foot);
  layout->addWidget(buttons);
  connectSides();
  now_->setFocus();
  resize(kFirstSize.boundedTo(screen()->availableSize()));
}

QWidget* WatchedWindow::buildHead() {
  name_ = new QLabel;
  name_->setObjectName(QStringLiteral("watchedName"));
  name_->setTextFormat(Qt::PlainText);
  const auto button = [this](const char* objectName, const QString& label, const QString& help,
                             QKeySequence::StandardKey key, int by) {
    auto* made = new QPushButton(label);
    made->setObjectName(QLatin1String(objectName));
    made->setAutoDefault(false);
    const QKeySequence keys(key);
    made->setToolTip(help.arg(keys.toString(QKeySequence::NativeText)));
    connect(made, &QPushButton::clicked, this, [this, by] { step(by); });
    auto* shortcut = new QShortcut(keys, this);
    connect(shortcut, &QShortcut::activated, this, [this, by] { step(by); });
    return made;
  };
  back_ = button("watchedBack", tr("Previous"), tr("The watched picture before this one (%1)"),
                 QKeySequence::MoveToPreviousPage, -1);
  forth_ = button("watchedForth", tr("Next"), tr("The next watched picture (%1)"), QKeySequence::MoveToNextPage, 1);
  oneScale_ = new QCheckBox(tr("One scale"));
  oneScale_->setObjectName(QStringLiteral("watchedScale"));
  oneScale_->setToolTip(
      tr("Colours both maps by the larger of their largest weights, so that a flat map is seen to be flat"));
  auto* head = new QWidget;
  auto* layout = new QHBoxLayout(head);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(name_, 1);
  layout->addWidget(oneScale_);
  layout->addWidget(new EpochSlider(run_, QStringLiteral("watchedWindowEpoch")), 1);
  layout->addWidget(back_);
  layout->addWidget(forth_);
  return head;
}

void WatchedWindow::connectSides() {
  connect(run_, &LearnedRun::epochsChanged, this, &WatchedWindow::showEpochs);
  connect(run_, &LearnedRun::epochChanged, this, &WatchedWindow::showEpochs);
  connect(then_, &WatchedSide::wordChanged, this, [this] { follow(then_, now_); });
  connect(now_, &WatchedSide::wordChanged, this, [this] { follow(now_, then_); });
  connect(oneScale_, &QCheckBox::toggled, this, &WatchedWindow::fitScales);
  connect(&images_, &ImageLoader::loaded, this, [this](PictureId id) {
    if (id == id_) showImage();
  });
  connect(&images_, &ImageLoader::failed, this, [this](PictureId id) {
    if (id == id_) showImage();
  });
}

void WatchedWindow::showPicture(const QString& picture) {
  if (picture_ == picture.toStdString()) return;
  picture_ = picture.toStdString();
  ++id_;
  name_->setText(picture);
  setWindowTitle(tr("%1 – watched picture").arg(picture));
  showEpochs();
  showImage();
}

const WatchedCaption* WatchedWindow::anyCaption() const {
  for (const int epoch : {run_->epoch(), run_->newest()})
    if (const WatchedCaption* caption = run_->captionOf(picture_, epoch)) return caption;
  return nullptr;
}

void WatchedWindow::showEpochs() {
  const auto titleOf = [this](const QString& when, const WatchedCaption* caption) {
    return caption == nullptr || !caption->cider
               ? when
               : tr("%1 · CIDEr %2", "epoch 3 · CIDEr 0.83").arg(when, locale().toString(*caption->cider, 'f', 2));
  };
  const WatchedCaption* then = run_->captionOf(picture_, run_->epoch());
  const WatchedCaption* now = run_->captionOf(picture_, run_->newest());
  then_->setVisible(run_->epoch() != run_->newest());
  {
    const QScopedValueRollback<bool> following(following_, true);
    then_->showCaption(titleOf(tr("Epoch %1").arg(run_->epoch()), then), then);
    now_->showCaption(titleOf(tr("Now, epoch %1").arg(run_->newest()), now), now);
  }
  follow(now_, then_);
  const WatchedCaption* any = anyCaption();
  QStringList lines{tr("References:")};
  if (any != nullptr)
    for (const std::string& reference : any->references) lines << QStringLiteral("– ") + text(reference);
  references_->setText(lines.join(QLatin1Char('\n')));
  scores_->setScores(run_->ciderOf(picture_), run_->epoch());
  const WatchedEpoch watched = run_->captionsOf(run_->newest());
  const bool others = watched != nullptr && watched->size() > 1;
  back_->setEnabled(others);
  forth_->setEnabled(others);
}

void WatchedWindow::showImage() {
  const WatchedCaption* any = anyCaption();
  const std::filesystem::path path = any == nullptr ? std::filesystem::path() : std::filesystem::path(any->path);
  const QImage image = images_.image(id_, path);
  for (WatchedSide* side : {then_, now_}) {
    if (!image.isNull()) {
      side->showPicture(image);
    } else if (!images_.problem(id_).isEmpty()) {
      side->showWithoutPicture(
          tr("The picture cannot be shown (%1): %2").arg(images_.problem(id_), text(path.string())));
    }
  }
}

void WatchedWindow::step(int by) {
  const WatchedEpoch captions = run_->captionsOf(run_->newest());
  if (captions == nullptr || captions->empty()) return;
  const auto count = static_cast<int>(captions->size());
  const auto here = std::find_if(captions->begin(), captions->end(),
                                 [this](const WatchedCaption& caption) { return caption.picture == picture_; });
  const int place = here == captions->end() ? 0 : static_cast<int>(here - captions->begin()) + by;
  showPicture(text((*captions)[static_cast<std::size_t>((place + count) % count)].picture));
}

/// The same word, then and now.
void WatchedWindow::follow(const WatchedSide* leader, WatchedSide* follower) {
  if (following_) return;
  const QScopedValueRollback<bool> following(following_, true);
  follower->choose(leader->chosenWord());
  fitScales();
}

void WatchedWindow::fitScales() {
  const float scale = oneScale_->isChecked() ? std::max(then_->largestWeight(), now_->largestWeight()) : 0;
  then_->setCommonScale(scale);
  now_->setCommonScale(scale);
}

}  // namespace descry
