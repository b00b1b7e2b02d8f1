#include "model/engine/chain.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>

#include "model/engine/onednn.h"
#include "model/engine/squeeze_excite.h"

namespace descry {

using onednn::Descriptor;
using onednn::Tag;
using onednn::Type;

namespace {

dnnl::engine& cpu() {
  static dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

onednn::Padding padding_of(const ConvolutionLayer& layer, bool same, int height, int width) {
  const auto one = [&](std::int64_t size) {
    const std::int64_t cells = (size + layer.stride - 1) / layer.stride;
    const std::int64_t total = std::max<std::int64_t>((cells - 1) * layer.stride + layer.kernel - size, 0);
    const std::int64_t before = same ? total / 2 : layer.kernel / 2;
    return std::pair{before, total - before};
  };
  return {one(height), one(width)};
}

}  // namespace

bool has_bf16_hardware() {
  const auto here = static_cast<unsigned>(dnnl::get_effective_cpu_isa());
  const auto needed = static_cast<unsigned>(dnnl::cpu_isa::avx512_core_bf16);
  return (here & needed) == needed;
}

class ChainWeights {
 public:
  ChainWeights(BackboneLayers layers, BackbonePrecision precision)
      : layers_(std::move(layers)), type_(precision == BackbonePrecision::kBf16 ? Type::bf16 : Type::f32) {}

  const BackboneLayers& layers() const { return layers_; }
  Type type() const { return type_; }

  /// A layer's weights in a primitive's own order, reordered once for all chains that want the same.
  dnnl::memory reordered(const ConvolutionLayer& layer, const Descriptor& wanted) {
    const std::lock_guard lock(mutex_);
    auto& known = reordered_[&layer];
    for (const dnnl::memory& memory : known)
      if (memory.get_desc() == wanted) return memory;
    const Descriptor plain(shape_of(layer), Type::f32, layer.depthwise ? Tag::goihw : Tag::oihw);
    dnnl::memory source(plain, cpu(), const_cast<float*>(layer.weight.data()));
    dnnl::memory result(wanted, cpu());
    dnnl::stream stream(cpu());
    dnnl::reorder(source, result).execute(stream, source, result);
    stream.wait();
    known.push_back(result);
    return result;
  }

  static dnnl::memory::dims shape_of(const ConvolutionLayer& layer) {
    if (layer.depthwise) return {layer.output, 1, 1, layer.kernel, layer.kernel};
    return {layer.output, layer.input, layer.kernel, layer.kernel};
  }

 private:
  BackboneLayers layers_;
  Type type_;
  std::mutex mutex_;
  std::map<const ConvolutionLayer*, std::vector<dnnl::memory>> reordered_;
};

std::shared_ptr<ChainWeights> make_chain_weights(BackboneLayers layers, BackbonePrecision precision) {
  return std::make_shared<ChainWeights>(std::move(layers), precision);
}

struct BackboneChain::State {
  std::shared_ptr<ChainWeights> weights;
  dnnl::stream stream{cpu()};
  std::vector<std::function<void()>> steps;
  dnnl::memory picture, features;
  int rows = 0, columns = 0, channels = 0;

  /// A picture's activations [height, width, channels].
  struct Activations {
    dnnl::memory memory;
    int height, width, channels;
  };

  void build(int height, int width);
  Activations convolve(const ConvolutionLayer& layer, const Activations& input, const dnnl::memory& place,
                       bool adds_place, Type result_type);
  void excite(const SqueezeExciteLayer& layer, const Activations& values);
  Activations block(const BlockLayers& layers, const Activations& input);
  void convert(const dnnl::memory& from, const dnnl::memory& to);
  dnnl::memory fresh(int height, int width, int channels, Type type) const {
    return {Descriptor({1, channels, height, width}, type, Tag::nhwc), cpu()};
  }
};

BackboneChain::State::Activations BackboneChain::State::convolve(const ConvolutionLayer& layer,
                                                                 const Activations& input, const dnnl::memory& place,
                                                                 bool adds_place, Type result_type) {
  const BackboneLayers& network = weights->layers();
  const int height = (input.height + layer.stride - 1) / layer.stride;
  const int width = (input.width + layer.stride - 1) / layer.stride;
  dnnl::memory result = place ? place : fresh(height, width, layer.output, result_type);
  dnnl::post_ops operations;
  if (adds_place) operations.append_sum(1.0F);
  if (layer.activated && network.silu) {
    onednn::append_activation(operations, dnnl::algorithm::eltwise_swish, 1, 0);
  } else if (layer.activated) {
    onednn::append_activation(operations, dnnl::algorithm::eltwise_clip, 0, 6);
  }
  dnnl::primitive_attr attributes;
  attributes.set_post_ops(operations);
  const Descriptor any(ChainWeights::shape_of(layer), weights->type(), Tag::any);
  const Descriptor bias_description({layer.output}, Type::f32, Tag::a);
  const auto description =
      onednn::convolution(cpu(), input.memory.get_desc(), any, bias_description, result.get_desc(), layer.stride,
                          padding_of(layer, network.same_padding, input.height, input.width), attributes);
  const std::unordered_map<int, dnnl::memory> memories{
      {DNNL_ARG_SRC, input.memory},
      {DNNL_ARG_WEIGHTS, weights->reordered(layer, description.weights_desc())},
      {DNNL_ARG_BIAS, dnnl::memory(bias_description, cpu(), const_cast<float*>(layer.bias.data()))},
      {DNNL_ARG_DST, result}};
  steps.emplace_back(
      [this, primitive = dnnl::convolution_forward(description), memories] { primitive.execute(stream, memories); });
  return {result, height, width, layer.output};
}

void BackboneChain::State::excite(const SqueezeExciteLayer& layer, const Activations& values) {
  steps.emplace_back([this, &layer, values] {
    stream.wait();
    const int cells = values.height * values.width;
    void* data = values.memory.get_data_handle();
    if (weights->type() == Type::bf16) {
      squeeze_excite(layer, static_cast<std::uint16_t*>(data), cells, values.channels);
    } else {
      squeeze_excite(layer, static_cast<float*>(data), cells, values.channels);
    }
  });
}

BackboneChain::State::Activations BackboneChain::State::block(const BlockLayers& layers, const Activations& input) {
  const Type type = weights->type();
  const Activations wide = layers.expand ? convolve(*layers.expand, input, {}, false, type) : input;
  const Activations filtered = convolve(layers.depthwise, wide, {}, false, type);
  if (layers.squeeze_excite) excite(*layers.squeeze_excite, filtered);
  return convolve(layers.project, filtered, layers.residual ? input.memory : dnnl::memory(), layers.residual, type);
}

void BackboneChain::State::convert(const dnnl::memory& from, const dnnl::memory& to) {
  steps.emplace_back([this, primitive = dnnl::reorder(from, to), from, to] {
    primitive.execute(stream, {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}});
  });
}

void BackboneChain::State::build(int height, int width) {
  const BackboneLayers& network = weights->layers();
  const Type type = weights->type();
  const auto outside = [](int height, int width, int channels) {
    return dnnl::memory(Descriptor({1, channels, height, width}, Type::f32, Tag::nhwc), cpu(), nullptr);
  };
  picture = outside(height, width, network.stem.input);
  Activations current{picture, height, width, network.stem.input};
  if (type != Type::f32) {
    current.memory = fresh(height, width, current.channels, type);
    convert(picture, current.memory);
  }
  current = convolve(network.stem, current, {}, false, type);
  for (const BlockLayers& layers : network.blocks) current = block(layers, current);
  if (network.head) {
    features = outside(current.height, current.width, network.head->output);
    current = convolve(*network.head, current, features, false, Type::f32);
  } else {
    features = outside(current.height, current.width, current.channels);
    convert(current.memory, features);
  }
  rows = current.height, columns = current.width, channels = current.channels;
}

BackboneChain::BackboneChain(std::shared_ptr<ChainWeights> weights, int height, int width, int threads)
    : state_(std::make_unique<State>()) {
  (void)threads;
  state_->weights = std::move(weights);
  state_->build(height, width);
}

BackboneChain::~BackboneChain() = default;

int BackboneChain::rows() const { return state_->rows; }
int BackboneChain::columns() const { return state_->columns; }
int BackboneChain::channels() const { return state_->channels; }

void BackboneChain::run(const float* picture, float* features) {
  state_->picture.set_data_handle(const_cast<float*>(picture));
  state_->features.set_data_handle(features);
  for (const auto& step : state_->steps) step();
  state_->stream.wait();
}

}  // namespace descry
