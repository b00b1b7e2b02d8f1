#include "ui/captioning/caption_actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

#include "ui/captioning/described_action.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {
namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(CaptionActions)
};

QAction* made(QObject* parent, const char* name, Symbol symbol, const QString& text, const QKeySequence& key,
              const QString& tip) {
  return describedAction(parent, name, symbolIcon(symbol), text, key, tip);
}

}  // namespace

CaptionActions::CaptionActions(QObject* parent)
    : open(made(parent, "openAction", Symbol::Picture, Texts::tr("&Open pictures…"), QKeySequence::Open,
                Texts::tr("Add pictures to the album"))),
      open_folder(made(parent, "openFolderAction", Symbol::Folder, Texts::tr("Open &folder…"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                       Texts::tr("Add all pictures of a folder and its subfolders"))),
      watch(made(parent, "watchAction", Symbol::Folder, Texts::tr("Watc&h folders"), QKeySequence(),
                 Texts::tr("Folders whose new pictures are captioned by themselves"))),
      samples(made(parent, "samplesAction", Symbol::Picture, Texts::tr("Tr&y sample pictures"), QKeySequence(),
                   Texts::tr("Add four photographs that come with the program"))),
      new_album(made(parent, "newAlbumAction", Symbol::Picture, Texts::tr("&New album…"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
                     Texts::tr("Begin another album in a file of its own; this one stays as it is"))),
      open_album(made(parent, "openAlbumAction", Symbol::Folder, Texts::tr("Open a&lbum…"), QKeySequence(),
                      Texts::tr("Go on with an album that is kept in another file; this one stays as it is"))),
      paste(made(parent, "pasteAction", Symbol::Copy, Texts::tr("&Paste"), QKeySequence::Paste,
                 Texts::tr("Add the copied files or the copied picture"))),
      export_table(made(parent, "exportAction", Symbol::Export, Texts::tr("&Export captions…"),
                        QKeySequence(Qt::CTRL | Qt::Key_E),
                        Texts::tr("Write captions to a table, JSON, files beside the pictures, their metadata or a "
                                  "page"))),
      export_again(made(parent, "exportAgainAction", Symbol::Repeat, Texts::tr("E&xport again"),
                        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_E),
                        Texts::tr("Repeat the last export without questions"))),
      import_captions(made(parent, "importAction", Symbol::Folder, Texts::tr("&Import captions…"),
                           QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_I),
                           Texts::tr("Take over captions that were changed elsewhere (CSV, JSON)"))),
      save_figure(made(parent, "saveFigureAction", Symbol::Heat, Texts::tr("Save fi&gure…"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
                       Texts::tr("Save, copy or drag out the picture with its words and their maps (PNG, SVG, PDF)"))),
      copy(made(parent, "copyAction", Symbol::Copy, Texts::tr("&Copy caption"), QKeySequence::Copy,
                Texts::tr("Copy the captions of the selected pictures"))),
      caption_rest(made(parent, "captionRestAction", Symbol::Play, Texts::tr("Caption the re&st"),
                        QKeySequence(Qt::CTRL | Qt::Key_R), Texts::tr("Caption only what has no caption yet"))),
      caption_failed(made(parent, "captionFailedAction", Symbol::Repeat, Texts::tr("Try &failed ones again"),
                          QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_R),
                          Texts::tr("Caption all pictures again that could not be captioned"))),
      caption_again(made(parent, "captionAgainAction", Symbol::Repeat, Texts::tr("Caption se&lected again"),
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
                         Texts::tr("Caption the selected pictures again; what a person wrote stays"))),
      caption_all(made(parent, "captionAllAction", Symbol::Repeat, Texts::tr("Caption &all again"), QKeySequence(),
                       Texts::tr("Caption the whole album again; what a person wrote stays"))),
      remove(made(parent, "removeAction", Symbol::Remove, Texts::tr("&Remove from album"), QKeySequence::Delete,
                  Texts::tr("Take the selected pictures out of the album; the files stay"))),
      undo(made(parent, "undoAction", Symbol::Previous, Texts::tr("&Undo"), QKeySequence::Undo,
                Texts::tr("Take back what was done last"))),
      redo(made(parent, "redoAction", Symbol::Next, Texts::tr("Re&do"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
                Texts::tr("Do again what was taken back last"))),
      find(made(parent, "findAction", Symbol::Picture, Texts::tr("Search al&bum"), QKeySequence::Find,
                Texts::tr("Search captions and names"))) {
  export_table->setIconText(Texts::tr("Export…"));
  for (QAction* action : {undo, redo, watch, samples, new_album, open_album, find}) action->setIcon(QIcon());
  enableOrExplain(undo, false, Texts::tr("There is nothing to take back"));
  enableOrExplain(redo, false, Texts::tr("Nothing was taken back"));
  enable({});
}

QMenu* CaptionActions::makeCaptionMenu(QWidget* parent) const {
  auto* menu = new QMenu(Texts::tr("Cap&tion"), parent);
  menu->setObjectName(QStringLiteral("captionMenu"));
  menu->setToolTipsVisible(true);
  menu->addActions({caption_rest, caption_failed, caption_again, caption_all});
  menu->setDefaultAction(caption_rest);
  return menu;
}

void CaptionActions::enable(const Situation& situation) {
  const QString no_captions = Texts::tr("There are no captions yet: open pictures first");
  enableOrExplain(export_table, situation.has_captions, no_captions);
  enableOrExplain(export_again, situation.has_captions, no_captions);
  enableOrExplain(copy, situation.current_has_caption, no_captions);
  enableOrExplain(save_figure, situation.current_has_words, no_captions);
  const QString no_pictures = Texts::tr("The album is empty");
  enableOrExplain(import_captions, situation.has_pictures, no_pictures);
  enableOrExplain(remove, situation.has_pictures, no_pictures);
  enableOrExplain(find, situation.has_pictures, no_pictures);
  QString reason = situation.has_pictures ? QString() : no_pictures;
  if (situation.has_pictures && !situation.has_model) reason = Texts::tr("No model is open");
  if (situation.has_pictures && situation.busy) reason = Texts::tr("Captioning is under way");
  enableOrExplain(caption_again, reason.isEmpty(), reason);
  enableOrExplain(caption_all, reason.isEmpty(), reason);
  const auto enableFor = [&](QAction* action, bool some, const QString& none) {
    enableOrExplain(action, reason.isEmpty() && some, reason.isEmpty() ? none : reason);
  };
  enableFor(caption_rest, situation.some_without_caption, Texts::tr("Every picture has a caption"));
  enableFor(caption_failed, situation.some_failed, Texts::tr("No picture failed"));
}

}  // namespace descry
