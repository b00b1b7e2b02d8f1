#include "model/network/efficientnet_options.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "model/network/inverted_residual.h"

namespace descry {
namespace {

constexpr int kMaxChannels = 8192;
constexpr int kMaxBlocks = 200;

bool is_between(double value, double low, double high) { return value >= low && value <= high; }

tl::unexpected<Error> out_of_range(const std::string& field, const std::string& range) {
  return failure(ErrorCode::kUsage, "The backbone's " + field + " must be " + range + ".");
}

int repeats_of(const EfficientNetOptions& options, std::size_t stage) {
  const bool is_outer = stage == 0 || stage + 1 == options.stages.size();
  const int repeats = options.stages[stage].repeats;
  if (options.fixed_stem_head && is_outer) return repeats;
  return static_cast<int>(std::ceil(options.depth * repeats));
}

int stem_or_head(const EfficientNetOptions& options, int channels) {
  return options.fixed_stem_head ? channels : scaled_channels(channels, options.width);
}

EfficientNetOptions sized(EfficientNetOptions options, const char* name, double width, double depth) {
  options.name = name;
  options.width = width;
  options.depth = depth;
  return options;
}

const std::vector<EfficientNetStage>& b0_stages() {
  static const std::vector<EfficientNetStage> stages{{1, 3, 1, 16, 1}, {6, 3, 2, 24, 2},  {6, 5, 2, 40, 2},
                                                     {6, 3, 2, 80, 3}, {6, 5, 1, 112, 3}, {6, 5, 2, 192, 4},
                                                     {6, 3, 1, 320, 1}};
  return stages;
}

}  // namespace

int scaled_channels(int channels, double width) {
  if (width == 1.0) return channels;
  const double wanted = channels * width;
  const int rounded = std::max(8, static_cast<int>(wanted + 4) / 8 * 8);
  return rounded < 0.9 * wanted ? rounded + 8 : rounded;
}

std::vector<BlockPlan> block_plans(const EfficientNetOptions& options) {
  std::vector<BlockPlan> plans;
  int channels = stem_or_head(options, options.stem_channels);
  for (std::size_t i = 0; i < options.stages.size(); ++i) {
    const EfficientNetStage& stage = options.stages[i];
    const int output = scaled_channels(stage.channels, options.width);
    const int repeats = repeats_of(options, i);
    for (int block = 0; block < repeats; ++block) {
      plans.push_back({channels, channels * stage.expand, output, stage.kernel, block == 0 ? stage.stride : 1});
      channels = output;
    }
  }
  return plans;
}

int blocks_before(const EfficientNetOptions& options, std::size_t stage) {
  int blocks = 0;
  for (std::size_t i = 0; i < stage; ++i) blocks += repeats_of(options, i);
  return blocks;
}

EfficientNetOptions EfficientNetOptions::b0() {
  EfficientNetOptions options;
  options.name = "efficientnet-b0";
  options.stages = b0_stages();
  options.squeeze_excite = true;
  options.fixed_stem_head = false;
  options.same_padding = false;
  options.activation = Activation::kSilu;
  options.batch_norm_epsilon = 1e-5;
  return options;
}

EfficientNetOptions EfficientNetOptions::lite0() {
  EfficientNetOptions options;
  options.stages = b0_stages();
  return options;
}

EfficientNetOptions EfficientNetOptions::b1() { return sized(b0(), "efficientnet-b1", 1.0, 1.1); }
EfficientNetOptions EfficientNetOptions::b2() { return sized(b0(), "efficientnet-b2", 1.1, 1.2); }
EfficientNetOptions EfficientNetOptions::lite1() { return sized(lite0(), "efficientnet-lite1", 1.0, 1.1); }
EfficientNetOptions EfficientNetOptions::lite2() { return sized(lite0(), "efficientnet-lite2", 1.1, 1.2); }

EfficientNetOptions EfficientNetOptions::tiny() {
  EfficientNetOptions options;
  options.name = "efficientnet-tiny";
  options.stages = {{1, 3, 1, 16, 1}, {4, 3, 2, 32, 2}, {4, 3, 2, 64, 1}};
  options.stem_channels = 16;
  options.head_channels = 128;
  options.same_padding = false;
  options.batch_norm_epsilon = 1e-5;
  return options;
}

int EfficientNetOptions::feature_channels() const {
  if (head_channels > 0) return stem_or_head(*this, head_channels);
  return stages.empty() ? stem_or_head(*this, stem_channels) : scaled_channels(stages.back().channels, width);
}

int EfficientNetOptions::reduction() const {
  int reduction = 2;  // the stem's
  for (const EfficientNetStage& stage : stages) reduction *= stage.stride;
  return reduction;
}

Result<void> EfficientNetOptions::validate() const {
  const std::string channels_range = "between 1 and " + std::to_string(kMaxChannels);
  if (!is_between(width, 0.1, 10) || !is_between(depth, 0.1, 10)) return out_of_range("width and depth", "0.1 to 10");
  if (!is_between(batch_norm_epsilon, 1e-12, 1)) return out_of_range("BatchNorm epsilon", "1e-12 to 1");
  if (!is_between(stem_channels, 1, kMaxChannels)) return out_of_range("stem channels", channels_range);
  if (!is_between(head_channels, 0, kMaxChannels)) return out_of_range("head channels", "0 or " + channels_range);
  if (!is_between(members, 1, 8)) return out_of_range("members", "1 to 8");
  if (stages.size() > 20) return out_of_range("number of stages", "at most 20");
  double blocks = 0;
  for (const EfficientNetStage& stage : stages) {
    if (!is_between(stage.expand, 1, 16)) return out_of_range("expansion ratio", "1 to 16");
    if (stage.kernel != 3 && stage.kernel != 5) return out_of_range("kernel size", "3 or 5");
    if (stage.stride != 1 && stage.stride != 2) return out_of_range("stride", "1 or 2");
    if (!is_between(stage.channels, 1, kMaxChannels)) return out_of_range("stage channels", channels_range);
    if (!is_between(stage.repeats, 1, kMaxBlocks)) return out_of_range("repeats", "1 to " + std::to_string(kMaxBlocks));
    blocks += std::ceil(depth * stage.repeats);
  }
  if (blocks > kMaxBlocks) return out_of_range("number of blocks", "at most " + std::to_string(kMaxBlocks));
  return {};
}

Preprocessing preprocessing_of(const EfficientNetOptions& options) {
  Preprocessing preprocessing;
  if (options.name.starts_with("efficientnet-b")) {
    preprocessing.mean = {0.485F, 0.456F, 0.406F};
    preprocessing.deviation = {0.229F, 0.224F, 0.225F};
  }
  return preprocessing;
}

void to_json(nlohmann::json& json, const EfficientNetStage& stage) {
  json = {{"expand", stage.expand},
          {"kernel", stage.kernel},
          {"stride", stage.stride},
          {"channels", stage.channels},
          {"repeats", stage.repeats}};
}

void from_json(const nlohmann::json& json, EfficientNetStage& stage) {
  stage.expand = json.value("expand", stage.expand);
  stage.kernel = json.value("kernel", stage.kernel);
  stage.stride = json.value("stride", stage.stride);
  stage.channels = json.value("channels", stage.channels);
  stage.repeats = json.value("repeats", stage.repeats);
}

void to_json(nlohmann::json& json, const EfficientNetOptions& options) {
  json = {{"name", options.name},
          {"stages", options.stages},
          {"stem_channels", options.stem_channels},
          {"head_channels", options.head_channels},
          {"width", options.width},
          {"depth", options.depth},
          {"squeeze_excite", options.squeeze_excite},
          {"fixed_stem_head", options.fixed_stem_head},
          {"same_padding", options.same_padding},
          {"activation", options.activation == EfficientNetOptions::Activation::kSilu ? "silu" : "relu6"},
          {"batch_norm_epsilon", options.batch_norm_epsilon},
          {"members", options.members},
          {"folded", options.folded}};
}

void from_json(const nlohmann::json& json, EfficientNetOptions& options) {
  options.name = json.value("name", options.name);
  options.stages = json.value("stages", options.stages);
  options.stem_channels = json.value("stem_channels", options.stem_channels);
  options.head_channels = json.value("head_channels", options.head_channels);
  options.width = json.value("width", options.width);
  options.depth = json.value("depth", options.depth);
  options.squeeze_excite = json.value("squeeze_excite", options.squeeze_excite);
  options.fixed_stem_head = json.value("fixed_stem_head", options.fixed_stem_head);
  options.same_padding = json.value("same_padding", options.same_padding);
  const bool is_silu = options.activation == EfficientNetOptions::Activation::kSilu;
  const std::string activation = json.value("activation", std::string(is_silu ? "silu" : "relu6"));
  if (activation != "silu" && activation != "relu6")
    throw nlohmann::json::other_error::create(501, "unknown activation: " + activation, &json);
  options.activation =
      activation == "silu" ? EfficientNetOptions::Activation::kSilu : EfficientNetOptions::Activation::kRelu6;
  options.batch_norm_epsilon = json.value("batch_norm_epsilon", options.batch_norm_epsilon);
  options.members = json.value("members", options.members);
  options.folded = json.value("folded", options.folded);
}

}  // namespace descry
