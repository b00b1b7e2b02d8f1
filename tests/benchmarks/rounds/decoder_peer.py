"""Hugging Face's beam search with a decoder of our default's size."""

import torch
import transformers
from transformers.modeling_outputs import BaseModelOutput

VOCABULARY, WIDTH, LAYERS, HEADS, INNER, CHANNELS, TOKENS = 2916, 256, 2, 8, 1024, 1280, 49
PADDING, START, END, UNKNOWN = 0, 1, 2, 3


class DecoderPeer:
    """BART: of transformers' networks the closest, with an encoder block, learned positions and tied embeddings."""

    def __init__(self, beam, words):
        config = transformers.BartConfig(
            vocab_size=VOCABULARY,
            max_position_embeddings=TOKENS,
            d_model=WIDTH,
            encoder_layers=1,
            encoder_attention_heads=HEADS,
            encoder_ffn_dim=INNER,
            decoder_layers=LAYERS,
            decoder_attention_heads=HEADS,
            decoder_ffn_dim=INNER,
            pad_token_id=PADDING,
            bos_token_id=START,
            decoder_start_token_id=START,
            eos_token_id=END,
            forced_eos_token_id=END,
        )
        self.network = transformers.BartForConditionalGeneration(config).eval()
        # Its words mean nothing, so it says as many as ours does: no sentence ends before it must, and what ours never
        # says is not said.
        self.network.final_logits_bias[0, [PADDING, START, END, UNKNOWN]] = -1e4
        self.settings = transformers.GenerationConfig(
            num_beams=beam,
            max_new_tokens=words + 1,
            length_penalty=0.7,
            use_cache=True,
            pad_token_id=PADDING,
            decoder_start_token_id=START,
            eos_token_id=END,
            forced_eos_token_id=END,
        )
        self.project = torch.nn.Sequential(torch.nn.LayerNorm(CHANNELS), torch.nn.Linear(CHANNELS, WIDTH)).eval()

    def parameters(self):
        return sum(p.numel() for p in self.network.get_decoder().parameters())

    def encoded(self, features):
        """`features`: pictures x tokens x channels."""
        with torch.no_grad():
            return self.network.get_encoder()(inputs_embeds=self.project(features)).last_hidden_state

    def said(self, encoded):
        """Token ids, pictures x (words + 2), start and end with them."""
        with torch.no_grad():
            seen = BaseModelOutput(last_hidden_state=encoded)
            return self.network.generate(encoder_outputs=seen, generation_config=self.settings)
