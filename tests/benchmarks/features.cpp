// bench_features WEIGHTS BATCH SIDE SECONDS: our side of features.py. For each line on stdin it computes features for
// SECONDS and prints pictures a second.
#include <torch/torch.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "app/start_up.h"
#include "model/files/weights.h"

namespace {

double pictures_a_second(descry::EfficientNet& network, const torch::Tensor& pictures, double seconds) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  double passed = 0;
  std::int64_t done = 0;
  while (passed < seconds) {
    network->forward(pictures);
    done += pictures.size(0);
    passed = std::chrono::duration<double>(Clock::now() - start).count();
  }
  return static_cast<double>(done) / passed;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  descry::tune_process();
  auto network = descry::load_efficientnet(argv[1]);
  if (!network) {
    std::fprintf(stderr, "%s\n", network.error().describe().c_str());
    return 1;
  }
  const torch::NoGradGuard no_gradients;
  descry::EfficientNet folded((*network)->folded());
  folded->eval();
  const std::int64_t side = std::atoll(argv[3]);
  torch::manual_seed(1);
  const auto pictures =
      torch::randn({std::atoll(argv[2]), 3, side, side}).contiguous(torch::MemoryFormat::ChannelsLast);
  for (int i = 0; i < 3; ++i) folded->forward(pictures);
  for (std::string line; std::getline(std::cin, line);) {
    std::printf("%.3f\n", pictures_a_second(folded, pictures, std::atof(argv[4])));
    std::fflush(stdout);
  }
}
