#include "ui/captioning/decoding_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QRegularExpressionValidator>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/captioning/decoding_settings.h"
#include "ui/workers/caption_types.h"

namespace descry {
namespace {

constexpr int kShownSentences = 5;  // of the search, in the inspector, unless more or fewer are asked for
constexpr int kMostSentences = 20;
constexpr int kMostWords = 60;

enum Way { kBeam, kGreedy, kDrawing };

/// Entries of one word or of several in a row.
std::vector<std::string> entriesIn(const QLineEdit* field) {
  static const QRegularExpression between(QStringLiteral("[,;]"));
  std::vector<std::string> entries;
  for (const QString& entry : field->text().split(between)) {
    if (!entry.trimmed().isEmpty()) entries.push_back(entry.simplified().toStdString());
  }
  return entries;
}

QString joined(const std::vector<std::string>& words) {
  QStringList texts;
  for (const std::string& word : words) texts.append(QString::fromStdString(word));
  return texts.join(QStringLiteral(", "));
}

template <typename Spin>
Spin* spin(Spin* box, double least, double most, double step = 1) {
  box->setRange(static_cast<decltype(box->value())>(least), static_cast<decltype(box->value())>(most));
  box->setSingleStep(static_cast<decltype(box->value())>(step));
  box->setKeyboardTracking(false);
  return box;
}

}  // namespace

DecodingDialog::DecodingDialog(QWidget* parent)
    : QDialog(parent),
      way_(new QComboBox(this)),
      beam_(spin(new QSpinBox(this), 1, kMostSentences)),
      length_exponent_(spin(new QDoubleSpinBox(this), 0, 2, 0.1)),
      n_best_(spin(new QSpinBox(this), 1, kMostSentences)),
      min_words_(spin(new QSpinBox(this), 0, kMostWords)),
      max_words_(spin(new QSpinBox(this), 1, kMostWords)),
      no_repeats_(new QCheckBox(tr("Name &nothing twice in the same words"), this)),
      start_(new QLineEdit(this)),
      forbidden_(new QLineEdit(this)),
      required_(new QLineEdit(this)),
      temperature_(spin(new QDoubleSpinBox(this), 0.1, 2, 0.1)),
      top_k_(spin(new QSpinBox(this), 0, 1000)),
      top_p_(spin(new QDoubleSpinBox(this), 0.05, 1, 0.05)),
      seed_(new QLineEdit(this)),
      note_(new QLabel(this)) {
  setObjectName(QStringLiteral("decodingDialog"));
  setWindowTitle(tr("Captioning settings"));
  auto* search = new QGroupBox(tr("Search"), this);
  auto* search_form = new QFormLayout(search);
  addSearchFields(search_form);
  auto* length = new QGroupBox(tr("Length"), this);
  auto* length_form = new QFormLayout(length);
  addLengthFields(length_form);
  auto* words = new QGroupBox(tr("Words"), this);
  auto* words_form = new QFormLayout(words);
  addWordFields(words_form);
  drawing_ = drawingFields();

  note_->setWordWrap(true);
  note_->setObjectName(QStringLiteral("decodingNote"));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  QPushButton* reset = buttons->addButton(tr("The model's &own"), QDialogButtonBox::ResetRole);
  reset->setObjectName(QStringLiteral("recommendedDecoding"));
  reset->setToolTip(tr("What the model's file recommends"));
  // Return in a field keeps what was typed there and does nothing else.
  for (QAbstractButton* button : buttons->buttons()) qobject_cast<QPushButton*>(button)->setAutoDefault(false);
  auto* left = new QVBoxLayout;
  left->addWidget(search);
  left->addWidget(length);
  left->addStretch();
  auto* right = new QVBoxLayout;
  right->addWidget(words);
  right->addWidget(drawing_);
  right->addStretch();
  auto* columns = new QHBoxLayout;
  columns->addLayout(left);
  columns->addLayout(right, 1);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(columns, 1);
  layout->addWidget(note_);
  layout->addWidget(buttons);

  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(reset, &QPushButton::clicked, this, [this] {
    n_best_by_hand_ = false;
    setSettings(recommended_);
    changed_by_hand_ = false;
  });
  connect(way_, &QComboBox::activated, this, [this](int way) {
    if (way == kGreedy) beam_->setValue(1);
    if (way == kBeam && beam_->value() == 1) beam_->setValue(std::max(recommended_.beam, 2));
    noteChange();
  });
  connect(n_best_, &QSpinBox::valueChanged, this, [this] { n_best_by_hand_ = n_best_by_hand_ || !being_set_; });
  for (QSpinBox* box : {beam_, n_best_, min_words_, max_words_, top_k_})
    connect(box, &QSpinBox::valueChanged, this, &DecodingDialog::noteChange);
  for (QDoubleSpinBox* box : {length_exponent_, temperature_, top_p_})
    connect(box, &QDoubleSpinBox::valueChanged, this, &DecodingDialog::noteChange);
  for (QLineEdit* edit : {start_, forbidden_, required_, seed_})
    connect(edit, &QLineEdit::textEdited, this, &DecodingDialog::noteChange);
  connect(no_repeats_, &QCheckBox::toggled, this, &DecodingDialog::noteChange);
  setSettings({});
}

DecodingDialog::~DecodingDialog() = default;

QWidget* DecodingDialog::field(QWidget* editor, const char* name, const QString& tip) {
  editor->setToolTip(tip);
  auto* problem = new QLabel(this);
  problem->setObjectName(QString::fromLatin1(name) + QStringLiteral("Problem"));
  problem->setWordWrap(true);
  problem->hide();
  QFont bold = problem->font();
  bold.setBold(true);
  problem->setFont(bold);
  problems_.insert(QString::fromLatin1(name), problem);
  auto* both = new QWidget(this);
  auto* layout = new QVBoxLayout(both);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(editor);
  layout->addWidget(problem);
  both->setFocusProxy(editor);
  return both;
}

void DecodingDialog::addSearchFields(QFormLayout* form) {
  way_->setObjectName(QStringLiteral("decodingWay"));
  way_->addItems({tr("Beam search"), tr("Greedy: the likeliest word each time"), tr("Drawn by chance")});
  form->addRow(tr("&Sentences by:"),
               field(way_, "way", tr("Searched for, the best of many; or drawn word by word, different each time")));
  beam_->setObjectName(QStringLiteral("beam"));
  form->addRow(tr("&Beam:"),
               field(beam_, "beam",
                     tr("Sentences that are followed at the same time: 1 is fastest, 3 to 5 write better captions")));
  length_exponent_->setObjectName(QStringLiteral("lengthExponent"));
  form->addRow(tr("Length &exponent:"), field(length_exponent_, "length_exponent",
                                              tr("How strongly longer sentences are favoured: 0 not at all")));
  n_best_->setObjectName(QStringLiteral("nBest"));
  form->addRow(tr("Sentences &kept:"),
               field(n_best_, "n_best", tr("Of each picture, best first; the inspector shows them beside each other")));
  no_repeats_->setObjectName(QStringLiteral("noRepeats"));
  form->addRow(field(no_repeats_, "no_repeats", tr("No “a man in a man”: two words that stood together do not again")));
}

void DecodingDialog::addLengthFields(QFormLayout* form) {
  min_words_->setObjectName(QStringLiteral("minWords"));
  form->addRow(tr("&Fewest words:"), field(min_words_, "min_words", tr("No caption ends before so many words")));
  max_words_->setObjectName(QStringLiteral("maxWords"));
  form->addRow(tr("&Most words:"),
               field(max_words_, "max_words", tr("A caption ends after this many words at the latest")));
}

void DecodingDialog::addWordFields(QFormLayout* form) {
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  start_->setObjectName(QStringLiteral("start"));
  start_->setPlaceholderText(tr("a photograph of"));
  start_->setClearButtonEnabled(true);
  form->addRow(tr("Be&gin with:"), field(start_, "start", tr("Words that every caption begins with")));
  required_->setObjectName(QStringLiteral("required"));
  required_->setPlaceholderText(tr("dog, grass"));
  required_->setClearButtonEnabled(true);
  form->addRow(tr("M&ust hold:"),
               field(required_, "required",
                     tr("What every caption holds, wherever it fits best: words, or several in a row (hot dog), with "
                        "commas between them")));
  forbidden_->setObjectName(QStringLiteral("forbidden"));
  forbidden_->setPlaceholderText(tr("man, woman"));
  forbidden_->setClearButtonEnabled(true);
  form->addRow(tr("Ne&ver say:"),
               field(forbidden_, "forbidden",
                     tr("What no caption holds: words, or several in a row (hot dog), with commas between them")));
  start_->setMinimumWidth(fontMetrics().averageCharWidth() * 36);
}

QGroupBox* DecodingDialog::drawingFields() {
  auto* box = new QGroupBox(tr("Drawing by chance"), this);
  auto* form = new QFormLayout(box);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  temperature_->setObjectName(QStringLiteral("temperature"));
  form->addRow(tr("&Temperature:"),
               field(temperature_, "temperature", tr("Below 1 keeps to what is likely, above 1 dares more")));
  top_k_->setObjectName(QStringLiteral("topK"));
  top_k_->setSpecialValueText(tr("all words"));
  form->addRow(tr("&Likeliest words:"), field(top_k_, "top_k", tr("Draws from so many of the likeliest words only")));
  top_p_->setObjectName(QStringLiteral("topP"));
  form->addRow(tr("S&hare:"), field(top_p_, "top_p",
                                    tr("Draws from the likeliest words that hold this share of probability together")));
  seed_->setObjectName(QStringLiteral("seed"));
  seed_->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{1,19}")), seed_));
  auto* again = new QPushButton(tr("Ne&w"), this);
  again->setObjectName(QStringLiteral("newSeed"));
  again->setToolTip(tr("Other sentences: another number to draw by"));
  again->setAutoDefault(false);
  connect(again, &QPushButton::clicked, this, [this] {
    seed_->setText(QString::number(QRandomGenerator::global()->bounded(1'000'000)));
    noteChange();
  });
  auto* line = new QWidget(this);
  auto* layout = new QHBoxLayout(line);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(seed_, 1);
  layout->addWidget(again);
  line->setFocusProxy(seed_);
  form->addRow(tr("See&d:"), field(line, "seed", tr("The same number draws the same sentences again")));
  return box;
}

void DecodingDialog::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  check();
}

void DecodingDialog::noteChange() {
  if (being_set_) return;
  changed_by_hand_ = true;
  check();
}

void DecodingDialog::setModel(const ModelInfo& model) {
  vocabulary_ = model.vocabulary;
  longest_ = model.longest;
  recommended_ = model.decoding;
  if (changed_by_hand_) {
    check();
  } else {
    setSettings(recommended_);
  }
}

void DecodingDialog::setSettings(const DecodingSettings& settings) {
  being_set_ = true;
  way_->setCurrentIndex(settings.sample ? kDrawing : settings.beam == 1 ? kGreedy : kBeam);
  beam_->setValue(settings.beam);
  length_exponent_->setValue(settings.length_exponent);
  n_best_->setMaximum(kMostSentences);  // as the way and the beam allow is set by check()
  if (n_best_by_hand_ || settings.n_best > 1) n_best_->setValue(settings.n_best);
  min_words_->setValue(settings.min_words);
  max_words_->setValue(settings.max_words);
  no_repeats_->setChecked(settings.no_repeats);
  start_->setText(QString::fromStdString(settings.start));
  forbidden_->setText(joined(settings.forbidden));
  required_->setText(joined(settings.required));
  temperature_->setValue(settings.temperature);
  top_k_->setValue(settings.top_k);
  top_p_->setValue(settings.top_p);
  seed_->setText(QString::number(settings.seed));
  being_set_ = false;
  check();
}

DecodingSettings DecodingDialog::shown() const {
  DecodingSettings settings;
  settings.sample = way_->currentIndex() == kDrawing;
  settings.beam = beam_->value();
  settings.length_exponent = length_exponent_->value();
  settings.n_best = n_best_->value();
  settings.min_words = min_words_->value();
  settings.max_words = max_words_->value();
  settings.no_repeats = no_repeats_->isChecked();
  settings.start = start_->text().simplified().toStdString();
  settings.forbidden = entriesIn(forbidden_);
  settings.required = entriesIn(required_);
  settings.temperature = temperature_->value();
  settings.top_k = top_k_->value();
  settings.top_p = top_p_->value();
  settings.seed = seed_->text().toULongLong();
  return settings;
}

void DecodingDialog::enableFields() {
  being_set_ = true;
  const int way = way_->currentIndex();
  if (way == kBeam && beam_->value() == 1) way_->setCurrentIndex(kGreedy);
  if (way == kGreedy && beam_->value() > 1) way_->setCurrentIndex(kBeam);
  const bool draws = way == kDrawing;
  beam_->setEnabled(!draws);
  drawing_->setEnabled(draws);
  drawing_->setToolTip(draws ? QString() : tr("For sentences that are drawn by chance"));
  const int most = draws ? kMostSentences : beam_->value();
  n_best_->setMaximum(most);
  if (!n_best_by_hand_) n_best_->setValue(std::min(most, kShownSentences));
  being_set_ = false;
}

void DecodingDialog::check() {
  enableFields();
  const DecodingSettings asked = shown();
  std::vector<SettingsProblem> problems;
  if (vocabulary_) problems = settings_problems(asked, *vocabulary_, longest_);
  showProblems(problems);
  DecodingSettings accepted = asked;
  if (!problems.empty()) {
    // What was accepted of another model's words need not be of this one's.
    accepted = accepted_;
    if (!settings_problems(accepted_, *vocabulary_, longest_).empty()) {
      accepted = recommended_;
      accepted.n_best = std::min(accepted.beam, kShownSentences);
    }
  }
  if (accepted == accepted_) return;
  accepted_ = std::move(accepted);
  Q_EMIT settingsChanged();
}

void DecodingDialog::showProblems(const std::vector<SettingsProblem>& problems) {
  for (QLabel* label : problems_) label->hide();
  for (const SettingsProblem& problem : problems) {
    QLabel* label = problems_.value(QString::fromStdString(problem.field));
    if (!label) continue;
    label->setText(QString::fromStdString(problem.message));
    label->show();
    // A form gives a text of several lines only what it asked for before it knew its width.
    if (isVisible()) label->setMinimumHeight(label->heightForWidth(label->parentWidget()->width()));
  }
  note_->setText(problems.empty()
                     ? tr("Changes count for pictures captioned from now on. “Caption all again” renews the others.")
                     : tr("Until this is put right, pictures are captioned without these changes."));
}

QString DecodingDialog::problem() const {
  if (!vocabulary_) return {};
  const auto problems = settings_problems(shown(), *vocabulary_, longest_);
  return problems.empty() ? QString() : QString::fromStdString(problems.front().message);
}

void DecodingDialog::save(QSettings& settings) const {
  const QString key = QStringLiteral("caption/decoding");
  if (!changed_by_hand_) {
    settings.remove(key);
    return;
  }
  const std::string text = settings_json(shown()).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
  settings.setValue(key, QString::fromStdString(text));
}

void DecodingDialog::restore(const QSettings& settings) {
  const std::string text = settings.value(QStringLiteral("caption/decoding")).toString().toStdString();
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return;
  const Result<DecodingSettings> read = settings_from_json(json);
  if (!read) return;
  changed_by_hand_ = n_best_by_hand_ = true;
  setSettings(*read);
}

}  // namespace descry
