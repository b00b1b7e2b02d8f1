#pragma once

#include <QList>
#include <array>

class QAction;
class QMenu;
class QObject;
class QWidget;

namespace descry {

/// Judging and changing captions. Those with a single key belong to the list and the picture: elsewhere such keys are
/// text.
struct ReviewActions {
  explicit ReviewActions(QObject* parent);

  QAction* accept;
  QAction* reject;
  QAction* unreview;
  QAction* edit;
  QAction* restore;              ///< the model's own words again
  QAction* history;              ///< what models said of the picture
  std::array<QAction*, 6> rate;  ///< by the number of stars; 0: none
  QAction* next_doubtful;
  QAction* review_rejected;
  QAction* go_on;  ///< checkable: each judgement goes on to the next picture
  QAction* replace;
  QAction* change;  ///< prefix, suffix and the like

  QList<QAction*> withSingleKeys() const;
  QMenu* makeMenu(QWidget* parent) const;
  void enable(bool has_picture, bool has_captions, bool is_edited);
};

}  // namespace descry
