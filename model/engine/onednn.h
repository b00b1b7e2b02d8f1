#pragma once

#include <oneapi/dnnl/dnnl.hpp>
#include <utility>

namespace descry::onednn {

using Descriptor = dnnl::memory::desc;
using Type = dnnl::memory::data_type;
using Tag = dnnl::memory::format_tag;

inline const dnnl::engine& cpu() {
  static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  return engine;
}

// oneDNN 3 dropped the operation descriptors of 2.x and the scale of an eltwise post-op; this is all that differs here.

inline dnnl::memory::dims sizes(const Descriptor& description) {
#if DNNL_VERSION_MAJOR >= 3
  return description.get_dims();
#else
  return description.dims();
#endif
}

inline void append_activation(dnnl::post_ops& operations, dnnl::algorithm kind, float alpha, float beta) {
#if DNNL_VERSION_MAJOR >= 3
  operations.append_eltwise(kind, alpha, beta);
#else
  operations.append_eltwise(1.0F, kind, alpha, beta);
#endif
}

/// {before, after} in rows, and in columns.
struct Padding {
  std::pair<std::int64_t, std::int64_t> rows, columns;
};

inline dnnl::convolution_forward::primitive_desc convolution(const dnnl::engine& engine, const Descriptor& source,
                                                             const Descriptor& weights, const Descriptor& bias,
                                                             const Descriptor& result, std::int64_t stride,
                                                             const Padding& padding,
                                                             const dnnl::primitive_attr& attributes) {
  constexpr auto kPurpose = dnnl::prop_kind::forward_inference;
  constexpr auto kMethod = dnnl::algorithm::convolution_direct;
  const dnnl::memory::dims strides{stride, stride};
  const dnnl::memory::dims before{padding.rows.first, padding.columns.first};
  const dnnl::memory::dims after{padding.rows.second, padding.columns.second};
#if DNNL_VERSION_MAJOR >= 3
  return {engine, kPurpose, kMethod, source, weights, bias, result, strides, before, after, attributes};
#else
  return {{kPurpose, kMethod, source, weights, bias, result, strides, before, after}, attributes, engine};
#endif
}

inline dnnl::matmul::primitive_desc matmul(const dnnl::engine& engine, const Descriptor& source,
                                           const Descriptor& weights, const Descriptor& bias,
                                           const Descriptor& result) {
#if DNNL_VERSION_MAJOR >= 3
  return {engine, source, weights, bias, result};
#else
  return {{source, weights, bias, result}, engine};
#endif
}

}  // namespace descry::onednn
