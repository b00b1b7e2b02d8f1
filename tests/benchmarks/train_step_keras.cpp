// bench_train_step_keras WAY ...: our side of train_step_keras.py; the other arguments are measure_cross_entropy's.
// WAY: "notebook", its preset as it is; "together", a picture's captions in one step; "default", that preset.
#include "tests/benchmarks/rounds/training_steps.h"

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::string way = argv[1];
  auto settings = descry::TrainingSettings::preset_named(way == "default" ? way : "notebook");
  if (way == "together") settings->step_per_caption = false;
  return measure_cross_entropy(*settings, {argv + 2, argv + argc});
}
