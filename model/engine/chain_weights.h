#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "model/engine/layers.h"
#include "model/engine/onednn.h"

namespace descry {

class ChainWeights {
 public:
  ChainWeights(BackboneLayers layers, BackbonePrecision precision);

  const BackboneLayers& layers() const { return layers_; }
  onednn::Type type() const { return type_; }

  /// A layer's weights in a primitive's own order, reordered once for all chains that want the same.
  dnnl::memory reordered(const ConvolutionLayer& layer, const onednn::Descriptor& wanted);

 private:
  BackboneLayers layers_;
  onednn::Type type_;
  std::mutex mutex_;
  std::map<const ConvolutionLayer*, std::vector<dnnl::memory>> reordered_;
};

}  // namespace descry
