#include "training/run/tensorboard.h"

#include <google/protobuf/wire_format_lite.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cstdio>

namespace descry {
namespace {

using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedOutputStream;

// Field numbers of tensorflow/core/util/event.proto and framework/summary.proto.
constexpr int kEventWallTime = 1, kEventStep = 2, kEventFileVersion = 3, kEventSummary = 5, kEventSessionLog = 7;
constexpr int kSummaryValue = 1;
constexpr int kValueTag = 1, kValueSimple = 2;
constexpr int kSessionStatus = 1;
constexpr int kSessionStart = 1;

constexpr std::array<std::uint32_t, 256> crc_table() {
  constexpr std::uint32_t kReversedPolynomial = 0x82F63B78;
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value & 1) != 0 ? (value >> 1) ^ kReversedPolynomial : value >> 1;
    table[i] = value;
  }
  return table;
}

/// TFRecord masks checksums, because a checksum of data that holds its own checksum is weak.
std::uint32_t masked(std::uint32_t crc) { return std::rotr(crc, 15) + 0xA282EAD8U; }

/// Appends protobuf fields to a string. The encoders that write to an array are inline, so that no symbol of protobuf's
/// library is asked for beside the copy of it that LibTorch may bring.
class Message {
 public:
  void add_double(int field, double value) {
    append([=](std::uint8_t* at) { return WireFormatLite::WriteDoubleToArray(field, value, at); });
  }
  void add_float(int field, float value) {
    append([=](std::uint8_t* at) { return WireFormatLite::WriteFloatToArray(field, value, at); });
  }
  void add_integer(int field, std::int64_t value) {
    append([=](std::uint8_t* at) { return WireFormatLite::WriteInt64ToArray(field, value, at); });
  }
  void add_bytes(int field, std::string_view bytes) {
    append([&](std::uint8_t* at) {
      at = WireFormatLite::WriteTagToArray(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED, at);
      return CodedOutputStream::WriteVarint64ToArray(bytes.size(), at);
    });
    text_ += bytes;
  }
  const std::string& text() const { return text_; }

 private:
  template <typename Write>
  void append(const Write& write) {
    std::array<std::uint8_t, 32> buffer;
    text_.append(reinterpret_cast<const char*>(buffer.data()),
                 static_cast<std::size_t>(write(buffer.data()) - buffer.data()));
  }

  std::string text_;
};

Message event_at_now() {
  Message event;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  event.add_double(kEventWallTime, std::chrono::duration<double>(now).count());
  return event;
}

template <typename Unsigned>
void append_little_endian(std::string& text, Unsigned value) {
  for (std::size_t i = 0; i < sizeof(value); ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 && name[0] != 0 ? name.data() : "localhost";
}

/// A name that no file of the folder has; TensorBoard reads files in the order of their names.
std::filesystem::path new_name(const std::filesystem::path& folder) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now).count());
  const std::string host = host_name();
  std::error_code ignored;
  for (int number = 0;; ++number) {
    std::array<char, 16> digits;
    std::snprintf(digits.data(), digits.size(), "%04d", number);
    std::string name = "events.out.tfevents.";
    name.append(seconds).append(".").append(digits.data()).append(".").append(host);
    auto path = folder / name;
    if (!std::filesystem::exists(path, ignored)) return path;
  }
}

}  // namespace

std::uint32_t crc32c(std::string_view bytes) {
  static constexpr auto kTable = crc_table();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char byte : bytes) crc = kTable[(crc ^ static_cast<std::uint8_t>(byte)) & 0xFF] ^ (crc >> 8);
  return ~crc;
}

EventFile::EventFile(std::filesystem::path path) : path_(std::move(path)), file_(path_, std::ios::binary) {}

Result<EventFile> EventFile::create(const std::filesystem::path& folder, std::int64_t resumed_at) {
  EventFile file(new_name(folder));
  Message version = event_at_now();
  version.add_bytes(kEventFileVersion, "brain.Event:2");
  file.add_record(version.text());
  if (resumed_at >= 0) {
    Message log;
    log.add_integer(kSessionStatus, kSessionStart);
    Message start = event_at_now();
    start.add_integer(kEventStep, resumed_at + 1);
    start.add_bytes(kEventSessionLog, log.text());
    file.add_record(start.text());
  }
  if (auto written = file.flush(); !written) return tl::unexpected(written.error());
  return file;
}

void EventFile::add_scalars(std::int64_t step, const Scalars& scalars) {
  Message summary;
  for (const auto& [tag, number] : scalars) {
    Message value;
    value.add_bytes(kValueTag, tag);
    value.add_float(kValueSimple, static_cast<float>(number));
    summary.add_bytes(kSummaryValue, value.text());
  }
  Message event = event_at_now();
  event.add_integer(kEventStep, step);
  event.add_bytes(kEventSummary, summary.text());
  add_record(event.text());
}

void EventFile::add_record(std::string_view event) {
  std::string length;
  append_little_endian(length, static_cast<std::uint64_t>(event.size()));
  pending_ += length;
  append_little_endian(pending_, masked(crc32c(length)));
  pending_ += event;
  append_little_endian(pending_, masked(crc32c(event)));
}

Result<void> EventFile::flush() {
  file_.write(pending_.data(), static_cast<std::streamsize>(pending_.size()));
  file_.flush();
  pending_.clear();
  if (!file_)
    return failure(ErrorCode::kNotWritten, "TensorBoard's event file cannot be written; is the disk full?", path_);
  return {};
}

}  // namespace descry
