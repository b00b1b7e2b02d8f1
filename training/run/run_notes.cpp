#include "training/run/run_notes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/disk/whole_file.h"
#include "training/run/run_folder.h"

namespace descry {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kMaxBytes = 1 << 20;

std::filesystem::path notes_path(const std::filesystem::path& folder) { return folder / "notes.json"; }

RunNotes notes_of(const Json& json) {
  RunNotes notes;
  notes.name = json.value("name", std::string());
  for (const Json& tag : json.value("tags", Json::array())) {
    const auto& text = tag.get_ref<const std::string&>();
    if (!text.empty() && std::find(notes.tags.begin(), notes.tags.end(), text) == notes.tags.end())
      notes.tags.push_back(text);
  }
  const int colour = json.value("colour", -1);
  if (colour >= 0) notes.colour = colour;
  notes.note = json.value("note", std::string());
  return notes;
}

}  // namespace

Result<RunNotes> read_notes(const std::filesystem::path& run_folder) {
  const auto bytes = read_whole_file(notes_path(run_folder), kMaxBytes);
  if (!bytes && bytes.error().code == ErrorCode::kNotFound) return RunNotes();
  if (!bytes) return tl::unexpected(bytes.error());
  const Json json = Json::parse(bytes->begin(), bytes->end(), nullptr, /*allow_exceptions=*/false);
  try {
    if (json.is_object()) return notes_of(json);
  } catch (const Json::exception&) {
  }
  return failure(ErrorCode::kDamaged, "The run's name, tags and note cannot be read; mend the file or remove it.",
                 notes_path(run_folder));
}

Result<void> write_notes(const RunNotes& notes, const std::filesystem::path& run_folder) {
  if (notes.empty()) {
    std::error_code error;
    std::filesystem::remove(notes_path(run_folder), error);
    if (!error) return {};
    return failure(ErrorCode::kNotWritten, "The run's notes cannot be removed: " + error.message() + ".",
                   notes_path(run_folder));
  }
  Json json{{"name", notes.name}, {"tags", notes.tags}, {"note", notes.note}};
  if (notes.colour) json["colour"] = *notes.colour;
  return write_file_atomically(notes_path(run_folder), storable(json).dump(2) + "\n");
}

}  // namespace descry
