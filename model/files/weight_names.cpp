#include "model/files/weight_names.h"

#include "model/network/inverted_residual.h"

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
    const int repeats = blocks_before(options, stage + 1) - blocks_before(options, stage);
    for (int block = 0; block < repeats; ++block) places.push_back({stage, block, options.stages[stage].expand != 1});
  }
  return places;
}

WeightNames of_torchvision(EfficientNetOptions sizes) {
  NameMap map(std::move(sizes));
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

WeightNames of_timm(EfficientNetOptions sizes) {
  NameMap map(std::move(sizes));
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

WeightNames of_lite(EfficientNetOptions sizes) {
  NameMap map(std::move(sizes));
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

/// Whether the last block is there and the head reads as many channels as it gives.
bool fits(const WeightNames& names, const TensorFile& file) {
  const std::string last = "blocks." + std::to_string(block_plans(names.options).size() - 1) + ".project.conv.";
  bool has_last = false, has_width = false;
  for (const auto& [ours, theirs] : names.prefixes) {
    const auto found = file.tensors.find(theirs + "weight");
    if (found == file.tensors.end() || found->second.dim() != 4) continue;
    if (ours == last) has_last = true;
    if (ours == "head.conv.") has_width = found->second.size(1) == block_plans(names.options).back().output;
  }
  return has_last && has_width;
}

using Naming = WeightNames (*)(EfficientNetOptions);

WeightNames of_best_size(const TensorFile& file, Naming naming, std::initializer_list<EfficientNetOptions> sizes) {
  for (const EfficientNetOptions& size : sizes) {
    WeightNames names = naming(size);
    if (fits(names, file)) return names;
  }
  return naming(*(sizes.end() - 1));
}

}  // namespace

std::optional<WeightNames> recognised_names(const TensorFile& file) {
  using Options = EfficientNetOptions;
  const auto has = [&](const char* name) { return file.tensors.contains(name); };
  const auto regular = {Options::b2(), Options::b1(), Options::b0()};
  if (has("features.0.0.weight") && has("features.1.0.block.1.fc1.weight"))
    return of_best_size(file, of_torchvision, regular);
  if (has("conv_stem.weight") && has("blocks.0.0.se.conv_reduce.weight")) return of_best_size(file, of_timm, regular);
  if (has("_conv_stem.weight") && !has("_blocks.0._se_reduce.weight"))
    return of_best_size(file, of_lite, {Options::lite2(), Options::lite1(), Options::lite0()});
  return std::nullopt;
}

}  // namespace descry
