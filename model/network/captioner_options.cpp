#include "model/network/captioner_options.h"

#include <array>
#include <nlohmann/json.hpp>

namespace descry {
namespace {

/// Calls `visit(name, field)` for every field; `Options` is CaptionerOptions, const or not.
template <typename Options, typename Visit>
void for_each_field(Options& o, const Visit& visit) {
  visit("members", o.members);
  visit("feature_channels", o.feature_channels);
  visit("grid_rows", o.grid_rows);
  visit("grid_columns", o.grid_columns);
  visit("vocabulary", o.vocabulary);
  visit("max_tokens", o.max_tokens);
  visit("width", o.width);
  visit("encoder_relu", o.encoder_relu);
  visit("encoder_pooling", o.encoder_pooling);
  visit("encoder_positions", o.encoder_positions);
  visit("encoder_blocks", o.encoder_blocks);
  visit("encoder_heads", o.encoder_heads);
  visit("encoder_head_size", o.encoder_head_size);
  visit("encoder_feed_forward", o.encoder_feed_forward);
  visit("decoder", o.decoder);
  visit("state_size", o.state_size);
  visit("decoder_layers", o.decoder_layers);
  visit("self_heads", o.self_heads);
  visit("cross_heads", o.cross_heads);
  visit("last_cross_heads", o.last_cross_heads);
  visit("head_size", o.head_size);
  visit("feed_forward", o.feed_forward);
  visit("pre_norm", o.pre_norm);
  visit("tied_embeddings", o.tied_embeddings);
  visit("scaled_embeddings", o.scaled_embeddings);
  visit("dropout", o.dropout);
  visit("attention_dropout", o.attention_dropout);
  visit("feed_forward_dropout", o.feed_forward_dropout);
  visit("output_dropout", o.output_dropout);
}

struct IntegerRange {
  const char* name;
  std::int64_t CaptionerOptions::*field;
  std::int64_t least, most;
};

/// Wide enough for any captioner that a machine can hold, narrow enough that no product of sizes overflows.
constexpr std::array kIntegerRanges{
    IntegerRange{"members", &CaptionerOptions::members, 1, 8},
    IntegerRange{"feature_channels", &CaptionerOptions::feature_channels, 1, 8192},
    IntegerRange{"grid_rows", &CaptionerOptions::grid_rows, 1, 128},
    IntegerRange{"grid_columns", &CaptionerOptions::grid_columns, 1, 128},
    IntegerRange{"vocabulary", &CaptionerOptions::vocabulary, 5, 1'000'000},
    IntegerRange{"max_tokens", &CaptionerOptions::max_tokens, 3, 1024},
    IntegerRange{"width", &CaptionerOptions::width, 1, 8192},
    IntegerRange{"encoder_blocks", &CaptionerOptions::encoder_blocks, 0, 48},
    IntegerRange{"encoder_heads", &CaptionerOptions::encoder_heads, 1, 128},
    IntegerRange{"encoder_head_size", &CaptionerOptions::encoder_head_size, 1, 4096},
    IntegerRange{"encoder_feed_forward", &CaptionerOptions::encoder_feed_forward, 0, 65536},
    IntegerRange{"state_size", &CaptionerOptions::state_size, 1, 8192},
    IntegerRange{"decoder_layers", &CaptionerOptions::decoder_layers, 1, 48},
    IntegerRange{"self_heads", &CaptionerOptions::self_heads, 1, 128},
    IntegerRange{"cross_heads", &CaptionerOptions::cross_heads, 1, 128},
    IntegerRange{"last_cross_heads", &CaptionerOptions::last_cross_heads, 1, 128},
    IntegerRange{"head_size", &CaptionerOptions::head_size, 1, 4096},
    IntegerRange{"feed_forward", &CaptionerOptions::feed_forward, 1, 65536},
};

constexpr std::array kDropouts{
    std::pair{"dropout", &CaptionerOptions::dropout},
    std::pair{"attention_dropout", &CaptionerOptions::attention_dropout},
    std::pair{"feed_forward_dropout", &CaptionerOptions::feed_forward_dropout},
    std::pair{"output_dropout", &CaptionerOptions::output_dropout},
};

}  // namespace

CaptionerOptions CaptionerOptions::preset_default() { return {}; }

CaptionerOptions CaptionerOptions::preset_notebook() {
  CaptionerOptions options;
  options.grid_rows = options.grid_columns = 10;
  options.vocabulary = 10'000;
  options.max_tokens = 25;
  options.width = 512;
  options.encoder_relu = true;
  options.encoder_positions = false;
  options.encoder_heads = 1;
  options.encoder_head_size = 512;
  options.encoder_feed_forward = 0;
  options.decoder_layers = 1;
  options.self_heads = options.cross_heads = options.last_cross_heads = 2;
  options.head_size = 512;
  options.feed_forward = 512;
  options.pre_norm = false;
  options.tied_embeddings = false;
  options.dropout = 0.0;
  options.attention_dropout = 0.1;
  options.feed_forward_dropout = 0.3;
  options.output_dropout = 0.5;
  return options;
}

CaptionerOptions CaptionerOptions::preset_show_attend_tell() {
  CaptionerOptions options;
  options.decoder = "lstm";
  options.encoder_positions = false;
  options.encoder_blocks = 0;
  return options;
}

std::int64_t CaptionerOptions::attending_layers() const { return decoder == "lstm" ? 1 : decoder_layers; }

std::int64_t CaptionerOptions::attending_heads(bool last) const {
  if (decoder == "lstm") return 1;
  return last ? last_cross_heads : cross_heads;
}

Result<void> CaptionerOptions::validate() const {
  if (decoder != "transformer" && decoder != "lstm") {
    return failure(ErrorCode::kUsage,
                   "The network's decoder is \"" + decoder + "\"; it must be \"transformer\" or \"lstm\".");
  }
  for (const IntegerRange& range : kIntegerRanges) {
    const std::int64_t value = this->*range.field;
    if (value >= range.least && value <= range.most) continue;
    return failure(ErrorCode::kUsage, std::string("The network's ") + range.name + " is " + std::to_string(value) +
                                          "; it must be " + std::to_string(range.least) + " to " +
                                          std::to_string(range.most) + ".");
  }
  for (const auto& [name, field] : kDropouts) {
    if (this->*field >= 0.0 && this->*field < 1.0) continue;  // NaN fails too
    return failure(ErrorCode::kUsage, std::string("The network's ") + name + " is " + std::to_string(this->*field) +
                                          "; it must be 0 up to, not including, 1.");
  }
  if (!(encoder_pooling >= 0.0 && encoder_pooling <= 10.0)) {
    return failure(ErrorCode::kUsage,
                   "The network's encoder_pooling is " + std::to_string(encoder_pooling) + "; it must be 0 to 10.");
  }
  if (cross_heads * head_size % last_cross_heads != 0) {
    return failure(ErrorCode::kUsage, "The network's last_cross_heads is " + std::to_string(last_cross_heads) +
                                          "; it must divide cross_heads times head_size (" +
                                          std::to_string(cross_heads * head_size) + ").");
  }
  return {};
}

std::int64_t CaptionerOptions::parameter_count() const {
  const auto linear = [](std::int64_t inputs, std::int64_t outputs) { return (inputs + 1) * outputs; };
  const auto attention = [&](std::int64_t inner) { return 3 * linear(width, inner) + linear(inner, width); };
  const auto feed_forward_network = [&](std::int64_t inner) { return linear(width, inner) + linear(inner, width); };
  const std::int64_t norm = 2 * width;
  std::int64_t block = norm + attention(encoder_heads * encoder_head_size);
  if (encoder_feed_forward > 0) block += norm + feed_forward_network(encoder_feed_forward);
  std::int64_t encoder = 2 * feature_channels + linear(feature_channels, width) + encoder_blocks * block;
  if (encoder_positions) encoder += grid_rows * grid_columns * width;
  if (pre_norm) encoder += norm;
  std::int64_t words = vocabulary * width + (tied_embeddings ? vocabulary : linear(width, vocabulary));
  if (decoder == "lstm") {
    const std::int64_t attending = linear(state_size, width) + linear(width, width) + width + linear(state_size, 1);
    const std::int64_t cell = linear(width, 2 * state_size) + linear(2 * width + state_size, 4 * state_size);
    return members * (encoder + words + attending + cell + linear(state_size, width) + linear(width, width));
  }
  const std::int64_t layer = 3 * norm + attention(self_heads * head_size) + attention(cross_heads * head_size) +
                             feed_forward_network(feed_forward);
  words += max_tokens * width + decoder_layers * layer + (pre_norm ? norm : 0);
  return members * (encoder + words);
}

void to_json(nlohmann::json& json, const CaptionerOptions& options) {
  json = nlohmann::json::object();
  for_each_field(options, [&](const char* name, const auto& field) { json[name] = field; });
}

void from_json(const nlohmann::json& json, CaptionerOptions& options) {
  for_each_field(options, [&](const char* name, auto& field) {
    if (json.contains(name)) json.at(name).get_to(field);
  });
}

}  // namespace descry
