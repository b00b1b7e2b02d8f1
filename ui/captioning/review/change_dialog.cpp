#include "ui/captioning/review/change_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QHideEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <memory>

#include "ui/captioning/album/album_model.h"
#include "ui/captioning/review/difference_delegate.h"

namespace descry {
namespace {

constexpr int kTypingPause = 120;  // milliseconds: the preview follows what is typed, not each key

}  // namespace

ChangeDialog::ChangeDialog(AlbumModel* album, Pictures pictures, QWidget* parent)
    : QDialog(parent),
      album_(album),
      pictures_(std::move(pictures)),
      preview_(new ChangePreview(album, this)),
      tabs_(new QTabWidget(this)),
      scope_(new QComboBox(this)),
      table_(new QTableView(this)),
      problem_(new QLabel(this)),
      count_(new QLabel(this)) {
  setObjectName(QStringLiteral("changeDialog"));
  setWindowTitle(tr("Change captions"));
  tabs_->setObjectName(QStringLiteral("changeTabs"));
  tabs_->addTab(buildReplace(), tr("&Find and replace"));
  tabs_->addTab(buildChange(), tr("&Change many"));
  tabs_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
  scope_->setObjectName(QStringLiteral("changeScope"));
  scope_->setAccessibleName(tr("In which captions"));
  scope_->addItem(tr("In all captions"), static_cast<int>(Scope::kAll));
  scope_->addItem(tr("In those that the search shows"), static_cast<int>(Scope::kShown));
  scope_->addItem(tr("In the selected ones"), static_cast<int>(Scope::kSelected));

  table_->setObjectName(QStringLiteral("changeTable"));
  table_->setAccessibleName(tr("What would change"));
  table_->setModel(preview_);
  table_->setItemDelegate(new DifferenceDelegate(table_));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table_->horizontalHeader()->setSectionResizeMode(ChangePreview::kPicture, QHeaderView::Interactive);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->setColumnWidth(ChangePreview::kPicture, fontMetrics().averageCharWidth() * 24);

  problem_->setObjectName(QStringLiteral("changeProblem"));
  problem_->setWordWrap(true);
  problem_->setTextFormat(Qt::PlainText);
  count_->setObjectName(QStringLiteral("changeCount"));
  auto* none = new QPushButton(tr("Tick &none"), this);
  none->setObjectName(QStringLiteral("tickNone"));
  auto* all = new QPushButton(tr("&Tick all"), this);
  all->setObjectName(QStringLiteral("tickAll"));
  for (QPushButton* tick : {all, none}) tick->setAutoDefault(false);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  apply_ = buttons->addButton(tr("Change"), QDialogButtonBox::ApplyRole);
  apply_->setObjectName(QStringLiteral("applyChange"));
  apply_->setDefault(true);

  auto* ticks = new QHBoxLayout;
  ticks->addWidget(count_, 1);
  ticks->addWidget(all);
  ticks->addWidget(none);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(tabs_);
  layout->addWidget(scope_);
  layout->addWidget(problem_);
  layout->addWidget(table_, 1);
  layout->addLayout(ticks);
  layout->addWidget(buttons);
  resize(820, 560);

  soon_.setSingleShot(true);
  soon_.setInterval(kTypingPause);
  const auto later = [this] { soon_.start(); };
  connect(&soon_, &QTimer::timeout, this, &ChangeDialog::refresh);
  for (QLineEdit* edit : {find_, with_, set_, prefix_, suffix_}) connect(edit, &QLineEdit::textChanged, this, later);
  for (QCheckBox* box : {expression_, match_case_, whole_words_, set_wanted_, tidy_, repeats_, upper_, full_stop_}) {
    connect(box, &QCheckBox::toggled, this, later);
  }
  connect(scope_, &QComboBox::currentIndexChanged, this, later);
  connect(tabs_, &QTabWidget::currentChanged, this, later);
  connect(album_, &AlbumModel::entriesChanged, this, [this, later] {
    if (isVisible()) later();
  });
  connect(preview_, &ChangePreview::countChanged, this, &ChangeDialog::updateCount);
  connect(all, &QPushButton::clicked, this, [this] { preview_->tickAll(true); });
  connect(none, &QPushButton::clicked, this, [this] { preview_->tickAll(false); });
  connect(apply_, &QPushButton::clicked, this, &ChangeDialog::apply);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  updateCount();
}

QLineEdit* ChangeDialog::line(const char* name, const QString& tip) {
  auto* edit = new QLineEdit(this);
  edit->setObjectName(QString::fromLatin1(name));
  edit->setToolTip(tip);
  return edit;
}

QCheckBox* ChangeDialog::box(const char* name, const QString& text, const QString& tip) {
  auto* box = new QCheckBox(text, this);
  box->setObjectName(QString::fromLatin1(name));
  box->setToolTip(tip);
  return box;
}

QWidget* ChangeDialog::buildReplace() {
  auto* page = new QWidget(this);
  find_ = line("findText", tr("What is looked for in the captions"));
  with_ = line("replaceText", tr("What comes in its place; of an expression, \\1 or $1 is what its first group found"));
  expression_ = box("useExpression", tr("&Regular expression"), tr("Perl's regular expressions: (a|the) (\\w+)"));
  match_case_ = box("matchCase", tr("&Match case"), tr("“Dog” is not “dog”"));
  whole_words_ = box("wholeWords", tr("&Whole words"), tr("“cat” is not found in “cattle”"));
  auto* options = new QHBoxLayout;
  for (QCheckBox* option : {expression_, match_case_, whole_words_}) options->addWidget(option);
  options->addStretch(1);
  auto* form = new QFormLayout(page);
  form->addRow(tr("F&ind:"), find_);
  form->addRow(tr("Re&place with:"), with_);
  form->addRow(options);
  return page;
}

QWidget* ChangeDialog::buildChange() {
  auto* page = new QWidget(this);
  prefix_ = line("prefixText", tr("Put before the caption as it is written here, where it does not begin so already"));
  suffix_ = line("suffixText", tr("Put behind the caption as it is written here, where it does not end so already"));
  set_ = line("setText", tr("The whole caption of every picture"));
  set_wanted_ = box("setWanted", tr("&Set to:"), tr("Replaces the whole caption of every picture"));
  set_->setEnabled(false);
  set_->setAccessibleName(tr("Set to"));
  connect(set_wanted_, &QCheckBox::toggled, set_, &QLineEdit::setEnabled);
  tidy_ = box("tidySpaces", tr("Tid&y spaces"), tr("One blank between words, none at the ends or before a comma"));
  repeats_ = box("removeRepeats", tr("Remo&ve repeated words"), tr("“a a dog” becomes “a dog”"));
  upper_ = box("firstUpper", tr("&Begin with a capital"), tr("The first letter in upper case"));
  full_stop_ = box("fullStop", tr("&End with a full stop"), tr("Where there is no punctuation at the end"));
  auto* options = new QGridLayout;
  options->addWidget(tidy_, 0, 0);
  options->addWidget(repeats_, 0, 1);
  options->addWidget(upper_, 1, 0);
  options->addWidget(full_stop_, 1, 1);
  options->setColumnStretch(2, 1);
  auto* form = new QFormLayout(page);
  form->addRow(tr("Prefi&x:"), prefix_);
  form->addRow(tr("S&uffix:"), suffix_);
  form->addRow(set_wanted_, set_);
  form->addRow(options);
  return page;
}

void ChangeDialog::open(Tab tab, bool several) {
  tabs_->setCurrentIndex(static_cast<int>(tab));
  if (several) scope_->setCurrentIndex(scope_->findData(static_cast<int>(Scope::kSelected)));
  show();
  raise();
  activateWindow();
  QLineEdit* first = tab == Tab::kReplace ? find_ : prefix_;
  first->setFocus();
  first->selectAll();
  refresh();
}

void ChangeDialog::hideEvent(QHideEvent* event) {
  if (!event->spontaneous()) {
    soon_.stop();
    preview_->start({}, {});  // and forgets the ticks
  }
  QDialog::hideEvent(event);
}

Replacement ChangeDialog::replacement() const {
  return {find_->text(), with_->text(), expression_->isChecked(), match_case_->isChecked(), whole_words_->isChecked()};
}

TextChanges ChangeDialog::changes() const {
  TextChanges changes;
  if (set_wanted_->isChecked()) changes.set = set_->text();
  changes.tidy_spaces = tidy_->isChecked();
  changes.remove_repeats = repeats_->isChecked();
  changes.first_upper = upper_->isChecked();
  changes.full_stop = full_stop_->isChecked();
  changes.prefix = prefix_->text();
  changes.suffix = suffix_->text();
  return changes;
}

std::optional<ChangePreview::Rule> ChangeDialog::rule() {
  problem_->clear();
  if (tabs_->currentIndex() == static_cast<int>(Tab::kChange)) {
    const TextChanges wanted = changes();
    if (wanted.changesNothing()) return std::nullopt;
    // What has no caption stays without one, but where a whole one is set.
    return [wanted](const AlbumEntry& entry) {
      return entry.hasCaption() || wanted.set ? wanted.apply(entry.text()) : entry.text();
    };
  }
  if (find_->text().isEmpty()) return std::nullopt;
  QString problem;
  const std::optional<TextReplacer> replacer = TextReplacer::make(replacement(), &problem);
  problem_->setText(problem);
  if (!replacer) return std::nullopt;
  return [replacer = *replacer](const AlbumEntry& entry) { return replacer.apply(entry.text()); };
}

void ChangeDialog::refresh() {
  std::optional<ChangePreview::Rule> wanted = rule();
  problem_->setVisible(!problem_->text().isEmpty());
  if (!wanted) {
    preview_->stop();
    return;
  }
  preview_->start(pictures_(static_cast<Scope>(scope_->currentData().toInt())), std::move(*wanted));
}

void ChangeDialog::updateCount() {
  const int ticked = preview_->tickedCount();
  const QLocale locale;
  count_->setText(preview_->isFinished()
                      ? tr("%1 of %2 ticked").arg(locale.toString(ticked), locale.toString(preview_->rowCount()))
                      : tr("%1 so far…").arg(locale.toString(preview_->rowCount())));
  apply_->setText(tr("Change %n caption(s)", nullptr, ticked));
  const bool can = preview_->isFinished() && ticked > 0;
  apply_->setEnabled(can);
  apply_->setToolTip(can ? tr("One step, which Undo takes back as a whole")
                         : tr("Nothing to change: say above what, and tick what is right"));
}

void ChangeDialog::apply() {
  if (soon_.isActive()) {  // what was typed last is not in the preview yet: nobody has seen it
    soon_.stop();
    refresh();
    return;
  }
  const ChangePictures::Texts texts = preview_->changes();
  const QString what = tabs_->currentIndex() == static_cast<int>(Tab::kReplace)
                           ? tr("replace in %n caption(s)", nullptr, static_cast<int>(texts.size()))
                           : tr("change %n caption(s)", nullptr, static_cast<int>(texts.size()));
  Q_EMIT changeWanted(ChangePictures::texts(album_, texts, what));
  refresh();
}

}  // namespace descry
