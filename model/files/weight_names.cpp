#include "model/files/weight_names.h"

namespace descry {
namespace {

class NameMap {
 public:
  explicit NameMap(EfficientNetOptions options) : names_{std::move(options), {}} {}
  void add(const std::string& ours, const std::string& theirs) {
    names_.prefixes.emplace_back(ours + ".", theirs + ".");
  }
  void add_unit(const std::string& ours, const std::string& conv, const std::string& bn) {
    add(ours + ".conv", conv);
    add(ours + ".bn", bn);
  }
  WeightNames take() { return std::move(names_); }
  const EfficientNetOptions& options() const { return names_.options; }

 private:
  WeightNames names_;
};

/// A block's place: counted through, and as a stage and a block within.
struct BlockPlace {
  std::size_t stage;
  int block;
  bool is_expanded;
};

std::vector<BlockPlace> block_places(const EfficientNetOptions& options) {
  std::vector<BlockPlace> places;
  for (std::size_t stage = 0; stage < options.stages.size(); ++stage) {
    for (int block = 0; block < options.stages[stage].repeats; ++block)
      places.push_back({stage, block, options.stages[stage].expand != 1});
  }
  return places;
}

WeightNames torchvision_b0() {
  NameMap map(EfficientNetOptions::b0());
  map.add_unit("stem", "features.0.0", "features.0.1");
  const std::vector<BlockPlace> places = block_places(map.options());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto [stage, block, is_expanded] = places[i];
    const std::string ours = "blocks." + std::to_string(i);
    const std::string theirs = "features." + std::to_string(stage + 1) + "." + std::to_string(block) + ".block.";
    int part = 0;
    const auto unit = [&](const char* name) {
      const std::string layer = theirs + std::to_string(part++);
      map.add_unit(ours + name, layer + ".0", layer + ".1");
    };
    if (is_expanded) unit(".expand");
    unit(".depthwise");
    const std::string squeeze_excite = theirs + std::to_string(part++);
    map.add(ours + ".squeeze_excite.reduce", squeeze_excite + ".fc1");
    map.add(ours + ".squeeze_excite.expand", squeeze_excite + ".fc2");
    unit(".project");
  }
  map.add_unit("head", "features.8.0", "features.8.1");
  return map.take();
}

WeightNames timm_b0() {
  NameMap map(EfficientNetOptions::b0());
  map.add_unit("stem", "conv_stem", "bn1");
  const std::vector<BlockPlace> places = block_places(map.options());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto [stage, block, is_expanded] = places[i];
    const std::string ours = "blocks." + std::to_string(i);
    const std::string theirs = "blocks." + std::to_string(stage) + "." + std::to_string(block) + ".";
    if (is_expanded) map.add_unit(ours + ".expand", theirs + "conv_pw", theirs + "bn1");
    map.add_unit(ours + ".depthwise", theirs + "conv_dw", theirs + (is_expanded ? "bn2" : "bn1"));
    map.add(ours + ".squeeze_excite.reduce", theirs + "se.conv_reduce");
    map.add(ours + ".squeeze_excite.expand", theirs + "se.conv_expand");
    map.add_unit(ours + ".project", theirs + (is_expanded ? "conv_pwl" : "conv_pw"),
                 theirs + (is_expanded ? "bn3" : "bn2"));
  }
  map.add_unit("head", "conv_head", "bn2");
  return map.take();
}

WeightNames lite0() {
  NameMap map(EfficientNetOptions::lite0());
  map.add_unit("stem", "_conv_stem", "_bn0");
  const std::vector<BlockPlace> places = block_places(map.options());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string ours = "blocks." + std::to_string(i);
    const std::string theirs = "_" + ours + ".";
    if (places[i].is_expanded) map.add_unit(ours + ".expand", theirs + "_expand_conv", theirs + "_bn0");
    map.add_unit(ours + ".depthwise", theirs + "_depthwise_conv", theirs + "_bn1");
    map.add_unit(ours + ".project", theirs + "_project_conv", theirs + "_bn2");
  }
  map.add_unit("head", "_conv_head", "_bn1");
  return map.take();
}

}  // namespace

std::optional<WeightNames> recognised_names(const TensorFile& file) {
  const auto has = [&](const char* name) { return file.tensors.contains(name); };
  if (has("features.0.0.weight") && has("features.1.0.block.1.fc1.weight")) return torchvision_b0();
  if (has("conv_stem.weight") && has("blocks.0.0.se.conv_reduce.weight")) return timm_b0();
  if (has("_conv_stem.weight") && !has("_blocks.0._se_reduce.weight")) return lite0();
  return std::nullopt;
}

}  // namespace descry
