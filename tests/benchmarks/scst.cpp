// bench_scst CAPTIONS VOCABULARY PRECISION SECONDS: the side of scst.py that is measured, both of it. CAPTIONS: what
// rounds/captions.py wrote. Trains preset default by cross-entropy for so many steps that drawn captions end where
// CAPTIONS' do, and prints 1 where it does so in bf16, else 0. Then, for each line on stdin: "cross-entropy" or
// "self-critical" trains so for SECONDS and prints pictures a second; "words" prints the mean length drawn.
#include <torch/torch.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "app/start_up.h"
#include "tests/benchmarks/rounds/training_steps.h"
#include "training/run/precision.h"

namespace {

constexpr int kStepsBefore = 120;
constexpr std::int64_t kCaptions = 5;  ///< of a picture

void print(double value) {
  std::printf("%.3f\n", value);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  descry::tune_process();
  auto settings = descry::TrainingSettings::preset_named("default");
  const auto bf16 = descry::wants_bf16(argv[3], torch::kCPU);
  if (!settings || !bf16) return 1;
  settings->network.vocabulary = std::atoll(argv[2]);
  torch::manual_seed(1);
  const auto pictures = TrainingSteps::read(argv[1]);
  TrainingSteps cross_entropy(*settings, pictures, *bf16), self_critical(*settings, pictures, *bf16);
  for (int i = 0; i < kStepsBefore; ++i) self_critical.cross_entropy();
  self_critical.leave_dropout();
  const double seconds = std::atof(argv[4]);
  how_many_a_second([&] { return cross_entropy.cross_entropy(); }, 1);
  how_many_a_second([&] { return self_critical.self_critical(); }, 1);
  print(*bf16 ? 1 : 0);
  for (std::string what; std::getline(std::cin, what);) {
    if (what == "cross-entropy") {
      print(how_many_a_second([&] { return cross_entropy.cross_entropy() / kCaptions; }, seconds));
    } else if (what == "self-critical") {
      print(how_many_a_second([&] { return self_critical.self_critical(); }, seconds));
    } else {
      print(self_critical.drawn_words());
    }
  }
}
