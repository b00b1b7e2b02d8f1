#include "ui/training/runs/notes_dialog.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStringListModel>

#include "ui/training/runs/run_tags.h"

namespace descry {

NotesDialog::NotesDialog(const QString& folder, const RunNotes& notes, const QStringList& known, QWidget* parent)
    : QDialog(parent), folder_(folder), notes_(notes) {
  setObjectName(QStringLiteral("notesDialog"));
  setAttribute(Qt::WA_DeleteOnClose);
  const QString own = QDir(folder).dirName();
  setWindowTitle(tr("About %1").arg(notes.name.empty() ? own : QString::fromStdString(notes.name)));
  name_ = new QLineEdit(QString::fromStdString(notes.name));
  name_->setObjectName(QStringLiteral("notesName"));
  name_->setPlaceholderText(own);
  name_->setToolTip(tr("What the run is called in the list and the plots; its folder keeps its name"));
  tags_ = new QLineEdit(joinedTags(notes.tags));
  tags_->setObjectName(QStringLiteral("notesTags"));
  tags_->setToolTip(tr("Words to find the run by, with commas between them"));
  offerTags(known);
  note_ = new QPlainTextEdit(QString::fromStdString(notes.note));
  note_->setObjectName(QStringLiteral("notesText"));
  note_->setTabChangesFocus(true);
  note_->setToolTip(tr("What you want to remember about the run; kept in its folder (notes.json)"));
  auto* form = new QFormLayout;
  form->setRowWrapPolicy(QFormLayout::WrapLongRows);
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  form->addRow(tr("&Name"), name_);
  form->addRow(tr("&Tags"), tags_);
  form->addRow(tr("N&ote"), note_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
  buttons->button(QDialogButtonBox::Save)->setToolTip(tr("Keeps it in the run's folder"));
  buttons->button(QDialogButtonBox::Cancel)->setToolTip(tr("Leaves everything as it was (Escape)"));
  connect(buttons, &QDialogButtonBox::accepted, this, &NotesDialog::save);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form, 1);
  layout->addWidget(buttons);
}

/// Completes the last of several tags.
void NotesDialog::offerTags(const QStringList& known) {
  auto* completer = new QCompleter(this);
  completer->setCaseSensitivity(Qt::CaseInsensitive);
  auto* offers = new QStringListModel(completer);
  completer->setModel(offers);
  tags_->setCompleter(completer);
  connect(tags_, &QLineEdit::textEdited, offers, [offers, known](const QString& typed) {
    const QString before = typed.left(typed.lastIndexOf(QLatin1Char(',')) + 1);
    const QString space = before.isEmpty() ? QString() : QStringLiteral(" ");
    QStringList whole;
    for (const QString& tag : known) whole << before + space + tag;
    offers->setStringList(whole);
  });
}

void NotesDialog::save() {
  notes_.name = name_->text().trimmed().toStdString();
  if (notes_.name == QDir(folder_).dirName().toStdString()) notes_.name.clear();
  notes_.tags = tagsOf(tags_->text());
  notes_.note = note_->toPlainText().trimmed().toStdString();
  Q_EMIT edited(folder_, notes_);
  accept();
}

}  // namespace descry
