#include "ui/training/figure_names.h"

#include <QCoreApplication>
#include <QHash>

namespace descry {

namespace {

struct FigureNames {
  Q_DECLARE_TR_FUNCTIONS(FigureNames)
 public:
  static QHash<QString, QString> all() {
    return {{QStringLiteral("distinct_captions"), tr("Different captions")},
            {QStringLiteral("vocabulary_used"), tr("Different words said")},
            {QStringLiteral("mean_words"), tr("Words per caption")},
            {QStringLiteral("repetition_share"), tr("Share that repeats itself")},
            {QStringLiteral("unfinished_share"), tr("Share that breaks off")},
            {QStringLiteral("novel_share"), tr("Share not among the training captions")},
            {QStringLiteral("model"), tr("Model")},
            {QStringLiteral("data"), tr("Data")},
            {QStringLiteral("split"), tr("Split")},
            {QStringLiteral("beam"), tr("Beam")},
            {QStringLiteral("length exponent"), tr("Length exponent")},
            {QStringLiteral("loss"), tr("Loss, nats a token")},
            {QStringLiteral("val_loss"), tr("Dev loss, nats a token")},
            {QStringLiteral("train_loss"), tr("Training loss, nats a token")},
            {QStringLiteral("accuracy"), tr("Accuracy of the next word")},
            {QStringLiteral("val_accuracy"), tr("Dev accuracy of the next word")},
            {QStringLiteral("good_share"), tr("Share of good captions (CIDEr-D 0.5 or more)")},
            {QStringLiteral("confidence_ece"), tr("Error of the confidence (ECE)")},
            {QStringLiteral("cross_fitted_ece"), tr("Error of a confidence fitted here (ECE)")},
            {QStringLiteral("confidence_aurc"), tr("Risk when sorted by confidence (AURC)")},
            {QStringLiteral("cross_fitted_aurc"), tr("Risk when sorted by one fitted here (AURC)")},
            {QStringLiteral("aurc_random"), tr("Risk in random order")},
            {QStringLiteral("aurc_ideal"), tr("Risk in the best order")},
            {QStringLiteral("epochs"), tr("Epochs")},
            {QStringLiteral("best_epoch"), tr("Best epoch")},
            {QStringLiteral("best_CIDEr"), tr("CIDEr of the best epoch")},
            {QStringLiteral("best_Bleu_4"), tr("BLEU-4 of the best epoch")},
            {QStringLiteral("best_METEOR"), tr("METEOR of the best epoch")},
            {QStringLiteral("best_val_loss"), tr("Dev loss of the best epoch, nats a token")},
            {QStringLiteral("best_val_accuracy"), tr("Dev accuracy of the best epoch")},
            {QStringLiteral("duration"), tr("Training time, seconds")},
            {QStringLiteral("parameters"), tr("Parameters, without the backbone")},
            {QStringLiteral("seconds"), tr("Seconds of the last epoch")}};
  }
};

}  // namespace

QString figureName(const QString& name) { return FigureNames::all().value(name, name); }

bool isCount(const std::string& figure) { return figure == "distinct_captions" || figure == "vocabulary_used"; }

}  // namespace descry
