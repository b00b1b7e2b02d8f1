// bench_decode PICTURES BEAM WORDS SECONDS: our side of decode.py. Prints the decoder's number of parameters; then, for
// each line on stdin, captions batches of random features for SECONDS and prints captions a second.
#include <torch/torch.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "app/start_up.h"
#include "model/captioning/caption_features.h"
#include "tests/benchmarks/rounds/training_steps.h"

namespace {

constexpr int kVocabulary = 2916;

descry::Vocabulary vocabulary() {
  std::vector<std::string> captions(1);
  for (int i = 4; i < kVocabulary; ++i) captions[0] += "word" + std::to_string(i) + " ";
  descry::VocabularyOptions options;
  options.min_count = 1;
  return descry::Vocabulary::from_captions(captions, options);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  descry::tune_process();
  torch::manual_seed(1);
  const auto words = vocabulary();
  auto options = descry::CaptionerOptions::preset_default();
  options.vocabulary = words.size();
  descry::Captioner network(options);
  network->eval();
  std::int64_t parameters = 0;
  for (const auto& item : network->named_parameters()) {
    if (item.key().rfind("decoder.", 0) == 0) parameters += item.value().numel();
    // No sentence ends before it must.
    if (item.key() == "decoder.output_bias") item.value().detach()[descry::Vocabulary::kEnd] = -1e4;
  }
  std::printf("%lld\n", static_cast<long long>(parameters));
  std::fflush(stdout);

  const std::int64_t pictures = std::atoll(argv[1]);
  descry::DecodingSettings settings;
  settings.beam = std::atoi(argv[2]);
  settings.max_words = std::atoi(argv[3]);
  // In memory as a backbone gives them.
  const auto features = torch::randn({pictures, options.feature_channels, options.grid_rows, options.grid_columns})
                            .abs()
                            .contiguous(torch::MemoryFormat::ChannelsLast);
  const auto caption = [&] {
    for (const auto& captions : descry::caption_features(network, words, features, settings)) {
      if (std::ssize(captions.front().words) != settings.max_words) {
        std::fprintf(stderr, "a caption of another length: %s\n", captions.front().text().c_str());
        std::exit(1);
      }
    }
    return pictures;
  };
  how_many_a_second(caption, 1);
  for (std::string line; std::getline(std::cin, line);) {
    std::printf("%.3f\n", how_many_a_second(caption, std::atof(argv[4])));
    std::fflush(stdout);
  }
}
