#include "training/run/stages.h"

namespace descry {

std::vector<Stage> stages_of(const TrainingSettings& settings) {
  const auto& network = settings.network;
  std::vector<Stage> stages;
  const auto add = [&](Stage::Kind kind, int epochs, double rate, double dropout, double feed_forward_dropout) {
    if (epochs <= 0) return;
    const int first = stages.empty() ? 1 : stages.back().last_epoch() + 1;
    stages.push_back({kind, first, epochs, rate, dropout, feed_forward_dropout});
  };
  add(Stage::Kind::kCrossEntropy, settings.epochs, settings.learning_rate, network.dropout,
      network.feed_forward_dropout);
  add(Stage::Kind::kFineTuning, settings.fine_tune_epochs, settings.fine_tune_rate, settings.fine_tune_dropout,
      settings.fine_tune_dropout);
  // What is drawn and what is reinforced come from one network: without dropout.
  add(Stage::Kind::kSelfCritical, settings.self_critical_epochs, settings.self_critical_rate, 0, 0);
  return stages;
}

const char* stage_name(Stage::Kind kind) {
  switch (kind) {
    case Stage::Kind::kFineTuning:
      return "fine-tuning";
    case Stage::Kind::kSelfCritical:
      return "self-critical";
    default:
      return "cross-entropy";
  }
}

}  // namespace descry
