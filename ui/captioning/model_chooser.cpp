#include "ui/captioning/model_chooser.h"

#include <QSignalBlocker>

namespace descry {

ModelChooser::ModelChooser(QWidget* parent) : QComboBox(parent) {
  setObjectName(QStringLiteral("modelChooser"));
  setAccessibleName(tr("Captioner model"));
  setToolTip(tr("The model that writes the captions"));
  setPlaceholderText(tr("no model"));
  setSizeAdjustPolicy(QComboBox::AdjustToContents);
  setMaximumWidth(fontMetrics().averageCharWidth() * 40);
  insertSeparator(0);
  addItem(tr("Open a model…"));
  setCurrentIndex(-1);
  connect(this, &QComboBox::activated, this, &ModelChooser::choose);
}

int ModelChooser::models() const { return count() - 2; }

void ModelChooser::addModel(const QString& file, const QString& name) {
  QSignalBlocker quiet(this);
  int index = findData(file);
  if (index < 0) {
    index = models();
    insertItem(index, name, file);
    setItemData(index, file, Qt::ToolTipRole);
    setCurrentModel(current_);
  }
  setItemText(index, name);
  quiet.unblock();
  Q_EMIT modelAdded(file, name);
}

void ModelChooser::setCurrentModel(const QString& file) {
  const QSignalBlocker quiet(this);
  current_ = file;
  setCurrentIndex(file.isEmpty() ? -1 : findData(file));
}

QString ModelChooser::currentModel() const { return current_; }

QString ModelChooser::modelName(const QString& file) const { return itemText(findData(file)); }

void ModelChooser::choose(int index) {
  if (index == count() - 1) {
    setCurrentModel(current_);
    Q_EMIT fileWanted();
    return;
  }
  const QString file = itemData(index).toString();
  if (file.isEmpty() || file == current_) return;
  current_ = file;
  Q_EMIT modelChosen(file);
}

}  // namespace descry
