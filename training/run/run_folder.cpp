#include "training/run/run_folder.h"

#include <string_view>

#include "model/disk/whole_file.h"

namespace descry {

namespace {

using Json = nlohmann::json;

constexpr std::int64_t kMaxSettingsBytes = 1 << 20;

std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string epoch_digits(int epoch) {
  std::string digits = std::to_string(epoch);
  return digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
}

std::filesystem::path RunFolder::checkpoint(int epoch) const {
  return folder / "checkpoints" / ("epoch-" + epoch_digits(epoch) + ".safetensors");
}

bool RunFolder::has_checkpoint() const {
  std::error_code ignored;
  return std::filesystem::exists(last(), ignored);
}

Result<TrainingSettings> read_settings(const std::filesystem::path& path) {
  const auto bytes = read_whole_file(path, kMaxSettingsBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  try {
    return Json::parse(bytes->begin(), bytes->end()).get<TrainingSettings>();
  } catch (const Json::exception& error) {
    return failure(
        ErrorCode::kDamaged,
        std::string("The run's settings cannot be read (") + error.what() + "); mend the file or start the run anew.",
        path);
  }
}

Result<void> write_settings(const TrainingSettings& settings, const std::filesystem::path& path) {
  const std::string text = dumped(settings, 2) + "\n";
  return write_file_atomically(path, std::string_view(text));
}

nlohmann::json storable(const Json& json) { return Json::parse(dumped(json, -1)); }

}  // namespace descry
