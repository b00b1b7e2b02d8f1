#include <cstdio>
#include <memory>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "model/files/captioner_file.h"
#include "model/files/ensemble.h"
#include "model/files/weights.h"

namespace descry {
namespace {

struct ConvertArguments {
  std::string input, output, backbone;
  std::vector<std::string> members, averaged;
  bool half = false;
};

Result<void> replace_backbone(LoadedCaptioner& captioner, const std::string& weights) {
  Result<EfficientNet> backbone = load_efficientnet(weights);
  if (!backbone) return tl::unexpected(backbone.error());
  const int channels = (*backbone)->options().feature_channels();
  if (channels != captioner.network->options().feature_channels)
    return failure(ErrorCode::kUsage,
                   "this backbone gives " + std::to_string(channels) + " channels, the captioner reads " +
                       std::to_string(captioner.network->options().feature_channels),
                   weights);
  captioner.backbone = EfficientNet((*backbone)->folded());
  captioner.backbone->eval();
  return {};
}

/// The captioner and further ones, each a file, made into one.
Result<void> join(LoadedCaptioner& captioner, const std::vector<std::string>& files,
                  Result<LoadedCaptioner> (*joined)(const std::vector<LoadedCaptioner>&)) {
  if (files.empty()) return {};
  std::vector<LoadedCaptioner> members{captioner};
  for (const std::string& file : files) {
    Result<LoadedCaptioner> member = read_captioner(file);
    if (!member) return tl::unexpected(member.error());
    members.push_back(std::move(*member));
  }
  Result<LoadedCaptioner> together = joined(members);
  if (!together) return tl::unexpected(together.error());
  captioner = std::move(*together);
  return {};
}

Result<void> convert(const ConvertArguments& arguments) {
  Result<LoadedCaptioner> captioner = read_captioner(arguments.input);
  if (captioner) {
    if (const Result<void> mean = join(*captioner, arguments.averaged, mean_of_weights); !mean) return mean;
    if (const Result<void> together = join(*captioner, arguments.members, ensemble); !together) return together;
    if (!arguments.backbone.empty())
      if (const Result<void> replaced = replace_backbone(*captioner, arguments.backbone); !replaced) return replaced;
    return write_captioner(*captioner, arguments.output, arguments.half);
  }
  Result<TensorFile> weights = read_weights(arguments.input);
  if (!weights || weights->metadata.contains("descry")) return tl::unexpected(captioner.error());
  if (arguments.half)
    for (auto& [name, tensor] : weights->tensors)
      if (tensor.is_floating_point()) tensor = tensor.to(torch::kHalf);
  return write_safetensors(*weights, arguments.output);
}

}  // namespace

void add_convert(CLI::App& app, CommandAction& action) {
  auto arguments = std::make_shared<ConvertArguments>();
  CLI::App* command = app.add_subcommand("convert", "Rewrite a captioner or weights as safetensors");
  command->add_option("IN", arguments->input, "A captioner, or weights as .pth or .safetensors")->required();
  command->add_option("OUT", arguments->output, "The safetensors file to write")->required();
  command->add_flag("--half", arguments->half, "Numbers of 16 bits: half the size");
  command->add_option("--with", arguments->members,
                      "Further captioners, of the same sizes and words: one that averages what they say");
  command->add_option("--average", arguments->averaged,
                      "Further captioners, of one run or begun from the same weights: one whose weights are the mean");
  command->add_option("--backbone", arguments->backbone, "Weights that replace the captioner's backbone");
  command->footer(
      "\nExamples:\n  descry convert best.safetensors small.safetensors --half\n"
      "  descry convert first.safetensors both.safetensors --with second.safetensors --half\n"
      "  descry convert efficientnet_b0.pth efficientnet_b0.safetensors");
  command->callback([arguments, &action] {
    action = [arguments] {
      const Result<void> converted = convert(*arguments);
      if (!converted) return report(converted.error());
      std::printf("%s\n", arguments->output.c_str());
      return static_cast<int>(kExitDone);
    };
  });
}

}  // namespace descry
