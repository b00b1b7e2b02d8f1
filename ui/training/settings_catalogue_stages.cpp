#include "training/run/settings.h"
#include "ui/training/setting_fields.h"
#include "ui/training/settings_catalogue.h"

namespace descry::settings_catalogue {

namespace {

using S = TrainingSettings;

}  // namespace

void addFineTuning(SettingFields& f, Section* s) {
  f.whole(
      s, "fine_tune_epochs", SettingFields::tr("Epochs of fine-tuning"),
      SettingFields::tr(
          "After the epochs above: as many that train the backbone's last stages too, on varied pictures. "
          "Costs two to three times as long an epoch and makes captions better. 0: none."),
      0, 10'000, [](S& x) -> int& { return x.fine_tune_epochs; }, SettingFields::tr("none"));
  f.whole(s, "fine_tune_stages", SettingFields::tr("Stages trained"),
          SettingFields::tr("How many of the backbone's last stages learn, with its head."), 1, 7,
          [](S& x) -> int& { return x.fine_tune_stages; });
  f.decimal(s, "fine_tune_rate", SettingFields::tr("Its learning rate"),
            SettingFields::tr("The highest step size of fine-tuning. A sixth of the first stage's is a good start."),
            0.000001, 10, [](S& x) -> double& { return x.fine_tune_rate; });
  f.decimal(s, "fine_tune_dropout", SettingFields::tr("Its dropout"),
            SettingFields::tr("Share of values switched off at random during fine-tuning."), 0, 0.95,
            [](S& x) -> double& { return x.fine_tune_dropout; });
  f.decimal(
      s, "crop", SettingFields::tr("Smallest part shown"),
      SettingFields::tr("Pictures are cut to a random part of at least this share of their area. 1: always whole."),
      0.05, 1, [](S& x) -> double& { return x.crop; });
  f.decimal(
      s, "colour_jitter", SettingFields::tr("Change of colours"),
      SettingFields::tr("Brightness, contrast and saturation vary by up to this share. 0: not at all."), 0, 0.99,
      [](S& x) -> double& { return x.colour_jitter; }, SettingFields::tr("none"));
  f.decimal(
      s, "rotation", SettingFields::tr("Rotation"),
      SettingFields::tr("Pictures are turned by up to so many degrees, either way. 0: not at all."), 0, 180,
      [](S& x) -> double& { return x.rotation; }, SettingFields::tr("none"));
  f.tick(s, "flip", SettingFields::tr("Mirror half of the pictures"),
         SettingFields::tr("“Left” and “right” change places in their captions."),
         [](S& x) -> bool& { return x.flip; });
}

void addSelfCritical(SettingFields& f, Section* s) {
  f.whole(
      s, "self_critical_epochs", SettingFields::tr("Epochs of self-critical training"),
      SettingFields::tr(
          "Last: captions are drawn, and those that score better than the picture's others become likelier. "
          "Raises CIDEr, but makes captions more alike. 0: none."),
      0, 10'000, [](S& x) -> int& { return x.self_critical_epochs; }, SettingFields::tr("none"));
  f.decimal(s, "self_critical_rate", SettingFields::tr("Its learning rate"),
            SettingFields::tr("The highest step size of self-critical training."), 0.0000001, 10,
            [](S& x) -> double& { return x.self_critical_rate; });
  f.whole(s, "self_critical_samples", SettingFields::tr("Captions drawn"),
          SettingFields::tr("For each picture, at every step."), 2, 50,
          [](S& x) -> int& { return x.self_critical_samples; });
  f.decimal(
      s, "self_critical_bleu", SettingFields::tr("BLEU-4's share"),
      SettingFields::tr("Of what a drawn caption is worth; CIDEr-D has the rest. 0: CIDEr-D alone."), 0, 1,
      [](S& x) -> double& { return x.self_critical_bleu; }, SettingFields::tr("none"));
}

}  // namespace descry::settings_catalogue
