#include "ui/training/learned/picture_picker.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include "ui/training/learned/picked_pictures.h"

namespace descry {

namespace {

constexpr QSize kFirstSize(560, 520), kIcon(96, 72);

}  // namespace

PicturePicker::PicturePicker(const PictureChoice& pictures, const std::vector<std::string>& chosen,
                             const QString& effect, QWidget* parent)
    : QDialog(parent), model_(new PickedPictures(pictures, chosen, this)) {
  setObjectName(QStringLiteral("picturePicker"));
  setWindowTitle(tr("Watched pictures"));
  auto* about = new QLabel(effect);
  about->setWordWrap(true);
  list_ = new QListView;
  list_->setObjectName(QStringLiteral("pickerPictures"));
  list_->setAccessibleName(tr("Dev pictures; the space bar ticks one"));
  list_->setIconSize(kIcon);
  list_->setUniformItemSizes(true);
  list_->setWordWrap(true);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  count_ = new QLabel;
  count_->setObjectName(QStringLiteral("pickerCount"));
  auto* none = new QPushButton(tr("Untick all"));
  none->setObjectName(QStringLiteral("pickerNone"));
  none->setToolTip(tr("With none ticked, pictures from all over dev are watched"));
  none->setAutoDefault(false);
  connect(none, &QPushButton::clicked, model_, &PickedPictures::untickAll);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  buttons->button(QDialogButtonBox::Ok)->setToolTip(tr("Watches the ticked pictures (Return)"));
  buttons->button(QDialogButtonBox::Cancel)->setToolTip(tr("Leaves everything as it was (Escape)"));
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* foot = new QHBoxLayout;
  foot->addWidget(count_, 1);
  foot->addWidget(none);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(about);
  layout->addWidget(buildSearch());
  layout->addWidget(list_, 1);
  layout->addLayout(foot);
  layout->addWidget(buttons);
  connect(model_, &PickedPictures::tickedChanged, this, &PicturePicker::showCount);
  showCount();
  resize(kFirstSize.boundedTo(screen()->availableSize()));
}

QWidget* PicturePicker::buildSearch() {
  auto* search = new QLineEdit;
  search->setObjectName(QStringLiteral("pickerSearch"));
  search->setPlaceholderText(tr("Search names and captions"));
  search->setAccessibleName(tr("Words that a picture's name or caption must have"));
  search->setToolTip(tr("Shows pictures whose name or first caption has all of these words"));
  search->setClearButtonEnabled(true);
  auto* only = new QCheckBox(tr("Only ticked"));
  only->setObjectName(QStringLiteral("pickerOnly"));
  only->setToolTip(tr("Shows the ticked pictures only"));
  auto* found = new PictureSearch(this);
  found->setSourceModel(model_);
  list_->setModel(found);
  connect(search, &QLineEdit::textChanged, found, &PictureSearch::setWords);
  connect(only, &QCheckBox::toggled, found, &PictureSearch::setTickedOnly);
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(search, 1);
  layout->addWidget(only);
  search->setFocus();
  return row;
}

void PicturePicker::showCount() {
  count_->setText(model_->ticked() == 0 ? tr("None ticked: pictures from all over dev are watched.")
                                        : tr("Ticked: %1").arg(locale().toString(model_->ticked())));
}

std::vector<std::string> PicturePicker::chosen() const { return model_->chosen(); }

}  // namespace descry
