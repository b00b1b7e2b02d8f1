#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/captioning/caption.h"

namespace descry {

/// Sentences with their words as an album keeps them: CBOR (RFC 8949) of [[words, tokens, score, confidence]...] with
/// words [[text, probability, [[runner-up, probability]...]]...].
std::vector<std::uint8_t> stored(const std::vector<Caption>& captions);

/// Nothing where the bytes are damaged.
std::vector<Caption> read_stored_captions(std::span<const std::uint8_t> bytes);

}  // namespace descry
