// bench_features WEIGHTS SIDE SECONDS: our side of features.py. For each line on stdin, "ENGINE BATCH" with an engine
// of name_of's, it computes features for SECONDS and prints pictures a second, or 0 where the CPU lacks that engine.
#include <torch/torch.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include "app/start_up.h"
#include "model/engine/frozen_backbone.h"
#include "model/files/weights.h"

namespace {

double pictures_a_second(const descry::FrozenBackbone& backbone, const torch::Tensor& pictures, double seconds) {
  using Clock = std::chrono::steady_clock;
  for (int i = 0; i < 2; ++i) backbone(pictures);
  const auto start = Clock::now();
  double passed = 0;
  std::int64_t done = 0;
  while (passed < seconds) {
    backbone(pictures);
    done += pictures.size(0);
    passed = std::chrono::duration<double>(Clock::now() - start).count();
  }
  return static_cast<double>(done) / passed;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  descry::tune_process();
  auto network = descry::load_efficientnet(argv[1]);
  if (!network) {
    std::fprintf(stderr, "%s\n", network.error().describe().c_str());
    return 1;
  }
  (*network)->eval();
  std::map<std::string, descry::FrozenBackbone> backbones;
  for (const auto engine :
       {descry::BackboneEngine::kLibTorch, descry::BackboneEngine::kOneDnnFp32, descry::BackboneEngine::kOneDnnBf16})
    if (descry::is_usable(engine, torch::kCPU))
      backbones.emplace(descry::name_of(engine), descry::FrozenBackbone(*network, torch::kCPU, engine));
  const std::int64_t side = std::atoll(argv[2]);
  torch::manual_seed(1);
  std::string engine;
  for (std::int64_t batch = 0; std::cin >> engine >> batch;) {
    const auto pictures = torch::randn({batch, 3, side, side}).contiguous(torch::MemoryFormat::ChannelsLast);
    const auto found = backbones.find(engine);
    std::printf("%.3f\n",
                found == backbones.end() ? 0 : pictures_a_second(found->second, pictures, std::atof(argv[3])));
    std::fflush(stdout);
  }
}
