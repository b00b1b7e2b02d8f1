#include "model/files/ensemble.h"

#include <torch/torch.h>

namespace descry {
namespace {

constexpr std::size_t kMostMembers = 8;

/// What must be equal for two captioners to stand side by side; training's settings do not matter.
nlohmann::json shape_of(const LoadedCaptioner& captioner) {
  CaptionerOptions network = captioner.network->options();
  network.dropout = network.attention_dropout = network.feed_forward_dropout = network.output_dropout = 0;
  const Preprocessing& input = captioner.preprocessing;
  return {{"network", network},     {"backbone", captioner.backbone->options()},
          {"height", input.height}, {"width", input.width},
          {"mean", input.mean},     {"deviation", input.deviation}};
}

Result<void> check(const std::vector<LoadedCaptioner>& members) {
  const auto refuse = [](const std::string& sentence) { return failure(ErrorCode::kUsage, sentence); };
  if (members.size() < 2 || members.size() > kMostMembers) return refuse("Give two to eight captioners.");
  for (const LoadedCaptioner& member : members) {
    if (!member.backbone) return refuse("A member holds no backbone; give each its own.");
    if (member.network->options().members != 1) return refuse("A member is an ensemble itself; name its members.");
    if (member.vocabulary.words() != members.front().vocabulary.words())
      return refuse("The members know different words; train them on the same captions.");
    if (shape_of(member) != shape_of(members.front()))
      return refuse("The members differ in their networks' sizes or in how pictures are prepared.");
  }
  return {};
}

/// Copies a module's parameters to those of the same names under `prefix`.
void copy_parameters(torch::nn::Module& target, const torch::nn::Module& source, const std::string& prefix) {
  auto places = target.named_parameters();
  for (const auto& item : source.named_parameters()) places[prefix + item.key()].copy_(item.value());
}

/// Adds `share` of a module's parameters to those of the same names.
void add_parameters(torch::nn::Module& target, const torch::nn::Module& source, double share) {
  auto places = target.named_parameters();
  for (const auto& item : source.named_parameters()) places[item.key()].add_(item.value(), share);
}

/// What was measured of the first alone does not hold for what all together are.
void tell_members(const std::vector<LoadedCaptioner>& members, const char* entry, nlohmann::json& card) {
  nlohmann::json cards = nlohmann::json::array();
  for (const LoadedCaptioner& member : members) cards.push_back(member.card);
  card.erase("metrics");
  card.erase("confidence");
  card[entry] = cards;
}

}  // namespace

Result<LoadedCaptioner> ensemble(const std::vector<LoadedCaptioner>& members) {
  if (const Result<void> checked = check(members); !checked) return tl::unexpected(checked.error());
  const torch::NoGradGuard no_gradients;
  LoadedCaptioner together = members.front();
  CaptionerOptions network = together.network->options();
  EfficientNetOptions backbone = together.backbone->options();
  network.members = backbone.members = static_cast<int>(members.size());
  together.network = Captioner(network);
  together.backbone = EfficientNet(backbone);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::string prefix = i == 0 ? "" : "member" + std::to_string(i) + ".";
    copy_parameters(*together.network, *members[i].network, prefix);
    copy_parameters(*together.backbone, *members[i].backbone, prefix);
  }
  together.network->eval();
  together.backbone->eval();
  tell_members(members, "members", together.card);
  return together;
}

Result<LoadedCaptioner> mean_of_weights(const std::vector<LoadedCaptioner>& members) {
  if (const Result<void> checked = check(members); !checked) return tl::unexpected(checked.error());
  const torch::NoGradGuard no_gradients;
  LoadedCaptioner mean = members.front();
  mean.network = Captioner(mean.network->options());
  mean.backbone = EfficientNet(mean.backbone->options());
  for (auto* const module :
       {static_cast<torch::nn::Module*>(mean.network.get()), static_cast<torch::nn::Module*>(mean.backbone.get())}) {
    for (torch::Tensor& parameter : module->parameters()) parameter.zero_();
    module->eval();
  }
  for (const LoadedCaptioner& member : members) {
    add_parameters(*mean.network, *member.network, 1.0 / static_cast<double>(members.size()));
    add_parameters(*mean.backbone, *member.backbone, 1.0 / static_cast<double>(members.size()));
  }
  tell_members(members, "mean_of", mean.card);
  return mean;
}

}  // namespace descry
