#include "model/captioning/decoding_settings.h"

#include <limits>
#include <nlohmann/json.hpp>

namespace descry {
namespace {

/// Calls `visit(name, field)` for every field; `Settings` is DecodingSettings, const or not.
template <typename Settings, typename Visit>
void for_each_field(Settings& settings, const Visit& visit) {
  visit("beam", settings.beam);
  visit("length_exponent", settings.length_exponent);
  visit("max_words", settings.max_words);
  visit("min_words", settings.min_words);
  visit("n_best", settings.n_best);
  visit("no_repeats", settings.no_repeats);
  visit("start", settings.start);
  visit("forbidden", settings.forbidden);
  visit("required", settings.required);
  visit("sample", settings.sample);
  visit("temperature", settings.temperature);
  visit("top_k", settings.top_k);
  visit("top_p", settings.top_p);
  visit("seed", settings.seed);
}

bool read(const nlohmann::json& value, bool& field) {
  if (value.is_boolean()) field = value.get<bool>();
  return value.is_boolean();
}

bool read(const nlohmann::json& value, int& field) {
  if (!value.is_number_integer()) return false;
  const auto number = value.get<std::int64_t>();
  if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) return false;
  field = static_cast<int>(number);
  return true;
}

bool read(const nlohmann::json& value, std::uint64_t& field) {
  const bool fits = value.is_number_unsigned() || (value.is_number_integer() && value.get<std::int64_t>() >= 0);
  if (fits) field = value.get<std::uint64_t>();
  return fits;
}

bool read(const nlohmann::json& value, double& field) {
  if (value.is_number()) field = value.get<double>();
  return value.is_number();
}

bool read(const nlohmann::json& value, std::string& field) {
  if (value.is_string()) field = value.get<std::string>();
  return value.is_string();
}

bool read(const nlohmann::json& value, std::vector<std::string>& field) {
  if (!value.is_array()) return false;
  std::vector<std::string> words(value.size());
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!read(value[i], words[i])) return false;
  field = std::move(words);
  return true;
}

}  // namespace

nlohmann::json settings_json(const DecodingSettings& settings) {
  nlohmann::json json = nlohmann::json::object();
  for_each_field(settings, [&](const char* name, const auto& field) { json[name] = field; });
  return json;
}

Result<DecodingSettings> settings_from_json(const nlohmann::json& json) {
  if (!json.is_object()) return failure(ErrorCode::kDamaged, "Decoding settings are no JSON object.");
  DecodingSettings settings;
  std::string wrong;
  for_each_field(settings, [&](const char* name, auto& field) {
    const auto found = json.find(name);
    if (found != json.end() && !read(*found, field) && wrong.empty()) wrong = name;
  });
  if (!wrong.empty())
    return failure(ErrorCode::kDamaged, "Of decoding settings, \"" + wrong + "\" has a value of another kind.");
  return settings;
}

}  // namespace descry
