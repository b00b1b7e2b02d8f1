#include "ui/captioning/figures/figure_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QSignalBlocker>

#include "ui/captioning/figures/figure_files.h"
#include "ui/captioning/figures/figure_preview.h"
#include "ui/captioning/figures/figure_service.h"
#include "ui/widgets/file_dialogs.h"

namespace descry {
namespace {

constexpr double kMillimetresAnInch = 25.4;
constexpr double kPixelsAnInch = 96;

}  // namespace

FigureDialog::FigureDialog(FigureService* service, QWidget* parent) : QDialog(parent), service_(service) {
  setObjectName(QStringLiteral("figureDialog"));
  setWindowTitle(tr("Save figure"));
  setSizeGripEnabled(true);
  buildLayout();
  connect(service_, &FigureService::previewed, this, [this](const QImage& image) {
    if (problem_.isEmpty()) preview_->setImage(image);
  });
  connect(service_, &FigureService::written, this, [this](const QString& file, const QString& problem) {
    told_->setText(problem.isEmpty() ? tr("Saved %1").arg(file) : tr("%1: %2").arg(file, problem));
  });
  connect(service_, &FigureService::copied, this, [this](const QString& problem) {
    told_->setText(problem.isEmpty() ? tr("Copied: paste it into another program") : problem);
  });
  connect(preview_, &FigurePreview::resized, this, &FigureDialog::updatePreview);
  connect(preview_, &FigurePreview::dragWanted, this, [this] { service_->drag(preview_, content_, settings()); });
  setContent({}, tr("There is no caption with maps to show yet."));
  resize(QSize(1040, 740).boundedTo(screen()->availableSize() - QSize(40, 80)));
}

void FigureDialog::buildLayout() {
  auto* inside = new QWidget;
  auto* form = new QFormLayout(inside);
  form->addRow(buildWords());
  buildParts(form);
  buildSize(form);
  // On a small screen with large text the choices scroll.
  auto* choices = new QScrollArea(this);
  choices->setFrameShape(QFrame::NoFrame);
  choices->setWidgetResizable(true);
  choices->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  choices->setWidget(inside);
  choices->setMinimumWidth(inside->sizeHint().width() + 24);
  preview_ = new FigurePreview(this);
  preview_->setObjectName(QStringLiteral("figurePreview"));
  auto* sides = new QHBoxLayout;
  sides->addWidget(choices);
  sides->addWidget(preview_, 1);
  told_ = new QLabel(this);
  told_->setObjectName(QStringLiteral("figureTold"));
  told_->setWordWrap(true);
  told_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(sides, 1);
  layout->addWidget(told_);
  layout->addWidget(buildButtons());
}

QWidget* FigureDialog::buildWords() {
  auto* part = new QWidget(this);
  auto* layout = new QVBoxLayout(part);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* head = new QLabel(tr("&Words with a tile"), part);
  words_ = new QListWidget(part);
  words_->setObjectName(QStringLiteral("figureWords"));
  words_->setAccessibleName(tr("Words with a tile"));
  words_->setMinimumHeight(words_->fontMetrics().height() * 7);
  head->setBuddy(words_);
  connect(words_, &QListWidget::itemChanged, this, &FigureDialog::updatePreview);
  auto* row = new QHBoxLayout;
  const auto add = [&](const QString& name, const QString& text, const QString& tip, bool all) {
    auto* button = new QPushButton(text, part);
    button->setObjectName(name);
    button->setAutoDefault(false);
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, this, [this, all] { chooseAll(all); });
    row->addWidget(button);
  };
  add(QStringLiteral("figureAllWords"), tr("&All"), tr("Give every word a tile"), true);
  add(QStringLiteral("figureOneWord"), tr("Only &this"), tr("Only the word that is chosen in the list"), false);
  layout->addWidget(head);
  layout->addWidget(words_, 1);
  layout->addLayout(row);
  return part;
}

void FigureDialog::buildParts(QFormLayout* form) {
  const auto check = [&](const QString& name, const QString& text, const QString& tip) {
    auto* box = new QCheckBox(text, this);
    box->setObjectName(name);
    box->setToolTip(tip);
    box->setChecked(true);
    connect(box, &QCheckBox::toggled, this, &FigureDialog::updatePreview);
    form->addRow(box);
    return box;
  };
  picture_ = check(QStringLiteral("figurePicture"), tr("&Picture first"), tr("A tile of the picture without a map"));
  title_ = check(QStringLiteral("figureTitle"), tr("Se&ntence above"), tr("The whole caption above the tiles"));
  captions_ = check(QStringLiteral("figureCaptions"), tr("Words &below tiles"), tr("Each word below its tile"));
  probabilities_ =
      check(QStringLiteral("figureProbabilities"), tr("P&robabilities"), tr("How sure the network was of each word"));
  connect(captions_, &QCheckBox::toggled, probabilities_, &QWidget::setEnabled);
  scale_ = check(QStringLiteral("figureScale"), tr("Co&lour scale"), tr("What the colours stand for, below the tiles"));
}

void FigureDialog::buildSize(QFormLayout* form) {
  ground_ = new QComboBox(this);
  ground_->setObjectName(QStringLiteral("figureGround"));
  ground_->addItem(tr("Dark on bright"), false);
  ground_->addItem(tr("Bright on dark"), true);
  form->addRow(tr("Back&ground"), ground_);
  columns_ = new QSpinBox(this);
  columns_->setObjectName(QStringLiteral("figureColumns"));
  columns_->setRange(1, 30);
  columns_->setValue(6);
  columns_->setToolTip(tr("Tiles in a row: fewer are larger"));
  form->addRow(tr("C&olumns"), columns_);
  text_ = new QSpinBox(this);
  text_->setObjectName(QStringLiteral("figureText"));
  text_->setRange(50, 200);
  text_->setSingleStep(10);
  text_->setValue(100);
  text_->setSuffix(tr(" %"));
  form->addRow(tr("Te&xt size"), text_);
  width_ = new QDoubleSpinBox(this);
  width_->setObjectName(QStringLiteral("figureWidth"));
  width_->setDecimals(0);
  width_->setRange(64, 12000);
  width_->setSingleStep(100);
  width_->setValue(1600);
  width_->setAccessibleName(tr("Width of the figure"));
  unit_ = new QComboBox(this);
  unit_->setObjectName(QStringLiteral("figureUnit"));
  unit_->addItem(tr("pixels"), static_cast<int>(FigureSettings::Unit::kPixels));
  unit_->addItem(tr("mm"), static_cast<int>(FigureSettings::Unit::kMillimetres));
  unit_->setAccessibleName(tr("Unit of the width"));
  auto* row = new QHBoxLayout;
  row->addWidget(width_, 1);
  row->addWidget(unit_);
  form->addRow(tr("Wi&dth"), row);
  static_cast<QLabel*>(form->labelForField(row))->setBuddy(width_);
  dots_ = new QSpinBox(this);
  dots_->setObjectName(QStringLiteral("figureDots"));
  dots_->setRange(72, 1200);
  dots_->setSingleStep(50);
  dots_->setValue(300);
  form->addRow(tr("Pixels an &inch"), dots_);
  size_ = new QLabel(this);
  size_->setObjectName(QStringLiteral("figureSize"));
  size_->setWordWrap(true);
  form->addRow(size_);
  connect(ground_, &QComboBox::currentIndexChanged, this, &FigureDialog::updatePreview);
  connect(unit_, &QComboBox::currentIndexChanged, this, &FigureDialog::changeUnit);
  connect(width_, &QDoubleSpinBox::valueChanged, this, &FigureDialog::describeSize);
  for (QSpinBox* box : {columns_, text_, dots_})
    connect(box, &QSpinBox::valueChanged, this, &FigureDialog::updatePreview);
  changeUnit();
}

QWidget* FigureDialog::buildButtons() {
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  save_ = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
  save_->setObjectName(QStringLiteral("figureSave"));
  save_->setDefault(true);
  copy_ = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
  copy_->setObjectName(QStringLiteral("figureCopy"));
  copy_->setToolTip(tr("Copy the figure as a picture of the chosen size"));
  connect(save_, &QPushButton::clicked, this, &FigureDialog::saveFigure);
  connect(copy_, &QPushButton::clicked, this, [this] {
    told_->setText(tr("Copying…"));
    service_->copy(content_, settings());
  });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  return buttons;
}

void FigureDialog::setContent(const FigureContent& content, const QString& problem) {
  const bool same_words = content.sentence == content_.sentence && content.words.size() == content_.words.size() &&
                          content.name == content_.name;
  content_ = content;
  problem_ = problem;
  if (!same_words) {
    fillWords();
    told_->clear();
  }
  save_->setEnabled(problem.isEmpty());
  copy_->setEnabled(problem.isEmpty());
  save_->setToolTip(problem.isEmpty() ? tr("Write the figure as PNG, SVG or PDF, as its name ends") : problem);
  updatePreview();
}

void FigureDialog::fillWords() {
  const QSignalBlocker quiet(words_);
  words_->clear();
  for (const FigureWord& word : std::as_const(content_.words)) {
    auto* item = new QListWidgetItem(word.text, words_);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Checked);
  }
  if (content_.current_word >= 0) words_->setCurrentRow(content_.current_word);
}

void FigureDialog::chooseAll(bool all) {
  {
    const QSignalBlocker quiet(words_);
    for (int i = 0; i < words_->count(); ++i) {
      words_->item(i)->setCheckState(all || i == std::max(0, words_->currentRow()) ? Qt::Checked : Qt::Unchecked);
    }
  }
  updatePreview();
}

FigureSettings FigureDialog::settings() const {
  FigureSettings settings;
  for (int i = 0; i < words_->count(); ++i) {
    if (words_->item(i)->checkState() != Qt::Checked) settings.left_out.insert(i);
  }
  settings.picture = picture_->isChecked();
  settings.captions = captions_->isChecked();
  settings.probabilities = probabilities_->isChecked();
  settings.scale = scale_->isChecked();
  settings.title = title_->isChecked();
  settings.dark = ground_->currentData().toBool();
  settings.columns = columns_->value();
  settings.text_scale = text_->value() / 100.0;
  settings.unit = static_cast<FigureSettings::Unit>(unit_->currentData().toInt());
  settings.width = width_->value();
  settings.dots_per_inch = dots_->value();
  settings.font = font();
  return settings;
}

void FigureDialog::changeUnit() {
  const bool millimetres = unit_->currentData().toInt() == static_cast<int>(FigureSettings::Unit::kMillimetres);
  const bool were = width_->maximum() < 2000;
  dots_->setEnabled(millimetres);
  dots_->setToolTip(millimetres ? tr("Of pictures in the figure, and of a PNG")
                                : tr("A figure in pixels has as many as its width says"));
  if (millimetres != were) {
    const double width = width_->value(), factor = kMillimetresAnInch / kPixelsAnInch;
    width_->setRange(millimetres ? 10 : 64, millimetres ? 1000 : 12000);
    width_->setSingleStep(millimetres ? 10 : 100);
    width_->setValue(millimetres ? width * factor : width / factor);
  }
  describeSize();
}

void FigureDialog::describeSize() {
  if (!size_) return;
  const FigureSettings chosen = settings();
  const QSize pixels = figureSize(content_, chosen, figureWidth(chosen));
  const QLocale locale;
  if (chosen.unit == FigureSettings::Unit::kPixels) {
    size_->setText(tr("%1 × %2 pixels").arg(locale.toString(pixels.width()), locale.toString(pixels.height())));
  } else {
    size_->setText(tr("%1 × %2 mm; as PNG %3 × %4 pixels")
                       .arg(locale.toString(chosen.width, 'f', 0),
                            locale.toString(chosen.width * pixels.height() / pixels.width(), 'f', 0),
                            locale.toString(pixels.width()), locale.toString(pixels.height())));
  }
}

void FigureDialog::updatePreview() {
  if (!preview_) return;
  describeSize();
  if (!problem_.isEmpty()) {
    preview_->setMessage(problem_);
  } else if (isVisible()) {
    service_->preview(content_, settings(), preview_->room());
  }
}

void FigureDialog::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  updatePreview();
}

void FigureDialog::saveFigure() {
  const QString kind = content_.kind == MapKind::kDependence ? QStringLiteral("-dependence.png")
                       : content_.kind == MapKind::kRollout  ? QStringLiteral("-rollout.png")
                                                             : QStringLiteral("-attention.png");
  const QString file = FileDialogs::current().saveFile(
      this, tr("Save figure"), content_.name + kind,
      tr("Picture (*.png);;Scalable picture, SVG (*.svg);;Document, PDF (*.pdf);;All figures (*.png *.svg *.pdf)"));
  if (file.isEmpty()) return;
  told_->setText(tr("Saving…"));
  service_->write(content_, settings(), file);
}

void FigureDialog::save(QSettings& settings) const {
  const FigureSettings chosen = this->settings();
  settings.beginGroup(QStringLiteral("figure"));
  settings.setValue(QStringLiteral("picture"), chosen.picture);
  settings.setValue(QStringLiteral("captions"), chosen.captions);
  settings.setValue(QStringLiteral("probabilities"), chosen.probabilities);
  settings.setValue(QStringLiteral("scale"), chosen.scale);
  settings.setValue(QStringLiteral("title"), chosen.title);
  settings.setValue(QStringLiteral("dark"), chosen.dark);
  settings.setValue(QStringLiteral("columns"), chosen.columns);
  settings.setValue(QStringLiteral("text"), text_->value());
  settings.setValue(QStringLiteral("unit"), unit_->currentIndex());
  settings.setValue(QStringLiteral("width"), chosen.width);
  settings.setValue(QStringLiteral("dots"), chosen.dots_per_inch);
  settings.endGroup();
}

void FigureDialog::restore(const QSettings& settings) {
  const auto value = [&](const char* key, const QVariant& otherwise) {
    return settings.value(QStringLiteral("figure/") + QString::fromLatin1(key), otherwise);
  };
  picture_->setChecked(value("picture", true).toBool());
  captions_->setChecked(value("captions", true).toBool());
  probabilities_->setChecked(value("probabilities", true).toBool());
  scale_->setChecked(value("scale", true).toBool());
  title_->setChecked(value("title", true).toBool());
  ground_->setCurrentIndex(value("dark", false).toBool() ? 1 : 0);
  columns_->setValue(value("columns", 6).toInt());
  text_->setValue(value("text", 100).toInt());
  unit_->setCurrentIndex(value("unit", 0).toInt() == 1 ? 1 : 0);
  width_->setValue(value("width", width_->value()).toDouble());
  dots_->setValue(value("dots", 300).toInt());
}

}  // namespace descry
