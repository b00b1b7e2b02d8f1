#include "training/run/batches.h"

#include <ATen/CPUGeneratorImpl.h>
#include <torch/torch.h>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace descry {

namespace {

std::uint64_t splitmix(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

/// std::shuffle may differ between standard libraries; this does not.
template <typename T>
void shuffle(std::vector<T>& items, std::uint64_t& state) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[splitmix(state) % i]);
}

}  // namespace

std::uint64_t mixed_seed(std::uint64_t seed, std::uint64_t first, std::uint64_t second) {
  std::uint64_t state = seed;
  state = splitmix(state) ^ first;
  state = splitmix(state) ^ second;
  return splitmix(state);
}

CaptionIds encode(const std::vector<std::string>& captions, const Vocabulary& vocabulary, int most,
                  std::int64_t max_tokens) {
  std::vector<std::vector<std::int64_t>> encoded;
  for (const auto& caption : captions) {
    if (most > 0 && std::ssize(encoded) == most) break;
    encoded.push_back(vocabulary.encode(caption, max_tokens));
  }
  return CaptionIds(encoded);
}

std::vector<EncodedPicture> encode_captions(const std::vector<CaptionedPicture>& pictures, const Vocabulary& vocabulary,
                                            int captions_per_picture, std::int64_t max_tokens) {
  std::vector<EncodedPicture> result;
  result.reserve(pictures.size());
  for (const auto& picture : pictures)
    result.push_back({std::ssize(result), encode(picture.captions, vocabulary, captions_per_picture, max_tokens)});
  return result;
}

std::vector<std::vector<std::size_t>> epoch_batches(const std::vector<EncodedPicture>& pictures, int batch_pictures,
                                                    std::uint64_t seed, int epoch) {
  std::uint64_t state = mixed_seed(seed, 0x65706f6368U, static_cast<std::uint64_t>(epoch));
  std::vector<std::size_t> order(pictures.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  shuffle(order, state);
  std::vector<std::size_t> lengths(pictures.size());
  std::transform(pictures.begin(), pictures.end(), lengths.begin(), [](const auto& p) { return p.captions.longest(); });
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lengths[a] < lengths[b]; });
  std::vector<std::vector<std::size_t>> batches;
  const auto size = static_cast<std::size_t>(batch_pictures);
  for (std::size_t begin = 0; begin < order.size(); begin += size) {
    const auto first = order.begin() + static_cast<std::ptrdiff_t>(begin);
    batches.emplace_back(first, first + static_cast<std::ptrdiff_t>(std::min(size, order.size() - begin)));
  }
  shuffle(batches, state);
  return batches;
}

CaptionBatch assemble(const std::vector<EncodedPicture>& pictures, const std::vector<std::size_t>& batch,
                      int only_caption) {
  CaptionBatch result;
  std::size_t rows = 1;
  std::size_t length = 2;
  for (const auto index : batch) {
    result.pictures.push_back(pictures[index].picture);
    if (only_caption < 0) rows = std::max(rows, pictures[index].captions.size());
    length = std::max(length, pictures[index].captions.longest());
  }
  const auto all = static_cast<std::int64_t>(batch.size() * rows);
  const auto steps = static_cast<std::int64_t>(length) - 1;
  result.tokens = torch::full({all, steps}, Vocabulary::kPad, torch::kInt64);
  result.targets = torch::full({all, steps}, Vocabulary::kPad, torch::kInt64);
  auto* tokens = result.tokens.data_ptr<std::int64_t>();
  auto* targets = result.targets.data_ptr<std::int64_t>();
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const CaptionIds& captions = pictures[batch[i]].captions;
    if (captions.empty()) continue;
    auto caption = captions.begin();
    if (only_caption >= 0) std::advance(caption, static_cast<std::size_t>(only_caption) % captions.size());
    for (std::size_t row = 0; row < rows && caption != captions.end(); ++row, ++caption) {
      const CaptionIds::Caption ids = *caption;
      if (ids.size() < 2) continue;
      const auto offset = static_cast<std::ptrdiff_t>(i * rows + row) * steps;
      std::copy(ids.begin(), ids.end() - 1, tokens + offset);
      std::copy(ids.begin() + 1, ids.end(), targets + offset);
      ++result.captions;
    }
  }
  result.keep = result.targets.ne(Vocabulary::kPad);
  return result;
}

torch::Tensor with_word_dropout(const torch::Tensor& tokens, double share, std::uint64_t seed) {
  if (share <= 0) return tokens;
  const auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
  const auto dropped = torch::rand(tokens.sizes(), generator).lt(share).logical_and_(tokens.gt(Vocabulary::kStart));
  return tokens.masked_fill(dropped, Vocabulary::kUnknown);
}

}  // namespace descry
