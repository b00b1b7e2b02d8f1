#pragma once

namespace descry {

class Section;
class SettingFields;

/// Every setting that the form offers: where it stands, its range and a sentence of help.
namespace settings_catalogue {

void addData(SettingFields& fields, Section* section);
void addNetwork(SettingFields& fields, Section* section);
void addOptimisation(SettingFields& fields, Section* section);
void addFineTuning(SettingFields& fields, Section* section);
void addSelfCritical(SettingFields& fields, Section* section);
void addDecoding(SettingFields& fields, Section* section);
void addDevice(SettingFields& fields, Section* section);

}  // namespace settings_catalogue
}  // namespace descry
