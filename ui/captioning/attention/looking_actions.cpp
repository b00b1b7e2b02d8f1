#include "ui/captioning/attention/looking_actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QVariant>

#include "ui/widgets/symbol_icon.h"

namespace descry {
namespace {

constexpr const char* kTip = "tip";  // what the action does, while its tool tip may say why it is disabled

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(LookingActions)
};

QAction* made(QObject* parent, const char* name, const QString& group, const QString& text,
              const QList<QKeySequence>& keys, const QString& tip) {
  auto* action = new QAction(text, parent);
  action->setObjectName(QString::fromLatin1(name));
  action->setShortcuts(keys);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setProperty(kShortcutGroup, group);
  const QString full = Texts::tr("%1 (%2)", "what a button does, its shortcut")
                           .arg(tip, keys.first().toString(QKeySequence::NativeText));
  action->setToolTip(full);
  action->setProperty(kTip, full);
  return action;
}

QAction* checkable(QAction* action) {
  action->setCheckable(true);
  action->setAutoRepeat(false);
  return action;
}

QString picture() { return Texts::tr("Picture"); }
QString words() { return Texts::tr("Words and maps"); }

}  // namespace

LookingActions::LookingActions(QObject* parent)
    : zoom_in(made(parent, "zoomInAction", picture(), Texts::tr("Zoom &in"),
                   {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
                   Texts::tr("Show the picture larger; the mouse wheel does it where it points"))),
      zoom_out(made(parent, "zoomOutAction", picture(), Texts::tr("Zoom &out"),
                    {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, Texts::tr("Show the picture smaller"))),
      fit(made(parent, "fitAction", picture(), Texts::tr("&Fit"), {QKeySequence(Qt::CTRL | Qt::Key_0)},
               Texts::tr("Show the whole picture as large as there is room; so does a double click"))),
      actual_size(made(parent, "actualSizeAction", picture(), Texts::tr("&Actual size"),
                       {QKeySequence(Qt::CTRL | Qt::Key_9)},
                       Texts::tr("Show each pixel of the file as one of the screen"))),
      turn_left(made(parent, "turnLeftAction", picture(), Texts::tr("Turn &left"),
                     {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Left)},
                     Texts::tr("Turn the picture for looking at it; the file stays as it is"))),
      turn_right(made(parent, "turnRightAction", picture(), Texts::tr("Turn &right"),
                      {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Right)},
                      Texts::tr("Turn the picture for looking at it; the file stays as it is"))),
      full_screen(
          checkable(made(parent, "fullScreenAction", picture(), Texts::tr("F&ull screen"), {QKeySequence(Qt::Key_F11)},
                         Texts::tr("Give the whole screen to the picture and its caption; Escape ends it")))),
      previous_picture(made(parent, "previousPictureAction", picture(), Texts::tr("&Previous picture"),
                            {QKeySequence(Qt::Key_PageUp), QKeySequence(Qt::Key_P)},
                            Texts::tr("Go to the picture before this one in the album"))),
      next_picture(made(parent, "nextPictureAction", picture(), Texts::tr("&Next picture"),
                        {QKeySequence(Qt::Key_PageDown), QKeySequence(Qt::Key_N)},
                        Texts::tr("Go to the picture after this one in the album"))),
      keep_beside(
          checkable(made(parent, "keepBesideAction", picture(), Texts::tr("&Keep beside"), {QKeySequence(Qt::Key_C)},
                         Texts::tr("Keep this picture with its map beside the next ones, to compare pictures or "
                                   "words; zoom and move go together")))),
      hide_map(checkable(made(parent, "hideMapAction", words(), Texts::tr("&Hide the map"), {QKeySequence(Qt::Key_O)},
                              Texts::tr("Show the picture without the map over it; held down, for as long as it is")))),
      ask_place(checkable(made(parent, "askPlaceAction", words(), Texts::tr("&Words that looked here"),
                               {QKeySequence(Qt::Key_W)},
                               Texts::tr("Mark a part of the picture and see which words looked at it; the arrow keys "
                                         "move the mark, a click sets it")))),
      word_grid(
          checkable(made(parent, "wordGridAction", words(), Texts::tr("&Grid of all words"), {QKeySequence(Qt::Key_G)},
                         Texts::tr("Show the picture once for each word, with the word's map")))),
      between_words(made(parent, "betweenWordsAction", words(), Texts::tr("Attention &between words…"),
                         {QKeySequence(Qt::Key_B)},
                         Texts::tr("Show how much each word looked back at the words before it"))),
      copy_figure(made(parent, "copyFigureAction", words(), Texts::tr("&Copy picture with map"),
                       {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
                       Texts::tr("Copy the picture as it is shown, with the word's map over it"))),
      shortcuts(made(parent, "shortcutsAction", Texts::tr("Window"), Texts::tr("Keyboard &shortcuts…"),
                     {QKeySequence(Qt::CTRL | Qt::Key_Slash), QKeySequence(Qt::Key_Question)},
                     Texts::tr("Show what all keys do in this view"))),
      previous_word(made(parent, "previousWordAction", words(), Texts::tr("Previous word"),
                         {QKeySequence(Qt::Key_Left)}, Texts::tr("Show the map of the word before"))),
      next_word(made(parent, "nextWordAction", words(), Texts::tr("Next word"), {QKeySequence(Qt::Key_Right)},
                     Texts::tr("Show the map of the next word"))),
      play(made(parent, "playAction", words(), Texts::tr("Play"), {QKeySequence(Qt::Key_Space)},
                Texts::tr("Show word after word, or stay at this one"))),
      let_go(made(parent, "letGoAction", words(), Texts::tr("Let go"), {QKeySequence(Qt::Key_Escape)},
                  Texts::tr("Unmark the part of the picture, then the word, then leave the grid and the full screen"))),
      move_left(made(parent, "moveLeftAction", picture(), Texts::tr("Look further left"),
                     {QKeySequence(Qt::SHIFT | Qt::Key_Left)}, Texts::tr("Move over a zoomed picture"))),
      move_right(made(parent, "moveRightAction", picture(), Texts::tr("Look further right"),
                      {QKeySequence(Qt::SHIFT | Qt::Key_Right)}, Texts::tr("Move over a zoomed picture"))),
      move_up(made(parent, "moveUpAction", picture(), Texts::tr("Look further up"),
                   {QKeySequence(Qt::SHIFT | Qt::Key_Up)}, Texts::tr("Move over a zoomed picture"))),
      move_down(made(parent, "moveDownAction", picture(), Texts::tr("Look further down"),
                     {QKeySequence(Qt::SHIFT | Qt::Key_Down)}, Texts::tr("Move over a zoomed picture"))) {
  play->setAutoRepeat(false);
  hide_map->setIcon(symbolIcon(Symbol::Hide));
  ask_place->setIcon(symbolIcon(Symbol::Place));
  word_grid->setIcon(symbolIcon(Symbol::Grid));
  full_screen->setIcon(symbolIcon(Symbol::FullScreen));
}

QList<QAction*> LookingActions::all() const {
  return {zoom_in,      zoom_out,    fit,      actual_size, turn_left, turn_right,    full_screen, previous_picture,
          next_picture, keep_beside, hide_map, ask_place,   word_grid, between_words, copy_figure, shortcuts};
}

void enableAction(QAction* action, const QString& reason) {
  action->setEnabled(reason.isEmpty());
  action->setToolTip(reason.isEmpty() ? action->property(kTip).toString() : reason);
}

}  // namespace descry
