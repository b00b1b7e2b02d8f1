#include "ui/training/settings_form.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/training/data_panel.h"
#include "ui/training/forecast_section.h"
#include "ui/training/learned/picture_picker.h"
#include "ui/training/section.h"
#include "ui/training/setting_fields.h"
#include "ui/training/settings_catalogue.h"
#include "ui/workers/paths.h"

namespace descry {

SettingsForm::SettingsForm(const QString& samples, QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("settingsForm"));
  build(samples);
  choosePreset(QStringLiteral("default"));
}

void SettingsForm::build(const QString& samples) {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->addWidget(buildTop(samples));
  forecast_ = new ForecastSection;
  column->addWidget(forecast_);
  fields_ = new SettingFields(this);
  struct Group {
    QString title;
    bool open;
    void (*fill)(SettingFields&, Section*);
  };
  for (const Group& group : {Group{tr("Optimisation"), true, settings_catalogue::addOptimisation},
                             Group{tr("Fine-tuning"), false, settings_catalogue::addFineTuning},
                             Group{tr("Self-critical training"), false, settings_catalogue::addSelfCritical},
                             Group{tr("Data"), false, settings_catalogue::addData},
                             Group{tr("Network"), false, settings_catalogue::addNetwork},
                             Group{tr("Decoding"), false, settings_catalogue::addDecoding},
                             Group{tr("Device"), false, settings_catalogue::addDevice}}) {
    auto* section = new Section(group.title, group.open);
    group.fill(*fields_, section);
    if (group.fill == settings_catalogue::addDecoding) addWatched(section);
    column->addWidget(section);
  }
  column->addStretch(1);

  auto* scroll = new QScrollArea;
  scroll->setWidget(page);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  foot_ = new QLabel;
  foot_->setObjectName(QStringLiteral("settingsComplaint"));
  foot_->setWordWrap(true);
  foot_->setMargin(style()->pixelMetric(QStyle::PM_LayoutHorizontalSpacing));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(scroll, 1);
  layout->addWidget(foot_);
  connect(fields_, &SettingFields::edited, this, &SettingsForm::check);
  connect(data_, &DataPanel::changed, this, &SettingsForm::check);
  connect(name_, &QLineEdit::textChanged, this, &SettingsForm::check);
}

QWidget* SettingsForm::buildTop(const QString& samples) {
  auto* top = new QWidget;
  auto* form = new QFormLayout(top);
  form->setRowWrapPolicy(QFormLayout::WrapAllRows);
  branch_ = new BranchBar;
  form->addRow(branch_);
  connect(branch_, &BranchBar::cancelled, this, &SettingsForm::endBranch);
  data_ = new DataPanel(samples);
  form->addRow(tr("Pictures and captions"), data_);
  preset_ = new QComboBox;
  preset_->setObjectName(QStringLiteral("preset"));
  preset_->addItem(tr("default: best captions in minutes"), QStringLiteral("default"));
  preset_->addItem(tr("notebook: the original's settings"), QStringLiteral("notebook"));
  preset_->addItem(tr("show-attend-tell: LSTM with soft attention"), QStringLiteral("show-attend-tell"));
  preset_->addItem(tr("words: teach it your words"), QStringLiteral("words"));
  preset_->addItem(tr("scenes: small, for sample scenes"), QStringLiteral("scenes"));
  preset_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  preset_->setMinimumContentsLength(10);
  preset_->setToolTip(tr("Sets every field below; change what you like afterwards"));
  connect(preset_, &QComboBox::activated, this, [this] { choosePreset(preset_->currentData().toString()); });
  auto* presetLabel = new QLabel(tr("&Preset"));
  presetLabel->setBuddy(preset_);
  form->addRow(presetLabel, preset_);
  name_ = new QLineEdit;
  name_->setObjectName(QStringLiteral("runName"));
  name_->setPlaceholderText(tr("named after the data"));
  name_->setToolTip(tr("The run's name, and its folder's. Left empty, it is made from the data folder's name."));
  // A folder's name: nothing that a file system or a shell would trip over.
  name_->setValidator(new QRegularExpressionValidator(
      QRegularExpression(QStringLiteral("[\\p{L}\\p{N}_][\\p{L}\\p{N} ._+-]{0,63}")), name_));
  auto* nameLabel = new QLabel(tr("Name of the &run"));
  nameLabel->setBuddy(name_);
  form->addRow(nameLabel, name_);
  return top;
}

TrainingSettings SettingsForm::settings() const {
  TrainingSettings settings = settings_;
  fields_->take(settings);
  settings.data = DataSources(pathsOf(data_->sources()));
  settings.preprocessing.width = settings.preprocessing.height = settings.picture_side;
  return settings;
}

void SettingsForm::setSettings(const TrainingSettings& settings) {
  settings_ = settings;
  fields_->show(settings);
  preset_->setCurrentIndex(preset_->findData(QString::fromStdString(settings.preset)));
  QStringList sources;
  for (const auto& source : settings.data.paths) sources << textOf(source);
  data_->setSources(sources);
  check();
}

void SettingsForm::choosePreset(const QString& name) {
  auto preset = TrainingSettings::preset_named(name.toStdString());
  if (!preset) return;
  preset->data = settings_.data;
  preset->watched = settings_.watched;
  settings_ = *preset;
  fields_->show(settings_);
  preset_->setCurrentIndex(preset_->findData(name));
  check();
}

void SettingsForm::beginBranch(const QString& runFolder, const QString& runName,
                               const std::vector<BranchPoint>& points) {
  branch_->begin(runFolder, runName, points);
  const QString reason = tr("A branch keeps this: it was decided when the run began.");
  fields_->hold(settings_kept_by_branches(), reason);
  for (QWidget* held : {static_cast<QWidget*>(data_), static_cast<QWidget*>(preset_)}) held->setEnabled(false);
  check();
}

void SettingsForm::endBranch() {
  branch_->end();
  fields_->hold({}, {});
  for (QWidget* held : {static_cast<QWidget*>(data_), static_cast<QWidget*>(preset_)}) held->setEnabled(true);
  check();
}

void SettingsForm::addWatched(Section* section) {
  watched_ = new QPushButton;
  watched_->setObjectName(QStringLiteral("chooseWatched"));
  section->form()->addRow(watched_);
  connect(watched_, &QPushButton::clicked, this, &SettingsForm::chooseWatched);
}

void SettingsForm::showWatched() {
  const auto count = static_cast<int>(settings_.watched.size());
  watched_->setText(count == 0 ? tr("Choose watched pictures…") : tr("Watched pictures (%1 chosen)…").arg(count));
  const PictureChoice pictures = data_->devPictures();
  watched_->setEnabled(pictures != nullptr && !pictures->empty());
  watched_->setToolTip(
      watched_->isEnabled()
          ? tr("Chooses the dev pictures that are captioned after each epoch; none: from all over dev")
          : tr("There are pictures to choose from once the data has been read and some of it is dev."));
}

void SettingsForm::chooseWatched() {
  auto* picker = new PicturePicker(data_->devPictures(), settings_.watched,
                                   tr("The ticked pictures are captioned after each epoch of a new run."), window());
  picker->setAttribute(Qt::WA_DeleteOnClose);
  connect(picker, &QDialog::accepted, this, [this, picker] {
    settings_.watched = picker->chosen();
    check();
  });
  picker->show();
}

QString SettingsForm::runName() const { return name_->text().trimmed(); }

void SettingsForm::clearRunName() { name_->clear(); }

QString SettingsForm::complaint() const { return complaint_.isEmpty() ? data_->complaint() : complaint_; }

void SettingsForm::check() {
  const TrainingSettings edited = settings();
  data_->setSplit(edited.dev_share, edited.seed);
  data_->setVocabulary({edited.vocabulary_min_count, edited.vocabulary_size});
  const auto valid = edited.validate();
  complaint_ = fields_->mark(valid ? QString() : QString::fromStdString(valid.error().describe()));
  if (valid) {
    const DataCounts counts = data_->counts(edited);
    forecast_->foretell(forecast(edited, counts));
    fields_->warn(unusual_settings(edited, counts));
  }
  showWatched();
  foot_->setText(complaint_);
  foot_->setVisible(!complaint_.isEmpty());
  Q_EMIT changed();
}

}  // namespace descry
