#include "ui/captioning/review/review_actions.h"

#include <QCoreApplication>
#include <QMenu>

#include "ui/captioning/described_action.h"
#include "ui/widgets/symbol_icon.h"

namespace descry {
namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(ReviewActions)
};

QAction* rating(QObject* parent, int stars) {
  const QString text = stars == 0 ? Texts::tr("&No rating") : Texts::tr("%n star(s)", nullptr, stars);
  const QString tip =
      stars == 0 ? Texts::tr("Take the rating away") : Texts::tr("Rate the caption with %n star(s)", nullptr, stars);
  return describedAction(parent, qPrintable(QStringLiteral("rate%1Action").arg(stars)),
                         stars == 0 ? QIcon() : symbolIcon(Symbol::Star), text, QKeySequence(Qt::Key_0 + stars), tip);
}

}  // namespace

ReviewActions::ReviewActions(QObject* parent)
    : accept(describedAction(parent, "acceptAction", symbolIcon(Symbol::Accept), Texts::tr("&Accept"),
                             QKeySequence(Qt::Key_A), Texts::tr("Accept the caption"))),
      reject(describedAction(parent, "rejectAction", symbolIcon(Symbol::Cancel), Texts::tr("Re&ject"),
                             QKeySequence(Qt::Key_X), Texts::tr("Reject the caption"))),
      unreview(describedAction(parent, "unreviewAction", QIcon(), Texts::tr("&Unreviewed again"),
                               QKeySequence(Qt::Key_U), Texts::tr("Mark the caption as unreviewed"))),
      edit(describedAction(parent, "editAction", symbolIcon(Symbol::Edit), Texts::tr("&Edit"), QKeySequence(Qt::Key_E),
                           Texts::tr("Edit the caption in its place"))),
      restore(describedAction(parent, "restoreAction", QIcon(), Texts::tr("&Back to the model's words"),
                              QKeySequence(Qt::CTRL | Qt::Key_Backspace),
                              Texts::tr("Drop what a person wrote; the model's words stand again"))),
      history(describedAction(parent, "historyAction", QIcon(), Texts::tr("What &models said…"),
                              QKeySequence(Qt::Key_H),
                              Texts::tr("All that models said of this picture, to use again"))),
      rate{rating(parent, 0), rating(parent, 1), rating(parent, 2),
           rating(parent, 3), rating(parent, 4), rating(parent, 5)},
      next_doubtful(describedAction(parent, "nextDoubtfulAction", symbolIcon(Symbol::Next), Texts::tr("Next &doubtful"),
                                    QKeySequence(Qt::Key_D),
                                    Texts::tr("Go to the next unreviewed caption that is less than 50 % sure"))),
      review_rejected(describedAction(parent, "reviewRejectedAction", QIcon(), Texts::tr("&Review rejected"),
                                      QKeySequence(),
                                      Texts::tr("Show the rejected captions: to edit or caption again"))),
      go_on(describedAction(parent, "goOnAction", QIcon(), Texts::tr("&Go on after each"), QKeySequence(),
                            Texts::tr("Each judgement goes on to the next picture"))),
      replace(describedAction(parent, "replaceAction", QIcon(), Texts::tr("Find and re&place…"),
                              QKeySequence(Qt::CTRL | Qt::Key_H), Texts::tr("Find and replace in many captions"))),
      change(describedAction(parent, "changeAction", QIcon(), Texts::tr("C&hange many…"),
                             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H),
                             Texts::tr("Add a prefix or suffix to many captions, set or clean them"))) {
  reject->setShortcuts({QKeySequence(Qt::Key_X), QKeySequence(Qt::Key_R)});
  edit->setShortcuts({QKeySequence(Qt::Key_E), QKeySequence(Qt::Key_F2)});
  go_on->setCheckable(true);
  go_on->setChecked(true);
  for (QAction* action : withSingleKeys()) action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  enable(false, false, false);
}

QList<QAction*> ReviewActions::withSingleKeys() const {
  QList<QAction*> actions{accept, reject, unreview, edit, history, next_doubtful};
  for (QAction* action : rate) actions.append(action);
  return actions;
}

QMenu* ReviewActions::makeMenu(QWidget* parent) const {
  auto* menu = new QMenu(Texts::tr("Re&view"), parent);
  menu->setObjectName(QStringLiteral("reviewMenu"));
  menu->setToolTipsVisible(true);
  menu->addActions({accept, reject, unreview});
  menu->addSeparator();
  menu->addActions({edit, restore, history});
  menu->addSeparator();
  QMenu* stars = menu->addMenu(symbolIcon(Symbol::Star), Texts::tr("Ra&te"));
  for (int number = 5; number >= 0; --number) stars->addAction(rate[static_cast<std::size_t>(number)]);
  menu->addSeparator();
  menu->addActions({replace, change});
  menu->addSeparator();
  menu->addActions({next_doubtful, review_rejected, go_on});
  return menu;
}

void ReviewActions::enable(bool has_picture, bool has_captions, bool is_edited) {
  const QString no_picture = Texts::tr("Choose a picture in the album first");
  for (QAction* action : withSingleKeys()) enableOrExplain(action, has_picture, no_picture);
  enableOrExplain(restore, has_picture && is_edited,
                  has_picture ? Texts::tr("These are the model's words") : no_picture);
  const QString no_captions = Texts::tr("There are no captions yet: open pictures first");
  for (QAction* action : {replace, change, next_doubtful, review_rejected}) {
    enableOrExplain(action, has_captions, no_captions);
  }
}

}  // namespace descry
