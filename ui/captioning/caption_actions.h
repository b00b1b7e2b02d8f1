#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace descry {

/// What can be done with the album and its captions; the window's menus and the list's context menu show them.
struct CaptionActions {
  explicit CaptionActions(QObject* parent);

  QAction* open;
  QAction* open_folder;
  QAction* watch;    ///< its menu names the watched folders
  QAction* samples;  ///< pictures to try the program with
  QAction* new_album;
  QAction* open_album;
  QAction* paste;
  QAction* export_table;
  QAction* export_again;
  QAction* import_captions;
  QAction* save_figure;
  QAction* copy;
  QAction* caption_rest;    ///< what has no caption yet: captioning's default
  QAction* caption_failed;  ///< all that failed
  QAction* caption_again;   ///< the selected ones
  QAction* caption_all;
  QAction* remove;
  QAction* undo;
  QAction* redo;
  QAction* find;

  /// What captioning again can be about, the default first.
  QMenu* makeCaptionMenu(QWidget* parent) const;

  /// Which of them make sense now; the others say why not in their tool tips.
  struct Situation {
    bool has_pictures = false;
    bool has_captions = false;
    bool current_has_caption = false;
    bool current_has_words = false;  ///< of a model, shown
    bool some_without_caption = false;
    bool some_failed = false;
    bool has_model = false;
    bool busy = false;  ///< captioning is under way
  };
  void enable(const Situation& situation);
};

}  // namespace descry
