#pragma once

#include <QComboBox>

namespace descry {

/// The captioners at hand: the one that ships, those of training runs, and opened files.
class ModelChooser : public QComboBox {
  Q_OBJECT

 public:
  explicit ModelChooser(QWidget* parent = nullptr);

  /// Adds it or, when the file is known, gives it a new name.
  void addModel(const QString& file, const QString& name);
  void setCurrentModel(const QString& file);  ///< without a signal
  QString currentModel() const;               ///< empty: none
  QString modelName(const QString& file) const;

 Q_SIGNALS:
  void modelChosen(const QString& file);
  void modelAdded(const QString& file, const QString& name);  ///< or renamed
  void fileWanted();                                          ///< "Open a model…" was chosen

 private:
  void choose(int index);
  int models() const;

  QString current_;
};

}  // namespace descry
