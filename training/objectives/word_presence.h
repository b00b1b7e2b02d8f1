#pragma once

#include <torch/types.h>

namespace descry {

/// Which words do the picture's captions hold? Asked of every image token on its own, so that each learns to name what
/// it sees before attention has learned where to look (multiple-instance learning; Fang et al. 2015). A word's score
/// for the picture is the soft maximum over the tokens (log-sum-exp; Pinheiro & Collobert 2015). `scores` [pictures,
/// tokens, vocabulary]; `words` int64 [pictures, any number]: those present, repeated or not; special tokens do not
/// count. Returns the binary cross-entropy, nats, summed over words, mean over pictures.
torch::Tensor word_presence_loss(const torch::Tensor& scores, const torch::Tensor& words);

}  // namespace descry
