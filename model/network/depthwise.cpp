#include "model/network/depthwise.h"

#include <ATen/Parallel.h>
#include <torch/torch.h>

#include <cstring>
#include <vector>

#include "model/network/depthwise_loops.h"

namespace descry {
namespace {

constexpr std::int64_t kLanes = kDepthwiseLanes;

/// Room for one padded plane, the taps of sixteen channels, and sixteen channels of an image that has fewer left.
struct Scratch {
  std::vector<float> plane, taps, narrow;
};

/// A channels-last tensor [images, channels, H, W] seen as memory.
struct Cells {
  const float* data;
  std::int64_t channels, rows, columns;

  static Cells of(const torch::Tensor& tensor) {
    return {tensor.data_ptr<float>(), tensor.size(1), tensor.size(2), tensor.size(3)};
  }
};

/// Where an image's cells lie in its padded plane: from `before` on, `step` apart.
struct PlaneLayout {
  std::int64_t rows, columns, before_rows, before_columns, step;
  std::size_t size() const { return static_cast<std::size_t>(rows * columns * kLanes); }

  /// For results of that shape, from an input of `height` x `width` cells that lie side by side.
  static PlaneLayout around(const DepthwiseShape& shape, std::int64_t height, std::int64_t width) {
    return {std::max((shape.rows - 1) * shape.stride + shape.kernel, shape.before_rows + height),
            std::max((shape.columns - 1) * shape.stride + shape.kernel, shape.before_columns + width),
            shape.before_rows, shape.before_columns, 1};
  }
};

/// Copies an image's channels [first, first + 16) to the plane's cells.
/// Cells are zero where nothing was copied.
void spread(const Cells& cells, std::int64_t image, std::int64_t first, const PlaneLayout& layout,
            std::vector<float>& plane) {
  const std::int64_t lanes = std::min(kLanes, cells.channels - first);
  const float* from = cells.data + image * cells.rows * cells.columns * cells.channels + first;
  for (std::int64_t y = 0; y < cells.rows; ++y) {
    float* to =
        plane.data() + ((layout.before_rows + y * layout.step) * layout.columns + layout.before_columns) * kLanes;
    for (std::int64_t x = 0; x < cells.columns; ++x) {
      std::memcpy(to, from, static_cast<std::size_t>(lanes) * sizeof(float));
      from += cells.channels;
      to += layout.step * kLanes;
    }
  }
}

/// Taps [k * k][lanes] of sixteen channels of a weight [channels, 1, k, k]; turned by 180 degrees for input gradients.
void load_taps(const float* weight, std::int64_t channels, std::int64_t first, std::int64_t count, bool turned,
               std::vector<float>& taps) {
  taps.assign(static_cast<std::size_t>(count * kLanes), 0.0F);
  for (std::int64_t lane = 0; lane < std::min(kLanes, channels - first); ++lane) {
    for (std::int64_t tap = 0; tap < count; ++tap) {
      const std::int64_t place = turned ? count - 1 - tap : tap;
      taps[static_cast<std::size_t>(place * kLanes + lane)] = weight[(first + lane) * count + tap];
    }
  }
}

/// Correlates padded planes of `input` with the taps of `weight`; each work item is sixteen channels of one image.
torch::Tensor correlated(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias,
                         const DepthwiseShape& shape, const PlaneLayout& layout, bool turned) {
  const Cells cells = Cells::of(input);
  torch::Tensor result = torch::empty({input.size(0), cells.channels, shape.rows, shape.columns},
                                      input.options().memory_format(torch::MemoryFormat::ChannelsLast));
  float* const out = result.data_ptr<float>();
  const float* const weights = weight.data_ptr<float>();
  const float* const biases = bias.defined() ? bias.data_ptr<float>() : nullptr;
  const std::int64_t groups = (cells.channels + kLanes - 1) / kLanes, taps = shape.kernel * shape.kernel;
  const std::int64_t results = shape.rows * shape.columns;
  const CorrelateLoop run = correlate_loop(shape.kernel, shape.stride);
  at::parallel_for(0, groups * input.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
    Scratch scratch;
    scratch.plane.assign(layout.size(), 0.0F);
    scratch.narrow.resize(static_cast<std::size_t>(results * kLanes));
    std::int64_t loaded = -1;
    alignas(64) float start[kLanes] = {};
    // Items of one group of channels follow each other, so that its taps are loaded once.
    for (std::int64_t item = begin; item < end; ++item) {
      const std::int64_t group = item / input.size(0), image = item % input.size(0), first = group * kLanes;
      const std::int64_t lanes = std::min(kLanes, cells.channels - first);
      if (group != loaded) {
        load_taps(weights, cells.channels, first, taps, turned, scratch.taps);
        if (biases != nullptr) std::memcpy(start, biases + first, static_cast<std::size_t>(lanes) * sizeof(float));
        loaded = group;
      }
      spread(cells, image, first, layout, scratch.plane);
      float* const to = out + image * results * cells.channels + first;
      const DepthwisePlane plane{scratch.plane.data(), layout.columns};
      if (lanes == kLanes) {
        run(plane, scratch.taps.data(), start, shape.rows, shape.columns, to, cells.channels);
        continue;
      }
      run(plane, scratch.taps.data(), start, shape.rows, shape.columns, scratch.narrow.data(), kLanes);
      for (std::int64_t cell = 0; cell < results; ++cell) {
        std::memcpy(to + cell * cells.channels, scratch.narrow.data() + cell * kLanes,
                    static_cast<std::size_t>(lanes) * sizeof(float));
      }
    }
  });
  return result;
}

/// With respect to the input: a convolution at stride 1 of the change, zeros between its cells, with the turned kernel.
torch::Tensor input_gradient(const torch::Tensor& change, const torch::Tensor& weight, std::int64_t height,
                             std::int64_t width, const DepthwiseShape& shape) {
  DepthwiseShape whole;
  whole.kernel = shape.kernel;
  whole.rows = height;
  whole.columns = width;
  const std::int64_t before_rows = shape.kernel - 1 - shape.before_rows;
  const std::int64_t before_columns = shape.kernel - 1 - shape.before_columns;
  const PlaneLayout layout{std::max(height + shape.kernel - 1, before_rows + (shape.rows - 1) * shape.stride + 1),
                           std::max(width + shape.kernel - 1, before_columns + (shape.columns - 1) * shape.stride + 1),
                           before_rows, before_columns, shape.stride};
  return correlated(change, weight, {}, whole, layout, true);
}

torch::Tensor weight_gradient(const torch::Tensor& input, const torch::Tensor& change, const DepthwiseShape& shape) {
  const Cells cells = Cells::of(input), changes = Cells::of(change);
  const std::int64_t taps = shape.kernel * shape.kernel, groups = (cells.channels + kLanes - 1) / kLanes;
  const PlaneLayout layout = PlaneLayout::around(shape, cells.rows, cells.columns);
  const PlaneLayout alone{shape.rows, shape.columns, 0, 0, 1};
  torch::Tensor result = torch::empty({cells.channels, 1, shape.kernel, shape.kernel}, input.options());
  float* const out = result.data_ptr<float>();
  const GatherTapsLoop run = gather_taps_loop(shape.kernel, shape.stride);
  at::parallel_for(0, groups, 1, [&](std::int64_t begin, std::int64_t end) {
    Scratch scratch;
    for (std::int64_t group = begin; group < end; ++group) {
      const std::int64_t first = group * kLanes, lanes = std::min(kLanes, cells.channels - first);
      scratch.plane.assign(layout.size(), 0.0F);
      scratch.narrow.assign(alone.size(), 0.0F);
      scratch.taps.assign(static_cast<std::size_t>(taps * kLanes), 0.0F);
      for (std::int64_t image = 0; image < input.size(0); ++image) {
        spread(cells, image, first, layout, scratch.plane);
        const float* from = changes.data + image * shape.rows * shape.columns * cells.channels + first;
        std::int64_t step = cells.channels;
        if (lanes < kLanes) {  // reading sixteen would reach beyond the tensor
          spread(changes, image, first, alone, scratch.narrow);
          from = scratch.narrow.data();
          step = kLanes;
        }
        run({scratch.plane.data(), layout.columns}, from, step, shape.rows, shape.columns, scratch.taps.data());
      }
      for (std::int64_t lane = 0; lane < lanes; ++lane) {
        for (std::int64_t tap = 0; tap < taps; ++tap) {
          out[(first + lane) * taps + tap] = scratch.taps[static_cast<std::size_t>(tap * kLanes + lane)];
        }
      }
    }
  });
  return result;
}

struct DepthwiseFunction : torch::autograd::Function<DepthwiseFunction> {
  static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& input,
                               const torch::Tensor& weight, const torch::Tensor& bias, const DepthwiseShape& shape) {
    context->save_for_backward({input, weight});
    context->saved_data["shape"] = std::vector<std::int64_t>{shape.kernel,         shape.stride, shape.before_rows,
                                                             shape.before_columns, shape.rows,   shape.columns};
    return correlated(input, weight.contiguous(), bias, shape, PlaneLayout::around(shape, input.size(2), input.size(3)),
                      false);
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 torch::autograd::variable_list changes) {
    const auto saved = context->get_saved_variables();
    const torch::Tensor &input = saved[0], &weight = saved[1];
    const auto numbers = context->saved_data["shape"].toIntVector();
    const DepthwiseShape shape{numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
    const torch::Tensor change = changes[0].to(torch::kFloat).contiguous(torch::MemoryFormat::ChannelsLast);
    torch::Tensor of_input, of_weight;
    if (context->needs_input_grad(0))
      of_input = input_gradient(change, weight.contiguous(), input.size(2), input.size(3), shape);
    if (context->needs_input_grad(1)) of_weight = weight_gradient(input, change, shape);
    return {of_input, of_weight, change.sum({0, 2, 3}), {}};
  }
};

}  // namespace

bool can_convolve_depthwise(const torch::Tensor& input, std::int64_t kernel) {
  return input.is_cpu() && input.scalar_type() == torch::kFloat && (kernel == 3 || kernel == 5) &&
         input.is_contiguous(torch::MemoryFormat::ChannelsLast);
}

torch::Tensor depthwise_convolution(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias,
                                    const DepthwiseShape& shape) {
  return DepthwiseFunction::apply(input, weight, bias, shape);
}

}  // namespace descry
