#include "model/engine/layers_of.h"

#include <torch/torch.h>

#include <string>

namespace descry {
namespace {

/// Copies layers' weights out of a network by their names.
class LayerReader {
 public:
  explicit LayerReader(const EfficientNet& network) : parameters_(network->named_parameters()) {}

  ConvolutionLayer convolution(const std::string& name, int stride, bool activated) const {
    const torch::Tensor weight = parameters_[name + ".conv.weight"];
    ConvolutionLayer layer;
    layer.output = static_cast<int>(weight.size(0));
    layer.depthwise = name.ends_with(".depthwise");
    layer.input = static_cast<int>(layer.depthwise ? weight.size(0) : weight.size(1));
    layer.kernel = static_cast<int>(weight.size(2));
    layer.stride = stride;
    layer.activated = activated;
    layer.weight = values(layer.depthwise ? weight.permute({2, 3, 0, 1}) : weight);
    layer.bias = values(parameters_[name + ".conv.bias"]);
    return layer;
  }

  SqueezeExciteLayer squeeze_excite(const std::string& name) const {
    SqueezeExciteLayer layer;
    layer.reduce_weight = values(parameters_[name + ".reduce.weight"]);
    layer.reduce_bias = values(parameters_[name + ".reduce.bias"]);
    layer.expand_weight = values(parameters_[name + ".expand.weight"].transpose(0, 1));
    layer.expand_bias = values(parameters_[name + ".expand.bias"]);
    layer.squeezed = static_cast<int>(layer.reduce_bias.size());
    return layer;
  }

 private:
  static std::vector<float> values(const torch::Tensor& tensor) {
    const torch::Tensor plain = tensor.detach().to(torch::kCPU, torch::kFloat).contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
  }

  torch::OrderedDict<std::string, torch::Tensor> parameters_;
};

}  // namespace

BackboneLayers layers_of(const EfficientNet& network, int first, std::optional<int> end) {
  const EfficientNetOptions& options = network->options();
  const std::vector<BlockPlan> plans = block_plans(options);
  const LayerReader read(network);
  BackboneLayers layers;
  layers.silu = options.activation == EfficientNetOptions::Activation::kSilu;
  layers.same_padding = options.same_padding;
  if (first == 0) layers.stem = read.convolution("stem", 2, true);
  const std::size_t last = end ? static_cast<std::size_t>(*end) : plans.size();
  for (auto i = static_cast<std::size_t>(first); i < last; ++i) {
    const BlockPlan& plan = plans[i];
    const std::string name = "blocks." + std::to_string(i);
    BlockLayers block;
    if (plan.expanded != plan.input) block.expand = read.convolution(name + ".expand", 1, true);
    block.depthwise = read.convolution(name + ".depthwise", plan.stride, true);
    if (options.squeeze_excite) block.squeeze_excite = read.squeeze_excite(name + ".squeeze_excite");
    block.project = read.convolution(name + ".project", 1, false);
    block.residual = plan.stride == 1 && plan.input == plan.output;
    layers.blocks.push_back(std::move(block));
  }
  if (!end && options.head_channels > 0) layers.head = read.convolution("head", 1, true);
  return layers;
}

}  // namespace descry
