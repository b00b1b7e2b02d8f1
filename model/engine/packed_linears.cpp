#include "model/engine/packed_linears.h"

#ifdef DESCRY_ONEDNN
#include <torch/torch.h>

#include <map>
#include <utility>

#include "model/engine/onednn.h"
#endif

namespace descry {

#ifdef DESCRY_ONEDNN

namespace {

using onednn::Descriptor;
using onednn::Tag;
using onednn::Type;

class PackedLinears : public LinearEngine {
 public:
  explicit PackedLinears(bool bf16) : bf16_(bf16) {}
  torch::Tensor linear(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias) override;

 private:
  /// A layer's, for one number of rows.
  struct Product {
    dnnl::matmul primitive;
    dnnl::memory weights, bias;
  };

  const Product& product(std::int64_t rows, const torch::Tensor& weight, const torch::Tensor& bias);
  dnnl::memory packed(const torch::Tensor& weight, const Descriptor& wanted);
  Type type() const { return bf16_ ? Type::bf16 : Type::f32; }

  bool bf16_;
  dnnl::stream stream_{onednn::cpu()};
  std::map<std::pair<const void*, std::int64_t>, Product> products_;  ///< by where the weights lie, and rows
  std::map<const void*, dnnl::memory> packed_;                        ///< weights, as last wanted
};

torch::Tensor PackedLinears::linear(const torch::Tensor& input, const torch::Tensor& weight,
                                    const torch::Tensor& bias) {
  torch::Tensor result = torch::empty({input.size(0), weight.size(0)}, torch::kFloat);
  if (result.numel() == 0) return result;
  const torch::Tensor source = bf16_ ? input.to(torch::kBFloat16) : input;
  const Descriptor of_source({input.size(0), input.size(1)}, type(), Tag::ab);
  const Descriptor of_result({result.size(0), result.size(1)}, Type::f32, Tag::ab);
  const Product& how = product(input.size(0), weight, bias);
  how.primitive.execute(stream_, {{DNNL_ARG_SRC, {of_source, onednn::cpu(), source.data_ptr()}},
                                  {DNNL_ARG_WEIGHTS, how.weights},
                                  {DNNL_ARG_BIAS, how.bias},
                                  {DNNL_ARG_DST, {of_result, onednn::cpu(), result.data_ptr()}}});
  stream_.wait();
  return result;
}

const PackedLinears::Product& PackedLinears::product(std::int64_t rows, const torch::Tensor& weight,
                                                     const torch::Tensor& bias) {
  const auto [found, is_new] = products_.try_emplace({weight.data_ptr(), rows});
  if (!is_new) return found->second;
  const std::int64_t inputs = weight.size(1), outputs = weight.size(0);
  const Descriptor of_bias({1, outputs}, Type::f32, Tag::ab);
  const auto description =
      onednn::matmul(onednn::cpu(), {{rows, inputs}, type(), Tag::ab}, {{inputs, outputs}, type(), Tag::any}, of_bias,
                     {{rows, outputs}, Type::f32, Tag::ab});
  found->second = {
      dnnl::matmul(description), packed(weight, description.weights_desc()), {of_bias, onednn::cpu(), bias.data_ptr()}};
  return found->second;
}

dnnl::memory PackedLinears::packed(const torch::Tensor& weight, const Descriptor& wanted) {
  dnnl::memory& known = packed_[weight.data_ptr()];
  if (known && known.get_desc() == wanted) return known;
  dnnl::memory plain({{weight.size(1), weight.size(0)}, Type::f32, Tag::ba}, onednn::cpu(), weight.data_ptr());
  known = dnnl::memory(wanted, onednn::cpu());
  dnnl::reorder(plain, known).execute(stream_, plain, known);
  stream_.wait();
  return known;
}

}  // namespace

std::unique_ptr<LinearEngine> packed_linears(BackboneEngine engine) {
  if (engine == BackboneEngine::kLibTorch) return nullptr;
  return std::make_unique<PackedLinears>(engine == BackboneEngine::kOneDnnBf16);
}

#else

std::unique_ptr<LinearEngine> packed_linears(BackboneEngine) { return nullptr; }

#endif

}  // namespace descry
