#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "training/data/caption_list.h"

namespace descry {

/// What an object of a JSON file says about a picture and its captions; everything else in it is passed over.
struct JsonRecord {
  std::string section;     ///< the key under which its array stands; empty where the file is an array
  std::size_t number = 0;  ///< in its section, from 1
  std::string path, folder, split, id, picture_id;
  std::vector<std::string> captions;

  FilePlace place() const { return {section.empty() ? std::string_view("record") : section, number}; }
};

/// What a JSON file was made of, to tell what it is.
struct JsonShape {
  char root = ' ';                   ///< { or [, or another for a single value
  std::vector<std::string> keys;     ///< of the root object, or of the first record of an array
  std::vector<std::string> details;  ///< keys of the first record under "annotations"
  std::optional<std::string> error;  ///< where and why it is no JSON
  bool stopped = false;              ///< `take` wanted no more
};

/// Reads one JSON of any size and gives each record to `take` until that returns false: the objects of the array that
/// the file is, or of arrays that a root object holds. Holds one record at a time.
JsonShape read_json_records(TextFile& file, const std::function<bool(JsonRecord&)>& take);

/// Reads a text that is one object, a record; nothing where it is none.
std::optional<JsonRecord> read_json_record(std::string_view text);

}  // namespace descry
