#include "model/network/inverted_residual.h"

#include <algorithm>
#include <utility>

#include "model/network/depthwise.h"

namespace descry {
namespace {

/// TensorFlow's SAME padding of one direction: {before, after}; the odd one goes after.
std::pair<std::int64_t, std::int64_t> same_padding(std::int64_t size, std::int64_t kernel, std::int64_t stride) {
  const std::int64_t cells = (size + stride - 1) / stride;
  const std::int64_t total = std::max<std::int64_t>((cells - 1) * stride + kernel - size, 0);
  return {total / 2, total - total / 2};
}

bool changes_in_place(const torch::Tensor& tensor) {
  return !(torch::GradMode::is_enabled() && tensor.requires_grad());
}

torch::nn::Conv2dOptions convolution(const ConvUnitOptions& unit, bool bias) {
  return torch::nn::Conv2dOptions(unit.input, unit.output, unit.kernel)
      .stride(unit.stride)
      .groups(unit.depthwise ? unit.input : 1)
      .bias(bias);
}

}  // namespace

ConvUnitImpl::ConvUnitImpl(const ConvUnitOptions& unit, const EfficientNetOptions& network)
    : unit_(unit),
      same_padding_(network.same_padding),
      folded_(network.folded),
      activation_(network.activation),
      epsilon_(network.batch_norm_epsilon) {
  reset();
}

void ConvUnitImpl::reset() {
  conv_ = register_module("conv", torch::nn::Conv2d(convolution(unit_, folded_)));
  torch::nn::init::kaiming_normal_(conv_->weight, 0.0, torch::kFanOut);
  if (folded_) {
    torch::nn::init::zeros_(conv_->bias);
  } else {
    bn_ = register_module("bn", torch::nn::BatchNorm2d(torch::nn::BatchNorm2dOptions(unit_.output).eps(epsilon_)));
  }
}

torch::Tensor ConvUnitImpl::convolve(const torch::Tensor& input) {
  if (multiplies(input)) return multiplied(input);
  if (unit_.depthwise && is_trained(input) && can_convolve_depthwise(input, unit_.kernel)) return depthwise(input);
  const auto symmetric = [&](std::int64_t padding, const torch::Tensor& image) {
    return torch::conv2d(image, conv_->weight, conv_->bias, unit_.stride, padding, 1,
                         unit_.depthwise ? unit_.input : 1);
  };
  if (!same_padding_) return symmetric(unit_.kernel / 2, input);
  const auto [top, bottom] = same_padding(input.size(2), unit_.kernel, unit_.stride);
  const auto [left, right] = same_padding(input.size(3), unit_.kernel, unit_.stride);
  if (top == bottom && left == right && top == left) return symmetric(top, input);
  if (top + 1 == bottom && left + 1 == right && top == left && unit_.stride == 2) {
    // One more cell of result, before the first, costs less than a padded copy of the input.
    return symmetric(top + 2, input).slice(2, 1).slice(3, 1);
  }
  return symmetric(0, torch::constant_pad_nd(input, {left, right, top, bottom}));
}

bool ConvUnitImpl::is_trained(const torch::Tensor& input) const {
  return folded_ && torch::GradMode::is_enabled() && (input.requires_grad() || conv_->weight.requires_grad());
}

torch::Tensor ConvUnitImpl::depthwise(const torch::Tensor& input) {
  DepthwiseShape shape;
  shape.kernel = unit_.kernel;
  shape.stride = unit_.stride;
  shape.rows = (input.size(2) + unit_.stride - 1) / unit_.stride;
  shape.columns = (input.size(3) + unit_.stride - 1) / unit_.stride;
  shape.before_rows = shape.before_columns = unit_.kernel / 2;
  if (same_padding_) {
    shape.before_rows = same_padding(input.size(2), unit_.kernel, unit_.stride).first;
    shape.before_columns = same_padding(input.size(3), unit_.kernel, unit_.stride).first;
  }
  return depthwise_convolution(input, conv_->weight, conv_->bias, shape);
}

bool ConvUnitImpl::multiplies(const torch::Tensor& input) const {
  return folded_ && unit_.kernel == 1 && input.is_cpu() && input.scalar_type() == torch::kFloat &&
         input.is_contiguous(torch::MemoryFormat::ChannelsLast);
}

torch::Tensor ConvUnitImpl::multiplied(const torch::Tensor& input) {
  const std::int64_t images = input.size(0), height = input.size(2), width = input.size(3);
  const torch::Tensor cells = input.permute({0, 2, 3, 1}).reshape({-1, unit_.input});
  const torch::Tensor weight = conv_->weight.view({unit_.output, unit_.input});
  // Under autocast the product is of 16 bits, what follows is not.
  return torch::addmm(conv_->bias, cells, weight.t())
      .to(torch::kFloat)
      .view({images, height, width, unit_.output})
      .permute({0, 3, 1, 2});
}

torch::Tensor ConvUnitImpl::activate(torch::Tensor tensor) const {
  if (!unit_.activated) return tensor;
  const bool in_place = changes_in_place(tensor) && tensor.is_non_overlapping_and_dense();
  if (activation_ == EfficientNetOptions::Activation::kSilu)
    return in_place ? torch::silu_(tensor) : torch::silu(tensor);
  return in_place ? tensor.clamp_(0, 6) : tensor.clamp(0, 6);
}

torch::Tensor ConvUnitImpl::forward(const torch::Tensor& input) {
  torch::Tensor result = convolve(input);
  if (bn_) result = bn_->forward(result);
  return activate(result);
}

void ConvUnitImpl::fold(const ConvUnitImpl& other) {
  TORCH_CHECK(folded_ && other.bn_, "fold() goes from an unfolded unit to a folded one");
  const torch::NoGradGuard no_gradient;
  const torch::Tensor scale = other.bn_->weight / torch::sqrt(other.bn_->running_var + other.epsilon_);
  conv_->weight.copy_(other.conv_->weight * scale.view({-1, 1, 1, 1}));
  conv_->bias.copy_(other.bn_->bias - other.bn_->running_mean * scale);
}

SqueezeExciteImpl::SqueezeExciteImpl(int channels, int squeezed) : channels_(channels), squeezed_(squeezed) { reset(); }

void SqueezeExciteImpl::reset() {
  reduce_ = register_module("reduce", torch::nn::Conv2d(torch::nn::Conv2dOptions(channels_, squeezed_, 1)));
  expand_ = register_module("expand", torch::nn::Conv2d(torch::nn::Conv2dOptions(squeezed_, channels_, 1)));
}

torch::Tensor SqueezeExciteImpl::forward(torch::Tensor input) {
  const torch::Tensor squeezed = torch::silu(reduce_->forward(input.mean({2, 3}, true)));
  const torch::Tensor scale = torch::sigmoid(expand_->forward(squeezed));
  return changes_in_place(input) && !scale.requires_grad() ? input.mul_(scale) : input * scale;
}

InvertedResidualImpl::InvertedResidualImpl(const BlockPlan& plan, const EfficientNetOptions& network)
    : plan_(plan), network_(network) {
  reset();
}

void InvertedResidualImpl::reset() {
  const auto [input, expanded, output, kernel, stride] = plan_;
  if (expanded != input) expand_ = register_module("expand", ConvUnit(ConvUnitOptions{input, expanded}, network_));
  depthwise_ =
      register_module("depthwise", ConvUnit(ConvUnitOptions{expanded, expanded, kernel, stride, true}, network_));
  if (network_.squeeze_excite)
    squeeze_excite_ = register_module("squeeze_excite", SqueezeExcite(expanded, std::max(1, input / 4)));
  project_ = register_module("project", ConvUnit(ConvUnitOptions{expanded, output, 1, 1, false, false}, network_));
}

torch::Tensor InvertedResidualImpl::forward(const torch::Tensor& input) {
  torch::Tensor result = depthwise_->forward(expand_ ? expand_->forward(input) : input);
  if (squeeze_excite_) result = squeeze_excite_->forward(result);
  result = project_->forward(result);
  if (plan_.stride != 1 || plan_.input != plan_.output) return result;
  return changes_in_place(result) && !input.requires_grad() ? result.add_(input) : result + input;
}

void InvertedResidualImpl::fold(const InvertedResidualImpl& other) {
  const torch::NoGradGuard no_gradient;
  if (expand_) expand_->fold(*other.expand_);
  depthwise_->fold(*other.depthwise_);
  project_->fold(*other.project_);
  if (!squeeze_excite_) return;
  const auto sources = other.squeeze_excite_->named_parameters();
  for (auto& parameter : squeeze_excite_->named_parameters()) parameter.value().copy_(sources[parameter.key()]);
}

}  // namespace descry
