#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "app/commands/interrupt.h"
#include "app/commands/places.h"
#include "app/commands/progress_bar.h"
#include "model/captioning/picture_list.h"
#include "model/files/captioner_file.h"
#include "model/files/safetensors.h"
#include "model/files/weights.h"
#include "model/network/device.h"
#include "training/features/feature_cache.h"

namespace descry {
namespace {

constexpr double kLargestFile = 4e9;  // bytes; the file is put together in memory

struct FeaturesArguments {
  std::vector<std::string> paths;
  std::string out, backbone, model, cache, device = "auto";
};

struct Backbone {
  EfficientNet network{nullptr};
  Preprocessing preprocessing;
};

Result<Backbone> backbone_of(const FeaturesArguments& arguments) {
  if (!arguments.backbone.empty()) {
    Result<EfficientNet> loaded = load_efficientnet(arguments.backbone);
    if (!loaded) return tl::unexpected(loaded.error());
    EfficientNet folded((*loaded)->folded());
    folded->eval();
    return Backbone{folded, preprocessing_of(folded->options())};
  }
  const Result<std::filesystem::path> model = model_or_default(arguments.model);
  if (!model) return tl::unexpected(model.error());
  const Result<LoadedCaptioner> captioner = read_captioner(*model);
  if (!captioner) return tl::unexpected(captioner.error());
  if (!captioner->backbone) return failure(ErrorCode::kUsage, "this model holds no backbone", *model);
  return Backbone{captioner->backbone, captioner->preprocessing};
}

/// One tensor "features" [pictures, channels, rows, columns], float16; metadata "paths": a JSON list in the same order.
Result<void> write_features(const FeatureCache& cache, const std::vector<std::filesystem::path>& paths,
                            const std::string& out) {
  std::vector<std::int64_t> readable;
  nlohmann::json names = nlohmann::json::array();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (!cache.has(static_cast<std::int64_t>(i))) continue;
    readable.push_back(static_cast<std::int64_t>(i));
    names.push_back(paths[i].string());
  }
  const double cells = static_cast<double>(cache.channels() * cache.rows() * cache.columns());
  if (static_cast<double>(readable.size()) * cells * 2 > kLargestFile)
    return failure(ErrorCode::kUsage, "features of so many pictures would not fit a file of 4 GB; give fewer pictures",
                   out);
  TensorFile file;
  const auto count = static_cast<std::int64_t>(readable.size());
  torch::Tensor features = torch::empty({count, cache.channels(), cache.rows(), cache.columns()}, torch::kHalf);
  for (std::int64_t i = 0; i < count; ++i) features[i].copy_(cache.batch({readable[static_cast<std::size_t>(i)]})[0]);
  file.tensors["features"] = features;
  file.metadata["paths"] = names.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return write_safetensors(file, out);
}

int run_features(const FeaturesArguments& arguments) {
  const Result<torch::Device> device = device_named(arguments.device);
  if (!device) return report(device.error());
  Result<Backbone> backbone = backbone_of(arguments);
  if (!backbone) return report(backbone.error());
  backbone->network->to(*device);
  const PictureList pictures = find_pictures({arguments.paths.begin(), arguments.paths.end()});
  int failed = 0;
  for (const Error& problem : pictures.problems) failed = report(problem);
  std::stop_source stop;
  const InterruptWatcher watcher(stop);
  ProgressBar bar;
  const auto cache = FeatureCache::build(
      arguments.cache.empty() ? feature_cache_folder() : std::filesystem::path(arguments.cache), backbone->network,
      backbone->preprocessing, pictures.paths, *device,
      [&](std::int64_t done, std::int64_t total) { bar.show("features", done, total); }, stop.get_token());
  if (!cache) return report(cache.error());
  for (std::size_t i = 0; i < pictures.paths.size(); ++i) {
    const auto& problem = cache->problem(static_cast<std::int64_t>(i));
    if (!problem) continue;
    bar.print("descry: " + problem->describe());
    failed = kExitSomeFailed;
  }
  if (!arguments.out.empty())
    if (const Result<void> written = write_features(*cache, pictures.paths, arguments.out); !written)
      return report(written.error());
  return failed == 0 ? kExitDone : kExitSomeFailed;
}

}  // namespace

void add_features(CLI::App& app, CommandAction& action) {
  auto arguments = std::make_shared<FeaturesArguments>();
  CLI::App* command = app.add_subcommand("features", "Compute the backbone's features of pictures, once");
  command->add_option("PATH", arguments->paths, "Pictures and folders")->required();
  command->add_option("--out", arguments->out, "Write them to this safetensors file (else they are only cached)");
  command->add_option("--backbone", arguments->backbone, "Weights file (.pth, .safetensors)")
      ->excludes(command->add_option("--model", arguments->model, "Captioner whose backbone is used"));
  command->add_option("--cache", arguments->cache, "Folder for features on disk");
  command->add_option("--device", arguments->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
  command->footer(
      "\nThe file holds one tensor, features [pictures, channels, rows, columns], and the pictures' paths as "
      "metadata.\n\n"
      "Example:\n  descry features holiday/ --out features.safetensors");
  command->callback([arguments, &action] { action = [arguments] { return run_features(*arguments); }; });
}

}  // namespace descry
