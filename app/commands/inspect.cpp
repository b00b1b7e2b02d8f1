#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/commands/commands.h"
#include "model/files/captioner_file.h"
#include "model/files/weights.h"

namespace descry {
namespace {

void print_captioner(const LoadedCaptioner& captioner) {
  std::int64_t parameters = 0, backbone = 0;
  for (const auto& tensor : captioner.network->parameters()) parameters += tensor.numel();
  if (captioner.backbone)
    for (const auto& tensor : captioner.backbone->parameters()) backbone += tensor.numel();
  nlohmann::json network, features;
  to_json(network, captioner.network->options());
  const nlohmann::json summary = {{"kind", "captioner"},
                                  {"parameters", parameters},
                                  {"backbone_parameters", backbone},
                                  {"backbone", captioner.backbone ? captioner.backbone->options().name : "none"},
                                  {"vocabulary", captioner.vocabulary.size()},
                                  {"picture", {captioner.preprocessing.height, captioner.preprocessing.width}},
                                  {"network", network},
                                  {"card", captioner.card}};
  std::printf("%s\n", summary.dump(2, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

void print_tensors(const TensorFile& file) {
  std::int64_t total = 0;
  for (const auto& [name, tensor] : file.tensors) {
    std::string shape;
    for (const std::int64_t size : tensor.sizes()) shape += (shape.empty() ? "" : " x ") + std::to_string(size);
    std::printf("%-60s %-8s %s\n", name.c_str(), std::string(tensor.dtype().name()).c_str(), shape.c_str());
    total += tensor.numel();
  }
  std::printf("%zu tensors, %lld values\n", file.tensors.size(), static_cast<long long>(total));
}

int inspect_file(const std::string& path) {
  const Result<LoadedCaptioner> captioner = read_captioner(path);
  if (captioner) {
    print_captioner(*captioner);
    return 0;
  }
  // Files of plain tensors are no captioners, but still worth showing; a captioner that is broken is not.
  if (captioner.error().code != ErrorCode::kUnsupported && captioner.error().code != ErrorCode::kDamaged)
    return report(captioner.error());
  const Result<TensorFile> tensors = read_weights(path);
  if (!tensors || tensors->metadata.contains("descry")) return report(captioner.error());
  print_tensors(*tensors);
  return 0;
}

}  // namespace

void add_inspect(CLI::App& app, CommandAction& action) {
  auto path = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("inspect", "Show what a model or weights file holds");
  command->add_option("FILE", *path, "A captioner, or weights as .safetensors or .pth")->required();
  command->callback([path, &action] { action = [path] { return inspect_file(*path); }; });
}

}  // namespace descry
