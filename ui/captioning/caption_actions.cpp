#include "ui/captioning/caption_actions.h"

#include <QAction>
#include <QCoreApplication>

#include "ui/widgets/symbol_icon.h"

namespace descry {
namespace {

constexpr const char* kTip = "tip";  // what the action does, while its tool tip may say why it is disabled

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(CaptionActions)
};

QAction* made(QObject* parent, const char* name, Symbol symbol, const QString& text, const QKeySequence& key,
              const QString& tip) {
  auto* action = new QAction(symbolIcon(symbol), text, parent);
  action->setObjectName(QString::fromLatin1(name));
  action->setShortcut(key);
  const QString shown = key.toString(QKeySequence::NativeText);
  const QString full = shown.isEmpty() ? tip : Texts::tr("%1 (%2)", "what a button does, its shortcut").arg(tip, shown);
  action->setToolTip(full);
  action->setProperty(kTip, full);
  return action;
}

void setEnabled(QAction* action, bool enabled, const QString& reason) {
  action->setEnabled(enabled);
  action->setToolTip(enabled ? action->property(kTip).toString() : reason);
}

}  // namespace

CaptionActions::CaptionActions(QObject* parent)
    : open(made(parent, "openAction", Symbol::Picture, Texts::tr("&Open Pictures…"), QKeySequence::Open,
                Texts::tr("Add pictures to the album"))),
      open_folder(made(parent, "openFolderAction", Symbol::Folder, Texts::tr("Open &Folder…"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                       Texts::tr("Add all pictures of a folder and its subfolders"))),
      watch(made(parent, "watchAction", Symbol::Folder, Texts::tr("&Watch Folders"), QKeySequence(),
                 Texts::tr("Folders whose new pictures are captioned by themselves"))),
      samples(made(parent, "samplesAction", Symbol::Picture, Texts::tr("Try Sam&ple Pictures"), QKeySequence(),
                   Texts::tr("Add four photographs that come with the program"))),
      new_album(made(parent, "newAlbumAction", Symbol::Picture, Texts::tr("&New Album…"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
                     Texts::tr("Begin another album in a file of its own; this one stays as it is"))),
      open_album(made(parent, "openAlbumAction", Symbol::Folder, Texts::tr("Open A&lbum…"), QKeySequence(),
                      Texts::tr("Go on with an album that is kept in another file; this one stays as it is"))),
      paste(made(parent, "pasteAction", Symbol::Copy, Texts::tr("&Paste"), QKeySequence::Paste,
                 Texts::tr("Add the copied files or the copied picture"))),
      export_table(made(parent, "exportAction", Symbol::Export, Texts::tr("&Export Captions…"),
                        QKeySequence(Qt::CTRL | Qt::Key_E), Texts::tr("Write all captions to a table (CSV)"))),
      save_figure(made(parent, "saveFigureAction", Symbol::Heat, Texts::tr("Save &Figure…"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
                       Texts::tr("Save, copy or drag out the picture with its words and their maps (PNG, SVG, PDF)"))),
      copy(made(parent, "copyAction", Symbol::Copy, Texts::tr("&Copy Caption"), QKeySequence::Copy,
                Texts::tr("Copy the captions of the selected pictures"))),
      caption_again(made(parent, "captionAgainAction", Symbol::Repeat, Texts::tr("Caption A&gain"),
                         QKeySequence(Qt::CTRL | Qt::Key_R),
                         Texts::tr("Caption the selected pictures again, or all when one or none is selected"))),
      caption_rest(made(parent, "captionRestAction", Symbol::Play, Texts::tr("Caption the R&est"),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
                        Texts::tr("Caption the pictures that have no caption"))),
      remove(made(parent, "removeAction", Symbol::Remove, Texts::tr("&Remove from Album"), QKeySequence::Delete,
                  Texts::tr("Take the selected pictures out of the album; the files stay"))),
      undo(made(parent, "undoAction", Symbol::Previous, Texts::tr("&Undo"), QKeySequence::Undo,
                Texts::tr("Put back what was removed last"))),
      find(made(parent, "findAction", Symbol::Picture, Texts::tr("Search A&lbum"), QKeySequence::Find,
                Texts::tr("Search captions and names"))) {
  export_table->setIconText(Texts::tr("Export…"));
  undo->setIcon(QIcon());
  watch->setIcon(QIcon());
  samples->setIcon(QIcon());
  new_album->setIcon(QIcon());
  open_album->setIcon(QIcon());
  find->setIcon(QIcon());
  undo->setEnabled(false);
  enable({});
}

void CaptionActions::enable(const Situation& situation) {
  const QString no_captions = Texts::tr("There are no captions yet: open pictures first");
  setEnabled(export_table, situation.has_captions, no_captions);
  setEnabled(copy, situation.current_has_caption, no_captions);
  setEnabled(save_figure, situation.current_has_caption, no_captions);
  const QString no_pictures = Texts::tr("The album is empty");
  setEnabled(remove, situation.has_pictures, no_pictures);
  setEnabled(find, situation.has_pictures, no_pictures);
  QString reason = situation.has_pictures ? QString() : no_pictures;
  if (situation.has_pictures && !situation.has_model) reason = Texts::tr("No model is open");
  if (situation.has_pictures && situation.busy) reason = Texts::tr("Captioning is under way");
  setEnabled(caption_again, reason.isEmpty(), reason);
  if (reason.isEmpty() && !situation.some_without_caption) reason = Texts::tr("Every picture has a caption");
  setEnabled(caption_rest, reason.isEmpty(), reason);
}

}  // namespace descry
