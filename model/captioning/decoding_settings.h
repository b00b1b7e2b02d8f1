#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/captioning/caption.h"
#include "model/result.h"

namespace descry {

/// Every field by its name: {"beam": 3, "start": "a photograph of", "forbidden": ["man"], ...}.
nlohmann::json settings_json(const DecodingSettings& settings);

/// The same back. Fields that are missing keep their defaults, unknown ones are passed over (a newer program wrote
/// them); ranges are the captioner's to check. Errors: kDamaged, naming the field that is no such value.
Result<DecodingSettings> settings_from_json(const nlohmann::json& json);

}  // namespace descry
