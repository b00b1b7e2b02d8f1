#include "ui/training/setting_fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <algorithm>
#include <limits>

#include "ui/training/number_boxes.h"
#include "ui/training/section.h"

namespace descry {

namespace {

/// Leaves the wheel to the page that scrolls, unless the list has the focus.
class CalmComboBox : public QComboBox {
 public:
  using QComboBox::QComboBox;

 protected:
  void wheelEvent(QWheelEvent* event) override {
    if (hasFocus()) return QComboBox::wheelEvent(event);
    event->ignore();
  }
};

}  // namespace

QWidget* SettingFields::wholeEditor(int low, int high, const QString& atLow) {
  auto* box = new WholeBox;
  box->setRange(low, high);
  box->setSpecialValueText(atLow);
  box->setMinimumWidth(box->fontMetrics().horizontalAdvance(QStringLiteral("00,000,000")));
  connect(box, &QSpinBox::valueChanged, this, [this] {
    if (!showing_) Q_EMIT edited();
  });
  return box;
}

QWidget* SettingFields::decimalEditor(double low, double high, const QString& atLow) {
  auto* box = new DecimalBox;
  box->setRange(low, high);
  box->setSpecialValueText(atLow);
  connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
    if (!showing_) Q_EMIT edited();
  });
  return box;
}

QWidget* SettingFields::tickEditor(const QString& label) {
  auto* box = new QCheckBox(label);
  connect(box, &QCheckBox::toggled, this, [this] {
    if (!showing_) Q_EMIT edited();
  });
  return box;
}

QWidget* SettingFields::choiceEditor(const std::vector<SettingChoice>& choices, bool editable) {
  auto* box = new CalmComboBox;
  for (const SettingChoice& choice : choices) box->addItem(choice.label, choice.value);
  box->setEditable(editable);
  box->setInsertPolicy(QComboBox::NoInsert);
  box->setFocusPolicy(Qt::StrongFocus);
  // The list may not make the panel wider than it is.
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(8);
  connect(box, &QComboBox::currentTextChanged, this, [this] {
    if (!showing_) Q_EMIT edited();
  });
  return box;
}

void SettingFields::add(Section* section, const char* id, const QString& label, const QString& help, QWidget* editor,
                        std::function<void(const TrainingSettings&)> show,
                        std::function<void(TrainingSettings&)> take) {
  SettingField field{QString::fromLatin1(id), label, editor, help, new QLabel, std::move(show), std::move(take)};
  editor->setObjectName(field.id);
  editor->setToolTip(help);
  editor->setAccessibleName(label.isEmpty() ? static_cast<QCheckBox*>(editor)->text() : label);
  editor->setAccessibleDescription(help);
  field.problem->setWordWrap(true);
  field.problem->setVisible(false);
  field.problem->setObjectName(field.id + QStringLiteral("Problem"));
  auto* column = new QVBoxLayout;
  column->setSpacing(2);
  column->addWidget(editor);
  column->addWidget(field.problem);
  if (label.isEmpty()) {
    field.label = editor->accessibleName();
    section->form()->addRow(column);
  } else {
    auto* name = new QLabel(label);
    name->setBuddy(editor);
    name->setToolTip(help);
    section->form()->addRow(name, column);
  }
  fields_.push_back(std::move(field));
}

void SettingFields::show(const TrainingSettings& settings) {
  showing_ = true;
  for (const SettingField& field : fields_) field.show(settings);
  showing_ = false;
}

void SettingFields::take(TrainingSettings& settings) const {
  for (const SettingField& field : fields_) field.take(settings);
}

void SettingFields::hold(const std::vector<std::string>& ids, const QString& reason) {
  for (const SettingField& field : fields_) {
    const bool held = std::find(ids.begin(), ids.end(), field.id.toStdString()) != ids.end();
    field.editor->setEnabled(!held);
    field.editor->setToolTip(held ? reason : field.help);
  }
}

QString SettingFields::mark(const QString& complaint) {
  // The field that is named first is the one complained of; others may be named in the rule.
  const SettingField* named = nullptr;
  QRegularExpressionMatch place;
  for (const SettingField& field : fields_) {
    const QRegularExpression name(QStringLiteral("(the setting )?\\b%1\\b").arg(field.id),
                                  QRegularExpression::CaseInsensitiveOption);
    const auto match = name.match(complaint);
    if (!match.hasMatch() || (named != nullptr && match.capturedStart() >= place.capturedStart())) continue;
    named = &field;
    place = match;
  }
  QString told = complaint;
  if (named != nullptr) {
    told.replace(place.capturedStart(), place.capturedLength(), QStringLiteral("“%1”").arg(named->label));
  }
  for (const SettingField& field : fields_) {
    field.problem->setText(&field == named ? told : QString());
    field.problem->setVisible(&field == named);
  }
  return told;
}

void SettingFields::warn(const std::vector<UnusualSetting>& unusual) {
  for (const SettingField& field : fields_) {
    const auto found = std::find_if(unusual.begin(), unusual.end(), [&field](const UnusualSetting& setting) {
      return field.id == QString::fromStdString(setting.field);
    });
    if (found == unusual.end() || !field.problem->isHidden()) continue;
    field.problem->setText(tr("Unusual: %1").arg(QString::fromStdString(found->sentence)));
    field.problem->setVisible(true);
  }
}

int SettingFields::wholeValue(const QWidget* editor) { return static_cast<const QSpinBox*>(editor)->value(); }

void SettingFields::setWhole(QWidget* editor, qint64 value) {
  static_cast<QSpinBox*>(editor)->setValue(
      static_cast<int>(std::clamp<qint64>(value, 0, std::numeric_limits<int>::max())));
}

double SettingFields::decimalValue(const QWidget* editor) {
  return static_cast<const QDoubleSpinBox*>(editor)->value();
}

void SettingFields::setDecimal(QWidget* editor, double value) { static_cast<QDoubleSpinBox*>(editor)->setValue(value); }

bool SettingFields::isTicked(const QWidget* editor) { return static_cast<const QCheckBox*>(editor)->isChecked(); }

void SettingFields::setTicked(QWidget* editor, bool ticked) { static_cast<QCheckBox*>(editor)->setChecked(ticked); }

QString SettingFields::chosen(const QWidget* editor) {
  const auto* box = static_cast<const QComboBox*>(editor);
  const int index = box->findText(box->currentText());
  return index >= 0 ? box->itemData(index).toString() : box->currentText().trimmed();
}

void SettingFields::setChosen(QWidget* editor, const QString& value) {
  auto* box = static_cast<QComboBox*>(editor);
  const int index = box->findData(value);
  if (index >= 0) {
    box->setCurrentIndex(index);
  } else if (box->isEditable()) {
    box->setEditText(value);
  } else {
    box->addItem(value, value);
    box->setCurrentIndex(box->count() - 1);
  }
}

}  // namespace descry
