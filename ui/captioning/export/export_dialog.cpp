#include "ui/captioning/export/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/captioning/export/caption_files.h"
#include "ui/captioning/export/column_list.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/file_manager.h"
#include "ui/workers/paths.h"

namespace descry {
namespace {

constexpr int kPreviewAfter = 120;  // milliseconds: not at each letter

QString nameOf(ExportFormat format) {
  switch (format) {
    case ExportFormat::kCsv:
      return ExportDialog::tr("Table (CSV)");
    case ExportFormat::kJson:
      return ExportDialog::tr("JSON");
    case ExportFormat::kJsonLines:
      return ExportDialog::tr("JSON Lines");
    case ExportFormat::kCoco:
      return ExportDialog::tr("COCO results");
    case ExportFormat::kTextSidecars:
      return ExportDialog::tr("Text file beside each picture");
    case ExportFormat::kXmpSidecars:
      return ExportDialog::tr("XMP file beside each picture");
    case ExportFormat::kEmbedded:
      return ExportDialog::tr("In the pictures' own metadata");
    case ExportFormat::kGallery:
      return ExportDialog::tr("Gallery page (HTML)");
  }
  return {};
}

/// The file dialog's filter of a format that is one file, and the name that is proposed.
std::pair<QString, QString> fileOf(ExportFormat format) {
  switch (format) {
    case ExportFormat::kJson:
      return {ExportDialog::tr("JSON (*.json)"), QStringLiteral("captions.json")};
    case ExportFormat::kJsonLines:
      return {ExportDialog::tr("JSON Lines (*.jsonl)"), QStringLiteral("captions.jsonl")};
    case ExportFormat::kCoco:
      return {ExportDialog::tr("COCO results (*.json)"), QStringLiteral("captions-coco.json")};
    case ExportFormat::kGallery:
      return {QString(), QStringLiteral("gallery")};
    default:
      return {ExportDialog::tr("Table (*.csv *.tsv)"), QStringLiteral("captions.csv")};
  }
}

bool hasDestination(ExportFormat format) { return is_one_file(format) || format == ExportFormat::kGallery; }

QComboBox* combo(const char* name, QWidget* parent) {
  auto* box = new QComboBox(parent);
  box->setObjectName(QLatin1String(name));
  return box;
}

QCheckBox* check(const char* name, const QString& text, const QString& tip, QWidget* parent) {
  auto* box = new QCheckBox(text, parent);
  box->setObjectName(QLatin1String(name));
  box->setToolTip(tip);
  return box;
}

}  // namespace

ExportDialog::ExportDialog(CaptionFiles* files, QWidget* parent)
    : QDialog(parent),
      files_(files),
      format_(combo("exportFormat", this)),
      scope_(combo("exportScope", this)),
      which_(combo("exportWhich", this)),
      delimiter_(combo("exportDelimiter", this)),
      columns_(new ColumnList(this)),
      byte_order_mark_(check("exportByteOrderMark", tr("Byte order &mark"),
                             tr("Older spreadsheets take a table for UTF-8 only with it"), this)),
      without_caption_(check("exportWithoutCaption", tr("Also pict&ures without caption"),
                             tr("With what went wrong, in the column Problem"), this)),
      overwrite_(check("exportOverwrite", tr("&Replace files that are there"),
                       tr("Otherwise a picture that has such a file already keeps it. XMP keeps what else it holds."),
                       this)),
      keep_original_(check("exportKeepOriginal", tr("Keep the &originals"),
                           tr("The file as it was stays beside, with _original behind its name"), this)),
      heat_maps_(check("exportHeatMaps", tr("Hea&t maps"),
                       tr("The page shows where the network looked when one points at a word; takes longer"), this)),
      title_(new QLineEdit(this)),
      destination_(new QLineEdit(this)),
      place_(new QLabel(this)),
      status_(new QLabel(this)),
      preview_(new QPlainTextEdit(this)),
      progress_(new QProgressBar(this)) {
  setObjectName(QStringLiteral("exportDialog"));
  setWindowTitle(tr("Export captions"));
  auto* options = new QWidget(this);
  auto* side = new QVBoxLayout(options);
  side->setContentsMargins(0, 0, 0, 0);
  form_ = new QFormLayout;
  side->addLayout(form_);
  // Not in the form: QFormLayout of Qt 6.4 writes beside its memory when rows come and go and one of them is as high as
  // its width makes it, as a wrapped text is.
  side->addWidget(place_);
  side->addStretch(1);
  form_->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  buildOptions(form_);
  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(options);
  splitter->addWidget(buildResult());
  splitter->setStretchFactor(1, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  buildButtons(buttons);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(splitter, 1);
  layout->addWidget(progress_);
  layout->addWidget(status_);
  layout->addWidget(buttons);
  resize(940, 560);
  preview_soon_.setSingleShot(true);
  preview_soon_.setInterval(kPreviewAfter);
  connect(&preview_soon_, &QTimer::timeout, this, [this] {
    const ExportRequest wanted = request();
    files_->preview({0, context_.album, context_.pictures(wanted.scope), wanted.settings, {}});
  });
  connect(files_, &CaptionFiles::previewed, preview_, &QPlainTextEdit::setPlainText);
  setRunning(false);
  takeFormat();
}

void ExportDialog::buildOptions(QFormLayout* form) {
  for (const ExportFormat format : all_export_formats()) format_->addItem(nameOf(format), static_cast<int>(format));
  which_->addItem(tr("All captions"), static_cast<int>(ExportWhich::kAll));
  which_->addItem(tr("Accepted ones"), static_cast<int>(ExportWhich::kAccepted));
  which_->addItem(tr("All but rejected ones"), static_cast<int>(ExportWhich::kNotRejected));
  which_->addItem(tr("Edited ones"), static_cast<int>(ExportWhich::kEdited));
  delimiter_->addItem(tr("Comma"), QChar(u','));
  delimiter_->addItem(tr("Semicolon"), QChar(u';'));
  delimiter_->addItem(tr("Tab"), QChar(u'\t'));
  title_->setObjectName(QStringLiteral("exportTitle"));
  title_->setPlaceholderText(tr("The folder's name"));
  place_->setWordWrap(true);
  form->addRow(tr("&Format:"), format_);
  form->addRow(tr("&Pictures:"), scope_);
  form->addRow(tr("C&aptions:"), which_);
  form->addRow(tr("Co&lumns:"), columns_);
  form->addRow(tr("&Delimiter:"), delimiter_);
  form->addRow(QString(), byte_order_mark_);
  form->addRow(QString(), without_caption_);
  form->addRow(QString(), overwrite_);
  form->addRow(QString(), keep_original_);
  form->addRow(tr("T&itle:"), title_);
  form->addRow(QString(), heat_maps_);
  destination_row_ = buildDestination();
  form->addRow(tr("W&here:"), destination_row_);
  connect(format_, &QComboBox::activated, this, [this] {
    const auto last = lastExport(QSettings(), format());
    ExportRequest wanted = last.value_or(ExportRequest());
    wanted.settings.format = format();
    wanted.scope = static_cast<ExportScope>(scope_->currentData().toInt());
    setRequest(wanted);
  });
  for (QComboBox* box : {scope_, which_, delimiter_}) connect(box, &QComboBox::activated, this, &ExportDialog::changed);
  for (QCheckBox* box : {byte_order_mark_, without_caption_, overwrite_, keep_original_, heat_maps_})
    connect(box, &QCheckBox::toggled, this, &ExportDialog::changed);
  for (QLineEdit* line : {title_, destination_}) connect(line, &QLineEdit::textEdited, this, &ExportDialog::changed);
  connect(columns_, &ColumnList::columnsChanged, this, &ExportDialog::changed);
}

QWidget* ExportDialog::buildDestination() {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  destination_->setObjectName(QStringLiteral("exportDestination"));
  destination_->setMinimumWidth(180);
  row->setFocusProxy(destination_);
  auto* browse = new QPushButton(tr("&Choose…"), row);
  browse->setObjectName(QStringLiteral("exportBrowse"));
  browse->setAutoDefault(false);
  connect(browse, &QPushButton::clicked, this, &ExportDialog::chooseDestination);
  layout->addWidget(destination_, 1);
  layout->addWidget(browse);
  return row;
}

QWidget* ExportDialog::buildResult() {
  auto* side = new QWidget(this);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* label = new QLabel(tr("What will be &written:"), side);
  label->setBuddy(preview_);
  preview_->setObjectName(QStringLiteral("exportPreview"));
  preview_->setAccessibleName(tr("What will be written"));
  preview_->setReadOnly(true);
  preview_->setLineWrapMode(QPlainTextEdit::NoWrap);
  preview_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  preview_->setTabChangesFocus(true);
  layout->addWidget(label);
  layout->addWidget(preview_, 1);
  progress_->setObjectName(QStringLiteral("exportProgress"));
  status_->setObjectName(QStringLiteral("exportStatus"));
  status_->setWordWrap(true);
  status_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  status_->hide();
  return side;
}

void ExportDialog::buildButtons(QDialogButtonBox* buttons) {
  export_ = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
  export_->setObjectName(QStringLiteral("exportStart"));
  export_->setDefault(true);
  cancel_ = buttons->addButton(tr("Ca&ncel export"), QDialogButtonBox::ActionRole);
  cancel_->setObjectName(QStringLiteral("exportCancel"));
  open_ = buttons->addButton(tr("&Show in folder"), QDialogButtonBox::ActionRole);
  open_->setObjectName(QStringLiteral("exportShow"));
  open_->hide();
  copy_ = buttons->addButton(tr("Cop&y"), QDialogButtonBox::ActionRole);
  copy_->setObjectName(QStringLiteral("exportCopy"));
  copy_->setToolTip(tr("Copy the captions, to be pasted elsewhere"));
  auto* menu = new QMenu(copy_);
  menu->addAction(tr("As &text, one caption per line"), this, [this] { Q_EMIT copyWanted(request(), false); })
      ->setObjectName(QStringLiteral("copyText"));
  menu->addAction(tr("As a t&able with these columns"), this, [this] { Q_EMIT copyWanted(request(), true); })
      ->setObjectName(QStringLiteral("copyTable"));
  copy_->setMenu(menu);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(export_, &QPushButton::clicked, this, [this] {
    const ExportRequest wanted = request();
    if (!mayWriteTo(wanted.settings)) return;
    QSettings settings;
    rememberExport(settings, wanted);
    setRunning(true);
    Q_EMIT exportWanted(wanted);
  });
  connect(cancel_, &QPushButton::clicked, files_, &CaptionFiles::cancel);
  connect(open_, &QPushButton::clicked, this, [this] { FileManager::current().show(written_file_); });
}

ExportFormat ExportDialog::format() const { return static_cast<ExportFormat>(format_->currentData().toInt()); }

void ExportDialog::takeFormat() {
  const ExportFormat now = format();
  const auto showRow = [this](QWidget* field, bool shown) {
    field->setVisible(shown);
    if (QWidget* label = form_->labelForField(field)) label->setVisible(shown);
  };
  showRow(columns_, has_columns(now));
  showRow(without_caption_, has_columns(now));
  showRow(delimiter_, now == ExportFormat::kCsv);
  showRow(byte_order_mark_, now == ExportFormat::kCsv);
  showRow(overwrite_, now == ExportFormat::kTextSidecars || now == ExportFormat::kXmpSidecars);
  showRow(keep_original_, now == ExportFormat::kEmbedded);
  showRow(title_, now == ExportFormat::kGallery);
  showRow(heat_maps_, now == ExportFormat::kGallery);
  showRow(destination_row_, hasDestination(now));
  place_->setVisible(!hasDestination(now));
  place_->setText(now == ExportFormat::kEmbedded
                      ? tr("JPEG, TIFF, PNG and WebP can hold it: as XMP description and alternative text and, where "
                           "there are such fields, in Exif and IPTC. Pixels stay as they are.")
                      : tr("In each picture's folder, under its name."));
}

void ExportDialog::setRequest(const ExportRequest& request) {
  const ExportSettings& settings = request.settings;
  format_->setCurrentIndex(format_->findData(static_cast<int>(settings.format)));
  scope_->setCurrentIndex(std::max(0, scope_->findData(static_cast<int>(request.scope))));
  which_->setCurrentIndex(which_->findData(static_cast<int>(settings.which)));
  delimiter_->setCurrentIndex(std::max(0, delimiter_->findData(QChar(QLatin1Char(settings.delimiter)))));
  columns_->setColumns(columns_of(settings));
  byte_order_mark_->setChecked(settings.byte_order_mark);
  without_caption_->setChecked(settings.without_caption);
  overwrite_->setChecked(settings.overwrite);
  keep_original_->setChecked(settings.keep_original);
  heat_maps_->setChecked(settings.heat_maps);
  title_->setText(QString::fromStdString(settings.title));
  const bool was_here = !settings.destination.empty() && request.album == textOf(context_.album);
  destination_->setText(was_here ? textOf(settings.destination)
                                 : QDir(context_.folder).filePath(fileOf(settings.format).second));
  if (was_here) ours_.insert(settings.destination);
  takeFormat();
  changed();
}

ExportRequest ExportDialog::request() const {
  ExportRequest wanted;
  ExportSettings& settings = wanted.settings;
  wanted.scope = static_cast<ExportScope>(scope_->currentData().toInt());
  wanted.album = textOf(context_.album);
  settings.format = format();
  settings.which = static_cast<ExportWhich>(which_->currentData().toInt());
  if (has_columns(settings.format)) settings.columns = columns_->columns();
  settings.delimiter = delimiter_->currentData().toChar().toLatin1();
  settings.byte_order_mark = byte_order_mark_->isChecked();
  settings.without_caption = without_caption_->isChecked();
  settings.overwrite = overwrite_->isChecked();
  settings.keep_original = keep_original_->isChecked();
  settings.heat_maps = heat_maps_->isChecked();
  settings.title = title_->text().toStdString();
  if (hasDestination(settings.format)) settings.destination = pathOf(destination_->text().trimmed());
  return wanted;
}

void ExportDialog::showFor(const ExportContext& context) {
  if (context.album != context_.album) ours_.clear();
  context_ = context;
  updateCounts();
  setRequest(lastExport(QSettings()).value_or(ExportRequest()));
  if (context_.selected.size() > 1) {
    scope_->setCurrentIndex(scope_->findData(static_cast<int>(ExportScope::kSelected)));
    changed();
  }
  status_->hide();
  open_->hide();
  show();
  raise();
  activateWindow();
}

void ExportDialog::updateCounts() {
  const int before = scope_->currentIndex();
  scope_->clear();
  const auto add = [&](const QString& text, ExportScope scope) { scope_->addItem(text, static_cast<int>(scope)); };
  const auto count = [&](ExportScope scope) { return static_cast<int>(context_.pictures(scope).size()); };
  add(tr("All (%Ln)", nullptr, count(ExportScope::kAll)), ExportScope::kAll);
  add(tr("Shown in the list (%Ln)", nullptr, count(ExportScope::kShown)), ExportScope::kShown);
  add(tr("Selected (%Ln)", nullptr, count(ExportScope::kSelected)), ExportScope::kSelected);
  scope_->setCurrentIndex(std::max(0, before));
}

void ExportDialog::changed() {
  const ExportRequest wanted = request();
  QString reason;
  if (hasDestination(wanted.settings.format) && wanted.settings.destination.empty()) {
    reason = tr("Say where the captions are to be written");
  } else if (has_columns(wanted.settings.format) && wanted.settings.columns.empty()) {
    reason = tr("Tick at least one column");
  } else if (context_.pictures(wanted.scope).empty()) {
    reason = tr("There are no such pictures");
  } else if (files_->isWriting()) {
    reason = tr("An export is under way");
  }
  export_->setEnabled(reason.isEmpty());
  export_->setToolTip(reason);
  preview_soon_.start();
}

void ExportDialog::chooseDestination() {
  const QString chosen =
      format() == ExportFormat::kGallery
          ? FileDialogs::current().openFolder(this, tr("Folder for the gallery"))
          : FileDialogs::current().saveFile(this, tr("Export captions"), destination_->text(), fileOf(format()).first);
  if (chosen.isEmpty()) return;
  // A gallery gets a folder of its own in one that holds other things.
  const bool is_full = format() == ExportFormat::kGallery && !QDir(chosen).isEmpty();
  destination_->setText(is_full ? QDir(chosen).filePath(fileOf(format()).second) : chosen);
  if (format() != ExportFormat::kGallery) ours_.insert(pathOf(chosen));  // the file dialog has asked
  changed();
}

bool ExportDialog::mayWriteTo(const ExportSettings& settings) {
  if (!hasDestination(settings.format) || ours_.contains(settings.destination)) return true;
  const bool is_gallery = settings.format == ExportFormat::kGallery;
  const QString file = textOf(is_gallery ? settings.destination / "index.html" : settings.destination);
  if (QFileInfo(file).isFile()) {
    QMessageBox box(QMessageBox::Question, windowTitle(), tr("“%1” is there already. Replace it?").arg(file),
                    QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("exportReplace"));
    box.setTextFormat(Qt::PlainText);
    const QPushButton* replace = box.addButton(tr("&Replace"), QMessageBox::AcceptRole);
    box.exec();
    if (box.clickedButton() != replace) return false;
  }
  ours_.insert(settings.destination);
  return true;
}

void ExportDialog::setRunning(bool running) {
  progress_->setVisible(running);
  progress_->setRange(0, 0);
  cancel_->setVisible(running);
  export_->setVisible(!running);
  if (running) {
    status_->hide();
    open_->hide();
  }
}

void ExportDialog::showProgress(int done, int all) {
  setRunning(true);
  progress_->setRange(0, all);
  progress_->setValue(done);
}

void ExportDialog::showOutcome(const QString& text, bool problem, const QString& file) {
  setRunning(false);
  written_file_ = file;
  open_->setVisible(!file.isEmpty());
  status_->setText(problem ? tr("⚠ %1").arg(text) : text);
  status_->show();
  changed();
}

}  // namespace descry
