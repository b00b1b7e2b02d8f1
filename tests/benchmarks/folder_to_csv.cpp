// bench_folder_to_csv MODEL FOLDER CSV: our side of folder_to_csv.py. Captions the folder's pictures once and prints
// how many words a caption has on average; then, for each line on stdin, does so again, into the table, and prints
// pictures a second, all but opening the model counted.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

#include "app/start_up.h"
#include "model/captioning/batch.h"
#include "model/captioning/picture_list.h"
#include "model/export/caption_export.h"

namespace {

struct Pass {
  std::int64_t pictures = 0, words = 0;
};

[[noreturn]] void give_up(const descry::Error& error) {
  std::fprintf(stderr, "%s\n", error.describe().c_str());
  std::exit(1);
}

Pass caption(const descry::PictureCaptioner& captioner, const char* folder, const char* csv) {
  descry::DecodingSettings settings = captioner.recommended_decoding();
  settings.beam = 3;
  descry::ExportSettings table;
  table.destination = csv;
  auto opened = descry::CaptionExport::open(table);
  if (!opened) give_up(opened.error());
  Pass pass;
  const std::vector<std::filesystem::path> paths = descry::find_pictures({folder}).paths;
  const auto take = [&](std::size_t index, const descry::Result<std::vector<descry::Caption>>& captions) {
    if (!captions) give_up(captions.error());
    descry::AlbumPicture picture;
    picture.path = paths[index];
    picture.captions = *captions;
    if (const auto added = opened->add(picture); !added) give_up(added.error());
    ++pass.pictures;
    pass.words += std::ssize(captions->front().words);
  };
  if (const auto done = descry::caption_pictures(paths, captioner, settings, take); !done) give_up(done.error());
  if (const auto finished = opened->finish(); !finished) give_up(finished.error());
  return pass;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  descry::tune_process();
  const auto captioner = descry::PictureCaptioner::open(argv[1], "cpu");
  if (!captioner) give_up(captioner.error());
  const Pass first = caption(*captioner, argv[2], argv[3]);
  std::printf("%.3f\n",
              static_cast<double>(first.words) / static_cast<double>(std::max<std::int64_t>(first.pictures, 1)));
  std::fflush(stdout);
  for (std::string line; std::getline(std::cin, line);) {
    const auto start = std::chrono::steady_clock::now();
    const Pass pass = caption(*captioner, argv[2], argv[3]);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("%.3f\n", static_cast<double>(pass.pictures) / seconds);
    std::fflush(stdout);
  }
}
