#include "ui/captioning/decoding_dialog.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

namespace descry {
namespace {

constexpr int kShownSentences = 5;  // of the beam search, in the inspector

}  // namespace

DecodingDialog::DecodingDialog(QWidget* parent)
    : QDialog(parent),
      beam_(new QSpinBox(this)),
      length_exponent_(new QDoubleSpinBox(this)),
      max_words_(new QSpinBox(this)) {
  setObjectName(QStringLiteral("decodingDialog"));
  setWindowTitle(tr("Captioning settings"));
  beam_->setObjectName(QStringLiteral("beam"));
  beam_->setRange(1, 20);
  beam_->setToolTip(tr("Sentences that are followed at the same time: 1 is fastest, 3 to 5 write better captions"));
  length_exponent_->setObjectName(QStringLiteral("lengthExponent"));
  length_exponent_->setRange(0, 2);
  length_exponent_->setSingleStep(0.1);
  length_exponent_->setToolTip(tr("How strongly longer sentences are favoured: 0 not at all"));
  max_words_->setObjectName(QStringLiteral("maxWords"));
  max_words_->setRange(1, 60);
  max_words_->setToolTip(tr("A caption ends after this many words at the latest"));

  auto* form = new QFormLayout;
  form->addRow(tr("&Beam:"), beam_);
  form->addRow(tr("&Length exponent:"), length_exponent_);
  form->addRow(tr("&Most words:"), max_words_);
  auto* note =
      new QLabel(tr("Changes count for pictures captioned from now on. “Caption again” renews the others."), this);
  note->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  QPushButton* reset = buttons->addButton(tr("The &model's own"), QDialogButtonBox::ResetRole);
  reset->setObjectName(QStringLiteral("recommendedDecoding"));
  reset->setToolTip(tr("What the model's file recommends"));
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form);
  layout->addWidget(note);
  layout->addWidget(buttons);

  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(reset, &QPushButton::clicked, this, [this] {
    setSettings(recommended_);
    changed_by_hand_ = false;
  });
  connect(beam_, &QSpinBox::valueChanged, this, &DecodingDialog::noteChange);
  connect(max_words_, &QSpinBox::valueChanged, this, &DecodingDialog::noteChange);
  connect(length_exponent_, &QDoubleSpinBox::valueChanged, this, &DecodingDialog::noteChange);
  setSettings({});
}

void DecodingDialog::noteChange() {
  changed_by_hand_ = changed_by_hand_ || !being_set_;
  Q_EMIT settingsChanged();
}

void DecodingDialog::setSettings(const DecodingSettings& settings) {
  being_set_ = true;
  beam_->setValue(settings.beam);
  length_exponent_->setValue(settings.length_exponent);
  max_words_->setValue(settings.max_words);
  being_set_ = false;
}

DecodingSettings DecodingDialog::settings() const {
  DecodingSettings settings;
  settings.beam = beam_->value();
  settings.length_exponent = length_exponent_->value();
  settings.max_words = max_words_->value();
  settings.n_best = std::min(settings.beam, kShownSentences);
  return settings;
}

}  // namespace descry
