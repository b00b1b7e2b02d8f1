#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace descry {

/// What can be done with the picture that is shown and its words; menus and the shortcut sheet show them.
struct LookingActions {
  explicit LookingActions(QObject* parent);

  QAction* zoom_in;
  QAction* zoom_out;
  QAction* fit;
  QAction* actual_size;
  QAction* turn_left;
  QAction* turn_right;
  QAction* full_screen;  ///< checkable
  QAction* previous_picture;
  QAction* next_picture;
  QAction* keep_beside;  ///< checkable
  QAction* hide_map;     ///< checkable
  QAction* ask_place;    ///< checkable
  QAction* word_grid;    ///< checkable
  QAction* between_words;
  QAction* copy_figure;
  QAction* shortcuts;

  /// Those above, for the whole captioning view.
  QList<QAction*> all() const;

  QAction* previous_word;
  QAction* next_word;
  QAction* play;
  QAction* let_go;
  /// Where arrow keys mean words: the picture, the caption, the album.
  QList<QAction*> ofWords() const { return {previous_word, next_word, play, let_go}; }

  QAction* move_left;
  QAction* move_right;
  QAction* move_up;
  QAction* move_down;
  /// Of a zoomed picture, where Shift and arrows do not select.
  QList<QAction*> ofMoving() const { return {move_left, move_right, move_up, move_down}; }
};

/// Enabled, or disabled with the reason as its tool tip.
void enableAction(QAction* action, const QString& reason);

/// The property of an action that names its group in the shortcut sheet.
inline constexpr char kShortcutGroup[] = "shortcutGroup";

}  // namespace descry
