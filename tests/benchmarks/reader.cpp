// bench_reader FILE SECONDS: our side of reader.py. Prints how many captions the file holds; then, for each line on
// stdin, reads the file for SECONDS and prints bytes a second.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include "tests/benchmarks/rounds/training_steps.h"
#include "training/data/caption_file.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto read = [file = argv[1]] {
    auto list = descry::read_caption_file(file);
    if (!list || !list->problems.empty()) {
      std::fprintf(stderr, "%s\n", list ? list->problems[0].message.c_str() : list.error().describe().c_str());
      std::exit(1);
    }
    return std::move(*list);
  };
  std::size_t captions = 0;
  for (const auto& picture : read().pictures) captions += picture.captions.size();
  std::printf("%zu\n", captions);
  std::fflush(stdout);

  const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(argv[1]));
  const auto pass = [&] { return read().pictures.empty() ? 0 : bytes; };
  for (std::string line; std::getline(std::cin, line);) {
    std::printf("%.0f\n", how_many_a_second(pass, std::atof(argv[2])));
    std::fflush(stdout);
  }
}
