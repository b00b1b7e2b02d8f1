#include "model/engine/chain_weights.h"

#include <utility>

#include "model/engine/chain.h"

namespace descry {

bool has_bf16_hardware() {
  const auto here = static_cast<unsigned>(dnnl::get_effective_cpu_isa());
  const auto needed = static_cast<unsigned>(dnnl::cpu_isa::avx512_core_bf16);
  return (here & needed) == needed;
}

std::shared_ptr<ChainWeights> make_chain_weights(BackboneLayers layers, BackbonePrecision precision) {
  return std::make_shared<ChainWeights>(std::move(layers), precision);
}

ChainWeights::ChainWeights(BackboneLayers layers, BackbonePrecision precision)
    : layers_(std::move(layers)),
      type_(precision == BackbonePrecision::kBf16 ? onednn::Type::bf16 : onednn::Type::f32) {}

dnnl::memory ChainWeights::reordered(const ConvolutionLayer& layer, const onednn::Descriptor& wanted) {
  const std::lock_guard lock(mutex_);
  auto& known = reordered_[&layer];
  for (const dnnl::memory& memory : known)
    if (memory.get_desc() == wanted) return memory;
  const onednn::Descriptor plain({layer.output, layer.input, layer.kernel, layer.kernel}, onednn::Type::f32,
                                 onednn::Tag::oihw);
  dnnl::memory source(plain, onednn::cpu(), const_cast<float*>(layer.weight.data()));
  dnnl::memory result(wanted, onednn::cpu());
  dnnl::stream stream(onednn::cpu());
  dnnl::reorder(source, result).execute(stream, source, result);
  stream.wait();
  known.push_back(result);
  return result;
}

}  // namespace descry
