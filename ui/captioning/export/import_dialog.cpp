#include "ui/captioning/export/import_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace descry {
namespace {

constexpr std::size_t kShown = 500;  // changes; the others are counted
constexpr int kNamed = 5;            // pictures that are left out, by name

QString named(const QStringList& names) {
  QString text = names.mid(0, kNamed).join(QStringLiteral(", "));
  if (names.size() > kNamed) text += QStringLiteral(" …");
  return text;
}

}  // namespace

ImportDialog::ImportDialog(QWidget* parent)
    : QDialog(parent),
      summary_(new QLabel(this)),
      left_out_(new QLabel(this)),
      table_(new QTableWidget(this)),
      replace_(new QCheckBox(tr("&Replace what was written here"), this)) {
  setObjectName(QStringLiteral("importDialog"));
  setWindowTitle(tr("Import captions"));
  summary_->setObjectName(QStringLiteral("importSummary"));
  summary_->setWordWrap(true);
  left_out_->setObjectName(QStringLiteral("importLeftOut"));
  left_out_->setWordWrap(true);
  table_->setObjectName(QStringLiteral("importChanges"));
  table_->setAccessibleName(tr("What will change"));
  table_->setColumnCount(3);
  table_->setHorizontalHeaderLabels({tr("Picture"), tr("Now"), tr("Then")});
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->verticalHeader()->hide();
  table_->setTabKeyNavigation(false);
  replace_->setObjectName(QStringLiteral("importReplace"));
  replace_->setToolTip(tr("Captions that were edited in this album and differ from the file's"));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  import_ = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
  import_->setObjectName(QStringLiteral("importStart"));
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(summary_);
  layout->addWidget(table_, 1);
  layout->addWidget(replace_);
  layout->addWidget(left_out_);
  layout->addWidget(buttons);
  resize(760, 480);
  connect(replace_, &QCheckBox::toggled, this, &ImportDialog::update);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(import_, &QPushButton::clicked, this, [this] {
    close();
    Q_EMIT accepted(chosen());
  });
}

std::vector<ImportChange> ImportDialog::chosen() const {
  std::vector<ImportChange> changes = plan_.changes;
  if (!replace_->isChecked()) {
    changes.erase(
        std::remove_if(changes.begin(), changes.end(), [](const ImportChange& change) { return change.replaces_edit; }),
        changes.end());
  }
  return changes;
}

void ImportDialog::showPlan(const ImportPlan& plan) {
  plan_ = plan;
  const int replaced = plan.replaced();
  replace_->setChecked(false);
  replace_->setText(tr("&Replace what was written here (%Ln caption(s))", nullptr, replaced));
  replace_->setVisible(replaced > 0);
  QStringList left_out;
  if (!plan.unknown.isEmpty()) {
    left_out << tr("%Ln picture(s) of the file are not in this album: %1", nullptr,
                   static_cast<int>(plan.unknown.size()))
                    .arg(named(plan.unknown));
  }
  if (!plan.ambiguous.isEmpty()) {
    left_out << tr("%Ln row(s) could be meant for several pictures, or say different things of one: %1", nullptr,
                   static_cast<int>(plan.ambiguous.size()))
                    .arg(named(plan.ambiguous));
  }
  left_out_->setTextFormat(Qt::PlainText);
  left_out_->setText(left_out.join(QLatin1Char('\n')));
  left_out_->setVisible(!left_out.isEmpty());
  update();
  show();
  raise();
  activateWindow();
}

void ImportDialog::update() {
  const std::vector<ImportChange> changes = chosen();
  summary_->setText(tr("%1: %2 changed, %3 the same, %4 unknown, %5 conflicting", "file: numbers of captions")
                        .arg(QFileInfo(plan_.file).fileName())
                        .arg(changes.size())
                        .arg(plan_.same)
                        .arg(plan_.unknown.size())
                        .arg(plan_.ambiguous.size() + (replace_->isChecked() ? 0 : plan_.replaced())));
  const int shown = static_cast<int>(std::min(changes.size(), kShown));
  table_->setRowCount(shown);
  for (int row = 0; row < shown; ++row) {
    const ImportChange& change = changes[static_cast<std::size_t>(row)];
    int column = 0;
    for (const QString& text : {change.name, change.before, change.after_text}) {
      auto* item = new QTableWidgetItem(text);
      item->setToolTip(text.toHtmlEscaped());
      table_->setItem(row, column++, item);
    }
  }
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  import_->setEnabled(!changes.empty());
  import_->setToolTip(changes.empty() ? tr("The file changes nothing") : QString());
}

}  // namespace descry
