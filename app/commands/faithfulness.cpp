#include "app/commands/faithfulness.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands/commands.h"
#include "app/commands/exit_codes.h"
#include "app/commands/progress_bar.h"
#include "model/disk/whole_file.h"

namespace descry {
namespace {

nlohmann::json json_of(const Estimate& estimate) {
  return {{"mean", estimate.mean}, {"low", estimate.low}, {"high", estimate.high}};
}

nlohmann::json json_of(const Faithfulness& found) {
  nlohmann::json maps = nlohmann::json::array();
  for (const HidingCost& cost : found.maps) {
    maps.push_back({{"map", cost.map},
                    {"loss", json_of(cost.loss)},
                    {"to_centre", json_of(cost.to_centre)},
                    {"to_random", json_of(cost.to_random)}});
  }
  return {{"pictures", found.pictures}, {"words", found.words}, {"maps", std::move(maps)}};
}

void print(const Faithfulness& found) {
  std::printf("%lld content words of %lld pictures; what hiding a map's largest quarter costs a word (nats),\n",
              static_cast<long long>(found.words), static_cast<long long>(found.pictures));
  std::printf("and that cost over the central quarter's and a random one's; in brackets 95 %% intervals\n\n");
  std::printf("%-28s %-21s %-21s %s\n", "map", "loss", "to centre", "to random");
  for (const HidingCost& cost : found.maps) {
    std::printf("%-28s", cost.map.c_str());
    for (const Estimate& each : {cost.loss, cost.to_centre, cost.to_random})
      std::printf(" %5.2f (%5.2f to %5.2f)", each.mean, each.low, each.high);
    std::printf("\n");
  }
}

}  // namespace

int test_faithfulness(LoadedCaptioner& captioner, const std::vector<CaptionedPicture>& pictures, std::int64_t count,
                      torch::Device device, const std::string& json, std::stop_token stop) {
  ProgressBar bar;
  FaithfulnessRequest request{pictures};
  request.count = count;
  request.progress = [&](std::int64_t done, std::int64_t total) { bar.show("hiding", done, total); };
  const Result<Faithfulness> found = faithfulness(captioner, request, device, std::move(stop));
  if (!found) return report(found.error());
  print(*found);
  if (json.empty()) return kExitDone;
  const Result<void> written = write_file_atomically(json, json_of(*found).dump(2) + "\n");
  return written ? static_cast<int>(kExitDone) : report(written.error());
}

}  // namespace descry
