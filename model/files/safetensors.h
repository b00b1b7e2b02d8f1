#pragma once

#include <torch/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "model/result.h"

namespace descry {

/// A safetensors file: 8 bytes of header length (little endian), a JSON header, data. Names in order, metadata strings.
struct TensorFile {
  std::map<std::string, torch::Tensor> tensors;  ///< CPU; F64 F32 F16 BF16 I64 I32 I16 I8 U8 BOOL
  std::map<std::string, std::string> metadata;
};

/// Reads a safetensors file; every length, offset and shape is checked against the file before it is used.
/// Errors: kNotFound, kUnreadable, kDamaged, kUnsupported (a dtype LibTorch lacks).
Result<TensorFile> read_safetensors(const std::filesystem::path& path);

/// The same for a file that is already in memory; errors carry no path.
Result<TensorFile> parse_safetensors(std::string_view bytes);

/// Writes whole or not at all (temporary file, flush, rename). Tensors are made contiguous. Errors: kNotWritten.
Result<void> write_safetensors(const TensorFile& file, const std::filesystem::path& path);

}  // namespace descry
