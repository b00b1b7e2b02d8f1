#pragma once

#include <QObject>
#include <functional>
#include <type_traits>
#include <vector>

#include "training/run/forecast.h"

class QLabel;

namespace descry {

class Section;

/// One setting in the form: its editor and the way between the two.
struct SettingField {
  QString id;  ///< the field's name in settings.json, which the settings' own complaints use
  QString label;
  QWidget* editor = nullptr;
  QString help;
  QLabel* problem = nullptr;  ///< under the editor; hidden while there is none
  std::function<void(const TrainingSettings&)> show;
  std::function<void(TrainingSettings&)> take;
};

/// What a person may choose in a list, and what the settings call it.
struct SettingChoice {
  QString label;
  QString value;
};

/// Adds fields to sections, each with a range, a default in its tooltip and a sentence of help.
class SettingFields : public QObject {
  Q_OBJECT

 public:
  explicit SettingFields(QObject* parent) : QObject(parent) {}

  /// `member` turns settings into a reference to the field, of any whole-number type.
  template <typename Member>
  void whole(Section* section, const char* id, const QString& label, const QString& help, int low, int high,
             Member member, const QString& atLow = {});
  template <typename Member>
  void decimal(Section* section, const char* id, const QString& label, const QString& help, double low, double high,
               Member member, const QString& atLow = {});
  template <typename Member>
  void tick(Section* section, const char* id, const QString& label, const QString& help, Member member);
  template <typename Member>
  void choice(Section* section, const char* id, const QString& label, const QString& help,
              const std::vector<SettingChoice>& choices, bool editable, Member member);

  const std::vector<SettingField>& all() const { return fields_; }
  void show(const TrainingSettings& settings);
  void take(TrainingSettings& settings) const;
  /// Fields of these names cannot be edited, for the `reason` in their tooltip; all others can.
  void hold(const std::vector<std::string>& ids, const QString& reason);
  /// Marks the field that `complaint` names and nothing else; an empty complaint clears all marks. Returns the
  /// complaint with the field's label in place of its name in the file.
  QString mark(const QString& complaint);
  /// Says under each of these fields what its value leads to, unless it is marked.
  void warn(const std::vector<UnusualSetting>& unusual);

 Q_SIGNALS:
  void edited();

 private:
  QWidget* wholeEditor(int low, int high, const QString& atLow);
  QWidget* decimalEditor(double low, double high, const QString& atLow);
  QWidget* tickEditor(const QString& label);
  QWidget* choiceEditor(const std::vector<SettingChoice>& choices, bool editable);
  void add(Section* section, const char* id, const QString& label, const QString& help, QWidget* editor,
           std::function<void(const TrainingSettings&)> show, std::function<void(TrainingSettings&)> take);
  static int wholeValue(const QWidget* editor);
  static void setWhole(QWidget* editor, qint64 value);
  static double decimalValue(const QWidget* editor);
  static void setDecimal(QWidget* editor, double value);
  static bool isTicked(const QWidget* editor);
  static void setTicked(QWidget* editor, bool ticked);
  static QString chosen(const QWidget* editor);
  static void setChosen(QWidget* editor, const QString& value);

  std::vector<SettingField> fields_;
  bool showing_ = false;
};

template <typename Member>
void SettingFields::whole(Section* section, const char* id, const QString& label, const QString& help, int low,
                          int high, Member member, const QString& atLow) {
  QWidget* editor = wholeEditor(low, high, atLow);
  add(
      section, id, label, help, editor,
      [=](const TrainingSettings& settings) {
        setWhole(editor, static_cast<qint64>(member(const_cast<TrainingSettings&>(settings))));
      },
      [=](TrainingSettings& settings) {
        auto& field = member(settings);
        field = static_cast<std::remove_reference_t<decltype(field)>>(wholeValue(editor));
      });
}

template <typename Member>
void SettingFields::decimal(Section* section, const char* id, const QString& label, const QString& help, double low,
                            double high, Member member, const QString& atLow) {
  QWidget* editor = decimalEditor(low, high, atLow);
  add(
      section, id, label, help, editor,
      [=](const TrainingSettings& settings) { setDecimal(editor, member(const_cast<TrainingSettings&>(settings))); },
      [=](TrainingSettings& settings) { member(settings) = decimalValue(editor); });
}

template <typename Member>
void SettingFields::tick(Section* section, const char* id, const QString& label, const QString& help, Member member) {
  QWidget* editor = tickEditor(label);
  add(
      section, id, QString(), help, editor,
      [=](const TrainingSettings& settings) { setTicked(editor, member(const_cast<TrainingSettings&>(settings))); },
      [=](TrainingSettings& settings) { member(settings) = isTicked(editor); });
}

template <typename Member>
void SettingFields::choice(Section* section, const char* id, const QString& label, const QString& help,
                           const std::vector<SettingChoice>& choices, bool editable, Member member) {
  QWidget* editor = choiceEditor(choices, editable);
  add(
      section, id, label, help, editor,
      [=](const TrainingSettings& settings) {
        setChosen(editor, QString::fromStdString(member(const_cast<TrainingSettings&>(settings))));
      },
      [=](TrainingSettings& settings) { member(settings) = chosen(editor).toStdString(); });
}

}  // namespace descry
