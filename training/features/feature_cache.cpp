#include "training/features/feature_cache.h"

#include <torch/torch.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <unordered_map>

#include "model/captioning/network_input.h"
#include "model/disk/whole_file.h"
#include "model/engine/frozen_backbone.h"
#include "model/images/read_ahead.h"
#include "training/features/record_file.h"

namespace descry {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMaxFileBytes = std::int64_t{1} << 30;
constexpr std::size_t kBatch = 32;

/// Which picture has which record, or why it has none.
struct PictureRecords {
  explicit PictureRecords(RecordFile opened) : file(std::move(opened)) {}
  RecordFile file;
  std::vector<std::int64_t> records;  ///< by picture; -1: none
  std::unordered_map<std::size_t, Error> problems;
  std::int64_t channels = 0, rows = 0, columns = 0;
};

std::string hexadecimal(const ContentKey& key) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : key) text += {kDigits[byte >> 4], kDigits[byte & 15]};
  return text;
}

/// Names the function that the features are: every weight, the architecture, what computes them, and what is done to a
/// picture first.
std::string describe(const EfficientNet& backbone, BackboneEngine engine, const Preprocessing& input,
                     const std::vector<std::int64_t>& shape) {
  std::vector<std::uint8_t> weights;
  const auto append = [&weights](const std::string& name, const torch::Tensor& tensor) {
    const auto values = tensor.detach().to(torch::kCPU).contiguous();
    const auto* bytes = static_cast<const std::uint8_t*>(values.data_ptr());
    weights.insert(weights.end(), name.begin(), name.end());
    weights.insert(weights.end(), bytes, bytes + values.nbytes());
  };
  for (const auto& item : backbone->named_parameters()) append(item.key(), item.value());
  for (const auto& item : backbone->named_buffers()) append(item.key(), item.value());
  const nlohmann::json description{{"format", "descry features 1"},
                                   {"weights", hexadecimal(content_key(weights))},
                                   {"network", backbone->options()},
                                   {"engine", name_of(engine)},
                                   {"mean", input.mean},
                                   {"deviation", input.deviation},
                                   {"height", input.height},
                                   {"width", input.width},
                                   {"shape", shape}};
  return description.dump();
}

fs::path file_for(const fs::path& folder, const std::string& description) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(description.data());
  return folder / ("features-" + hexadecimal(content_key({bytes, description.size()})) + ".bin");
}

/// Every picture's key, or why its file cannot be read.
std::vector<Result<ContentKey>> hash_pictures(const std::vector<fs::path>& pictures, const std::stop_token& stop) {
  std::vector<Result<ContentKey>> keys(pictures.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < pictures.size() && !stop.stop_requested(); i = next++) {
      keys[i] =
          read_whole_file(pictures[i], kMaxFileBytes).transform([](const auto& bytes) { return content_key(bytes); });
    }
  };
  std::vector<std::jthread> threads;
  const std::size_t count =
      std::min<std::size_t>({std::max(std::thread::hardware_concurrency(), 1U), 8, pictures.size()});
  for (std::size_t i = 0; i < count; ++i) threads.emplace_back(work);
  threads.clear();
  return keys;
}

/// Passes progress on at most twenty times a second, and the last one always.
class ThrottledProgress {
 public:
  ThrottledProgress(const FeatureCache::Progress& progress, std::int64_t total) : progress_(progress), total_(total) {}

  void report(std::int64_t done) {
    const auto now = std::chrono::steady_clock::now();
    if (!progress_ || (done < total_ && now < next_)) return;
    next_ = now + std::chrono::milliseconds(50);
    progress_(done, total_);
  }

 private:
  const FeatureCache::Progress& progress_;
  std::int64_t total_;
  std::chrono::steady_clock::time_point next_{};
};

/// Different pictures that have no record yet: each once, with all places in the list that show it.
struct MissingPictures {
  std::vector<fs::path> paths;
  std::vector<ContentKey> keys;
  std::vector<std::vector<std::size_t>> places;
};

/// Finds or makes every picture's record.
class FeatureBuild {
 public:
  FeatureBuild(PictureRecords& state, FrozenBackbone backbone, const Preprocessing& input, torch::Device device,
               const std::vector<fs::path>& pictures, const FeatureCache::Progress& progress)
      : state_(state),
        backbone_(std::move(backbone)),
        input_(input),
        device_(device),
        pictures_(pictures),
        progress_(progress, static_cast<std::int64_t>(pictures.size())) {}

  Result<void> run(const std::stop_token& stop) {
    const MissingPictures missing = find_missing(stop);
    progress_.report(done_);
    auto computed = compute(missing, stop);
    auto finished = state_.file.finish();  // keeps what was computed even if it was stopped
    if (!computed) return computed;
    return finished;
  }

 private:
  MissingPictures find_missing(const std::stop_token& stop) {
    const auto keys = hash_pictures(pictures_, stop);
    MissingPictures missing;
    std::map<ContentKey, std::size_t> waiting;
    for (std::size_t i = 0; i < keys.size() && !stop.stop_requested(); ++i) {
      if (!keys[i]) {
        state_.problems.emplace(i, keys[i].error());
        ++done_;
      } else if (const auto record = state_.file.find(*keys[i])) {
        state_.records[i] = *record;
        ++done_;
      } else {
        const auto [place, is_new] = waiting.try_emplace(*keys[i], missing.paths.size());
        if (is_new) {
          missing.paths.push_back(pictures_[i]);
          missing.keys.push_back(*keys[i]);
          missing.places.emplace_back();
        }
        missing.places[place->second].push_back(i);
      }
    }
    return missing;
  }

  Result<void> compute(const MissingPictures& missing, const std::stop_token& stop) {
    ReadAhead reader(missing.paths, input_.width, input_.height, 2 * kBatch);
    for (std::size_t first = 0; first < missing.paths.size(); first += kBatch) {
      if (stop.stop_requested()) break;
      const std::size_t last = std::min(first + kBatch, missing.paths.size());
      std::vector<Image> images;
      std::vector<std::size_t> numbers;
      for (std::size_t i = first; i < last; ++i) {
        auto image = reader.next();
        if (image) {
          images.push_back(std::move(*image));
          numbers.push_back(i);
        } else {
          refuse(missing.places[i], image.error());
        }
      }
      if (auto kept = keep(missing, images, numbers); !kept) return kept;
      progress_.report(done_);
    }
    if (stop.stop_requested()) {
      return failure(ErrorCode::kCancelled, "Stopped; the features computed so far are kept.");
    }
    return {};
  }

  void refuse(const std::vector<std::size_t>& places, const Error& error) {
    for (const std::size_t place : places) {
      state_.problems.emplace(place, Error{error.code, error.message, pictures_[place]});
      ++done_;
    }
  }

  Result<void> keep(const MissingPictures& missing, const std::vector<Image>& images,
                    const std::vector<std::size_t>& numbers) {
    if (images.empty()) return {};
    const auto features = backbone_(network_input(images, input_, device_)).to(torch::kHalf).cpu().contiguous();
    const auto* bytes = static_cast<const std::uint8_t*>(features.data_ptr());
    const std::size_t size = features.nbytes() / numbers.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto record = state_.file.add(missing.keys[numbers[i]], {bytes + i * size, size});
      if (!record) return tl::unexpected(record.error());
      for (const std::size_t place : missing.places[numbers[i]]) {
        state_.records[place] = *record;
        ++done_;
      }
    }
    return {};
  }

  PictureRecords& state_;
  FrozenBackbone backbone_;
  Preprocessing input_;
  torch::Device device_;
  const std::vector<fs::path>& pictures_;
  ThrottledProgress progress_;
  std::int64_t done_ = 0;
};

}  // namespace

struct FeatureCache::State : PictureRecords {
  using PictureRecords::PictureRecords;
};

Result<FeatureCache> FeatureCache::build(const fs::path& folder, EfficientNet backbone,
                                         const Preprocessing& preprocessing, const std::vector<fs::path>& pictures,
                                         torch::Device device, const Progress& progress, std::stop_token stop) {
  backbone->to(device);
  const FrozenBackbone frozen(backbone, device);
  auto shape = frozen(torch::zeros({1, 3, preprocessing.height, preprocessing.width}, device)).sizes().vec();
  shape.erase(shape.begin());
  const auto values = static_cast<std::size_t>(shape[0] * shape[1] * shape[2]);
  const std::string description = describe(backbone, frozen.engine(), preprocessing, shape);
  auto file = RecordFile::open(file_for(folder, description), description, values * sizeof(at::Half), stop);
  if (!file) return tl::unexpected(file.error());

  FeatureCache cache;
  cache.state_ = std::make_shared<State>(std::move(*file));
  State& state = *cache.state_;
  state.records.assign(pictures.size(), -1);
  state.channels = shape[0], state.rows = shape[1], state.columns = shape[2];
  auto built = FeatureBuild(state, frozen, preprocessing, device, pictures, progress).run(stop);
  if (!built) return tl::unexpected(built.error());
  return cache;
}

bool FeatureCache::has(std::int64_t picture) const {
  return state_->records.at(static_cast<std::size_t>(picture)) >= 0;
}

std::optional<Error> FeatureCache::problem(std::int64_t picture) const {
  const auto found = state_->problems.find(static_cast<std::size_t>(picture));
  return found == state_->problems.end() ? std::nullopt : std::optional(found->second);
}

torch::Tensor FeatureCache::batch(const std::vector<std::int64_t>& pictures) const {
  const std::vector<std::int64_t> shape{state_->channels, state_->rows, state_->columns};
  auto features = torch::empty({static_cast<std::int64_t>(pictures.size()), shape[0], shape[1], shape[2]});
  for (const std::int64_t picture : pictures) {
    if (!has(picture)) throw std::out_of_range("FeatureCache::batch: picture without features");
    state_->file.expect(state_->records[static_cast<std::size_t>(picture)]);
  }
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const auto* payload = state_->file.payload(state_->records[static_cast<std::size_t>(pictures[i])]);
    const auto stored = torch::from_blob(const_cast<std::uint8_t*>(payload), shape, torch::kHalf);
    features[static_cast<std::int64_t>(i)].copy_(stored);
  }
  return features;
}

std::int64_t FeatureCache::channels() const { return state_->channels; }
std::int64_t FeatureCache::rows() const { return state_->rows; }
std::int64_t FeatureCache::columns() const { return state_->columns; }

}  // namespace descry
