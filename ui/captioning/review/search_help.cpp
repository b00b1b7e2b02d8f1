#include "ui/captioning/review/search_help.h"

#include <QMenu>

namespace descry {

SearchHelp::SearchHelp(QWidget* parent) : QToolButton(parent) {
  setObjectName(QStringLiteral("searchHelp"));
  setText(QStringLiteral("?"));
  setAutoRaise(true);
  setAccessibleName(tr("What can be searched for"));
  setToolTip(tr("What can be searched for, with examples to choose"));
  setFocusPolicy(Qt::TabFocus);
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("searchExamples"));
  const auto add = [&](const QString& query, const QString& meaning) {
    // The tab puts what an example finds where other menus have their shortcuts.
    QAction* action =
        menu->addAction(QString(query).replace(QLatin1Char('&'), QLatin1String("&&")) + QLatin1Char('\t') + meaning);
    connect(action, &QAction::triggered, this, [this, query] { Q_EMIT chosen(query); });
  };
  menu->addSection(tr("Words of captions and names"));
  add(QStringLiteral("dog beach"), tr("both, in any order"));
  add(QStringLiteral("\"a dog\""), tr("these whole words, in this order"));
  add(QStringLiteral("dog OR cat"), tr("one of them"));
  add(QStringLiteral("dog -grass"), tr("the first without the second; also NOT"));
  add(QStringLiteral("(man OR woman) AND water"), tr("brackets group"));
  menu->addSection(tr("Where the file is"));
  add(QStringLiteral("name:img_"), tr("in its name"));
  add(QStringLiteral("folder:holiday"), tr("in its folder's path"));
  menu->addSection(tr("How it went"));
  add(QStringLiteral("conf:<0.5"), tr("the model was less than 50 % sure"));
  add(QStringLiteral("conf:0.2-0.6"), tr("between 20 % and 60 % sure"));
  add(QStringLiteral("state:failed"), tr("also done, waiting, none, missing"));
  menu->addSection(tr("What a person made of it"));
  add(QStringLiteral("is:unreviewed"), tr("also accepted, rejected, reviewed"));
  add(QStringLiteral("is:edited"), tr("its words were changed"));
  add(QStringLiteral("is:doubtful"), tr("unreviewed, less than 50 % sure"));
  add(QStringLiteral("rating:>=3"), tr("three stars or more"));
  connect(this, &QToolButton::clicked, this, [this, menu] {
    // Above the button, which stands low in the window.
    menu->popup(mapToGlobal(QPoint(0, -menu->sizeHint().height())));
  });
}

}  // namespace descry
