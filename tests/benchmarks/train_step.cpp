// bench_train_step: our side of train_step.py; its arguments are measure_cross_entropy's.
#include "tests/benchmarks/rounds/training_steps.h"

int main(int argc, char** argv) {
  return measure_cross_entropy(*descry::TrainingSettings::preset_named("default"), {argv + 1, argv + argc});
}
