#include "model/engine/chain.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/engine/cell_loops.h"
#include "model/engine/chain_weights.h"
#include "model/engine/onednn.h"

namespace descry {

using onednn::cpu;
using onednn::Descriptor;
using onednn::Tag;
using onednn::Type;

namespace {

int divided(int size, int stride) { return (size + stride - 1) / stride; }

/// {before, after}: TensorFlow's SAME padding, or half a kernel before.
std::pair<std::int64_t, std::int64_t> padding(const ConvolutionLayer& layer, bool same, std::int64_t size) {
  const std::int64_t cells = (size + layer.stride - 1) / layer.stride;
  const std::int64_t total = std::max<std::int64_t>((cells - 1) * layer.stride + layer.kernel - size, 0);
  const std::int64_t before = same ? total / 2 : layer.kernel / 2;
  return {before, total - before};
}

/// Of the first layer.
int input_channels(const BackboneLayers& network) {
  if (network.stem) return network.stem->input;
  const BlockLayers& first = network.blocks.front();
  return first.expand ? first.expand->input : first.depthwise.input;
}

/// Activations of one picture, or some rows of it: [height, width, channels].
struct Activations {
  std::byte* data = nullptr;
  int height = 0, width = 0, channels = 0;
};

Descriptor description(const Activations& of, Type type) {
  return {{1, of.channels, of.height, of.width}, type, Tag::nhwc};
}

/// Memory on a cache line's boundary.
class Buffer {
 public:
  std::byte* get() const { return bytes_.get(); }
  void reserve(std::size_t size) {
    if (size <= size_) return;
    constexpr std::size_t kLine = 64;
    size_ = divided_up(size, kLine) * kLine;
    bytes_.reset(static_cast<std::byte*>(std::aligned_alloc(kLine, size_)));
    if (!bytes_) throw std::bad_alloc();
  }

 private:
  static std::size_t divided_up(std::size_t size, std::size_t by) { return (size + by - 1) / by; }
  struct Free {
    void operator()(std::byte* bytes) const { std::free(bytes); }
  };
  std::unique_ptr<std::byte, Free> bytes_;
  std::size_t size_ = 0;
};

/// How a block goes over its picture: the expansion is computed `chunk` input rows at a time, of which `places` are
/// kept, the newest over the oldest.
struct RowPlan {
  int chunk, places;
};

/// As many rows as leave room in a second-level cache of 1 MB for weights and results.
RowPlan plan_rows(int rows, std::size_t row_bytes, int kernel) {
  constexpr std::size_t kRoom = 384 << 10;
  const int wanted = std::max<int>(4, static_cast<int>(kRoom / 2 / row_bytes));
  const int chunks = divided(rows, wanted);
  const int chunk = divided(rows, chunks);
  if (chunks == 1) return {rows, rows};
  return {chunk, chunk * (divided(kernel - 1, chunk) + 1)};
}

}  // namespace

struct BackboneChain::State {
  std::shared_ptr<ChainWeights> weights;
  int parts = 1;  ///< that work of the loops is shared out in
  Sharing share;
  dnnl::stream stream{cpu()};
  std::vector<std::function<void()>> steps;
  dnnl::memory input, features;
  Activations result;
  Buffer converted, trunk[2], expanded, filtered;
  std::vector<float> sums, factors;  ///< squeeze-excite's: [parts, channels], [channels]

  Type type() const { return weights->type(); }
  std::size_t row_bytes(const Activations& of) const {
    return static_cast<std::size_t>(of.width) * static_cast<std::size_t>(of.channels) * (type() == Type::bf16 ? 2 : 4);
  }
  std::size_t bytes(const Activations& of) const { return row_bytes(of) * static_cast<std::size_t>(of.height); }
  dnnl::memory memory(const Activations& of) const { return {description(of, type()), cpu(), of.data}; }
  CellActivation activation(const ConvolutionLayer& layer) const {
    if (!layer.activated) return CellActivation::kNone;
    return weights->layers().silu ? CellActivation::kSilu : CellActivation::kRelu6;
  }

  void convolve(const ConvolutionLayer& layer, const dnnl::memory& from, const dnnl::memory& to, bool adds = false);
  void convert(const dnnl::memory& from, const dnnl::memory& to);
  template <typename Value>
  void silu(Value* values, std::int64_t count);
  template <typename Value>
  void filter(const BlockLayers& layers, const Activations& from, const Activations& to);
  template <typename Value>
  void excite(const SqueezeExciteLayer& layer, const Activations& values);
  template <typename Value>
  Activations block(const BlockLayers& layers, const Activations& from, int place);
  void reserve(int height, int width);
  template <typename Value>
  void build(int height, int width);
};

void BackboneChain::State::convolve(const ConvolutionLayer& layer, const dnnl::memory& from, const dnnl::memory& to,
                                    bool adds) {
  const CellActivation kind = activation(layer);
  dnnl::post_ops operations;
  if (adds) operations.append_sum(1.0F);
  if (kind == CellActivation::kRelu6) onednn::append_activation(operations, dnnl::algorithm::eltwise_clip, 0, 6);
  dnnl::primitive_attr attributes;
  attributes.set_post_ops(operations);
  const Descriptor any({layer.output, layer.input, layer.kernel, layer.kernel}, weights->type(), Tag::any);
  const Descriptor bias({layer.output}, Type::f32, Tag::a);
  const dnnl::memory::dims input = onednn::sizes(from.get_desc());
  const bool same = weights->layers().same_padding;
  const auto chosen = onednn::convolution(cpu(), from.get_desc(), any, bias, to.get_desc(), layer.stride,
                                          {padding(layer, same, input[2]), padding(layer, same, input[3])}, attributes);
  const std::unordered_map<int, dnnl::memory> memories{
      {DNNL_ARG_SRC, from},
      {DNNL_ARG_WEIGHTS, weights->reordered(layer, chosen.weights_desc())},
      {DNNL_ARG_BIAS, dnnl::memory(bias, cpu(), const_cast<float*>(layer.bias.data()))},
      {DNNL_ARG_DST, to}};
  steps.emplace_back(
      [this, primitive = dnnl::convolution_forward(chosen), memories] { primitive.execute(stream, memories); });
}

void BackboneChain::State::convert(const dnnl::memory& from, const dnnl::memory& to) {
  steps.emplace_back([this, primitive = dnnl::reorder(from, to), from, to] {
    primitive.execute(stream, {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}});
  });
}

/// SiLU, which the loops do at half the cost of oneDNN's own; ReLU6 is fused already.
template <typename Value>
void BackboneChain::State::silu(Value* values, std::int64_t count) {
  steps.emplace_back([this, values, count] {
    share(parts, [&](int part) {
      const std::int64_t begin = count * part / parts, end = count * (part + 1) / parts;
      cell_loops<Value>().activate(values + begin, end - begin, CellActivation::kSilu);
    });
  });
}

template <typename Value>
void BackboneChain::State::filter(const BlockLayers& layers, const Activations& from, const Activations& to) {
  const ConvolutionLayer& layer = layers.depthwise;
  const bool same = weights->layers().same_padding;
  DepthwiseRows<Value> task;
  task.input_rows = from.height, task.input_columns = from.width;
  task.output = reinterpret_cast<Value*>(to.data);
  task.output_columns = to.width;
  task.rows_before = static_cast<int>(padding(layer, same, from.height).first);
  task.columns_before = static_cast<int>(padding(layer, same, from.width).first);
  task.kernel = layer.kernel, task.stride = layer.stride, task.channels = layer.output;
  task.weights = layer.weight.data(), task.bias = layer.bias.data();
  task.activation = activation(layer);
  if (layers.squeeze_excite) {
    task.sums = sums.data();
    steps.emplace_back([this] { std::fill(sums.begin(), sums.end(), 0.0F); });
  }
  const auto compute = [this](DepthwiseRows<Value> rows) {
    steps.emplace_back([this, rows] {
      share(parts, [&](int part) {
        DepthwiseRows<Value> some = rows;
        const int count = rows.last_row - rows.first_row;
        some.first_row = rows.first_row + count * part / parts;
        some.last_row = rows.first_row + count * (part + 1) / parts;
        if (some.sums != nullptr) some.sums += static_cast<std::ptrdiff_t>(part) * some.channels;
        cell_loops<Value>().depthwise(some);
      });
    });
  };
  if (!layers.expand) {
    task.input = reinterpret_cast<const Value*>(from.data);
    task.input_places = from.height;
    task.last_row = to.height;
    compute(task);
    return;
  }
  Activations wide{expanded.get(), from.height, from.width, layers.expand->output};
  const RowPlan plan =
      parts > 1 ? RowPlan{from.height, from.height} : plan_rows(from.height, row_bytes(wide), layer.kernel);
  task.input = reinterpret_cast<const Value*>(wide.data);
  task.input_places = plan.places;
  for (int first = 0; first < from.height; first += plan.chunk) {
    const int count = std::min(plan.chunk, from.height - first);
    const Activations source{from.data + static_cast<std::size_t>(first) * row_bytes(from), count, from.width,
                             from.channels};
    const Activations result{wide.data + static_cast<std::size_t>(first % plan.places) * row_bytes(wide), count,
                             from.width, wide.channels};
    convolve(*layers.expand, memory(source), memory(result), false);
    if (weights->layers().silu)
      silu(reinterpret_cast<Value*>(result.data), std::int64_t{count} * from.width * wide.channels);
    const int known = first + count;
    task.first_row = task.last_row;
    const int reach = known - layer.kernel + task.rows_before;  // of the last row whose input is all there
    const int complete = reach < 0 ? 0 : std::min(reach / layer.stride + 1, to.height);
    task.last_row = known == from.height ? to.height : std::max(complete, task.first_row);
    if (task.last_row > task.first_row) compute(task);
  }
}

template <typename Value>
void BackboneChain::State::excite(const SqueezeExciteLayer& layer, const Activations& values) {
  steps.emplace_back([this, &layer, values] {
    const std::int64_t cells = std::int64_t{values.height} * values.width;
    for (int part = 1; part < parts; ++part)
      for (int c = 0; c < values.channels; ++c) sums[c] += sums[static_cast<std::size_t>(part * values.channels + c)];
    cell_loops<Value>().squeeze_excite(layer, sums.data(), cells, factors.data());
    share(parts, [&](int part) {
      const std::int64_t begin = cells * part / parts, end = cells * (part + 1) / parts;
      cell_loops<Value>().scale(reinterpret_cast<Value*>(values.data) + begin * values.channels, end - begin,
                                values.channels, factors.data());
    });
  });
}

template <typename Value>
Activations BackboneChain::State::block(const BlockLayers& layers, const Activations& from, int place) {
  const int stride = layers.depthwise.stride;
  Activations to{filtered.get(), divided(from.height, stride), divided(from.width, stride), layers.depthwise.output};
  filter<Value>(layers, from, to);
  if (layers.squeeze_excite) excite<Value>(*layers.squeeze_excite, to);
  const Activations narrow{layers.residual ? from.data : trunk[place].get(), to.height, to.width,
                           layers.project.output};
  convolve(layers.project, memory(to), memory(narrow), layers.residual);
  return narrow;
}

/// Room for the largest activations of each kind.
void BackboneChain::State::reserve(int height, int width) {
  const BackboneLayers& network = weights->layers();
  Activations narrow{nullptr, height, width, input_channels(network)};
  if (network.stem) {
    converted.reserve(bytes(narrow));
    narrow = {nullptr, divided(height, 2), divided(width, 2), network.stem->output};
  }
  const auto reserve_trunk = [&] {
    for (Buffer& buffer : trunk) buffer.reserve(bytes(narrow));
  };
  reserve_trunk();
  std::size_t widest = 0;
  for (const BlockLayers& layers : network.blocks) {
    Activations wide = narrow;
    wide.channels = layers.depthwise.output;
    expanded.reserve(bytes(wide));
    narrow.height = divided(narrow.height, layers.depthwise.stride);
    narrow.width = divided(narrow.width, layers.depthwise.stride);
    narrow.channels = layers.project.output;
    wide.height = narrow.height, wide.width = narrow.width;
    filtered.reserve(bytes(wide));
    reserve_trunk();
    widest = std::max(widest, static_cast<std::size_t>(wide.channels));
  }
  sums.resize(widest * static_cast<std::size_t>(parts));
  factors.resize(widest);
}

template <typename Value>
void BackboneChain::State::build(int height, int width) {
  const BackboneLayers& network = weights->layers();
  const auto outside = [](const Activations& of) { return dnnl::memory(description(of, Type::f32), cpu(), nullptr); };
  Activations current{network.stem ? converted.get() : trunk[0].get(), height, width, input_channels(network)};
  input = outside(current);
  // Without a stem the first block may add to its input, so it gets a copy.
  const bool reads_outside = network.stem && type() == Type::f32;
  if (!reads_outside) convert(input, memory(current));
  if (network.stem) {
    const dnnl::memory picture = reads_outside ? input : memory(current);
    current = {trunk[0].get(), divided(height, 2), divided(width, 2), network.stem->output};
    convolve(*network.stem, picture, memory(current));
    if (network.silu)
      silu(reinterpret_cast<Value*>(current.data), std::int64_t{current.height} * current.width * current.channels);
  }
  int place = 0;
  for (const BlockLayers& layers : network.blocks) {
    if (!layers.residual) place = 1 - place;
    current = block<Value>(layers, current, place);
  }
  result = current;
  if (!network.head) {
    features = outside(result);
    convert(memory(current), features);
    return;
  }
  result.channels = network.head->output;
  features = outside(result);
  convolve(*network.head, memory(current), features);
  if (!network.silu) return;
  steps.emplace_back([this, count = std::int64_t{result.height} * result.width * result.channels] {
    cell_loops<float>().activate(static_cast<float*>(features.get_data_handle()), count, CellActivation::kSilu);
  });
}

BackboneChain::BackboneChain(std::shared_ptr<ChainWeights> weights, int height, int width, int parts, Sharing share)
    : state_(std::make_unique<State>()) {
  state_->weights = std::move(weights);
  state_->parts = parts;
  state_->share = std::move(share);
  state_->reserve(height, width);
  if (state_->type() == Type::bf16) {
    state_->build<Bfloat16>(height, width);
  } else {
    state_->build<float>(height, width);
  }
}

BackboneChain::~BackboneChain() = default;

int BackboneChain::rows() const { return state_->result.height; }
int BackboneChain::columns() const { return state_->result.width; }
int BackboneChain::channels() const { return state_->result.channels; }

void BackboneChain::run(const float* input, float* features) {
  state_->input.set_data_handle(const_cast<float*>(input));
  state_->features.set_data_handle(features);
  for (const auto& step : state_->steps) step();
}

}  // namespace descry
