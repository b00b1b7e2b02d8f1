#pragma once

#include <QToolButton>

namespace descry {

/// A button that opens a list of what can be searched for; an example that is chosen goes into the search.
class SearchHelp : public QToolButton {
  Q_OBJECT

 public:
  explicit SearchHelp(QWidget* parent = nullptr);

 Q_SIGNALS:
  void chosen(const QString& query);
};

}  // namespace descry
