"""A `default` training step, captions a second, against plain PyTorch: padded captions, a step for each of the five."""

import argparse
import math
import os
import random
import tempfile
import time

os.environ.pop("OPENBLAS_CORETYPE", None)  # the peer gets its full speed too
os.environ.setdefault("GOMP_SPINCOUNT", "2000")  # as ours does: threads that wait take no turns from those that work

import torch  # noqa: E402
from rounds import OurSide, add_arguments, measure_case, report, use_threads  # noqa: E402
from rounds.captions import PADDING, padded_captions, write_captions  # noqa: E402
from torch import nn  # noqa: E402

VOCABULARY, POSITIONS, WIDTH, HEADS, INNER, DROPOUT = 2916, 25, 256, 8, 1024, 0.15


class Attention(nn.Module):
    def __init__(self, heads):
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key_value = nn.Linear(WIDTH, 2 * WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)

    def split(self, x):
        return x.unflatten(2, (self.heads, WIDTH // self.heads)).transpose(1, 2)

    def forward(self, words, looked_at, hidden=None):
        query = self.split(self.query(words))
        key, value = (self.split(x) for x in self.key_value(looked_at).chunk(2, -1))
        scores = query @ key.transpose(-1, -2) / math.sqrt(WIDTH // self.heads)
        if hidden is not None:
            scores = scores.masked_fill(hidden, -math.inf)
        return self.output((scores.softmax(-1) @ value).transpose(1, 2).flatten(2))


class Layer(nn.Module):
    def __init__(self, cross_heads):
        super().__init__()
        self.self_norm, self.attention = nn.LayerNorm(WIDTH), Attention(HEADS)
        self.cross_norm = nn.LayerNorm(WIDTH) if cross_heads else None
        self.cross = Attention(cross_heads) if cross_heads else None
        self.norm = nn.LayerNorm(WIDTH)
        self.feed_forward = nn.Sequential(
            nn.Linear(WIDTH, INNER), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(INNER, WIDTH)
        )
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, x, picture=None, hidden=None):
        normed = self.self_norm(x)
        x = x + self.dropout(self.attention(normed, normed, hidden))
        if self.cross is not None:
            x = x + self.dropout(self.cross(self.cross_norm(x), picture))
        return x + self.dropout(self.feed_forward(self.norm(x)))


class Captioner(nn.Module):
    """The `default` preset's network, written plainly."""

    def __init__(self):
        super().__init__()
        self.feature_norm, self.projection = nn.LayerNorm(1280), nn.Linear(1280, WIDTH)
        self.cells = nn.Parameter(torch.randn(49, WIDTH) / 16)
        self.encoder, self.encoder_norm = Layer(0), nn.LayerNorm(WIDTH)
        self.embedding = nn.Parameter(torch.randn(VOCABULARY, WIDTH) / 16)
        self.positions = nn.Parameter(torch.randn(POSITIONS, WIDTH) / 16)
        self.layers = nn.ModuleList([Layer(HEADS), Layer(1)])
        self.norm, self.bias = nn.LayerNorm(WIDTH), nn.Parameter(torch.zeros(VOCABULARY))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, features, tokens):
        picture = self.projection(self.feature_norm(features.flatten(2).transpose(1, 2))) + self.cells
        picture = self.encoder_norm(self.encoder(self.dropout(picture)))
        length = tokens.shape[1]
        hidden = torch.ones(length, length, dtype=torch.bool).triu(1)
        x = nn.functional.embedding(tokens, self.embedding) * 16 + self.positions[:length]
        x = self.dropout(x)
        for layer in self.layers:
            x = layer(x, picture, hidden)
        return nn.functional.linear(self.norm(x), self.embedding, self.bias)


class Peer:
    def __init__(self, captions, batch):
        self.rows = padded_captions(captions, POSITIONS)
        self.batch, self.pictures = batch, len(self.rows) // 5
        self.features = torch.randn(self.pictures, 1280, 7, 7).abs()
        self.network = Captioner().train()
        self.optimizer = torch.optim.AdamW(self.network.parameters(), 1e-4, (0.9, 0.98), weight_decay=0.05)
        self.loss = nn.CrossEntropyLoss(ignore_index=PADDING, label_smoothing=0.1)

    def parameters(self):
        return sum(p.numel() for p in self.network.parameters())

    def captions_a_second(self, seconds):
        start, done = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            pictures = random.sample(range(self.pictures), self.batch)
            for caption in range(5):
                done += self.step(pictures, caption)
        return done / (time.perf_counter() - start)

    def step(self, pictures, caption):
        tokens = torch.tensor([self.rows[5 * p + caption] for p in pictures])
        logits = self.network(self.features[pictures], tokens[:, :-1])
        loss = self.loss(logits.flatten(0, 1), tokens[:, 1:].flatten())
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        loss.item()
        return len(pictures)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--precision", choices=["auto", "fp32", "bf16"], default="fp32", help="ours; the peer: fp32")
    arguments.add_argument("--batch", type=int, default=32, help="the peer's; ours is the preset's")
    add_arguments(arguments, seconds=6, rounds=5)
    chosen = arguments.parse_args()

    torch.manual_seed(1)
    cases = []
    with tempfile.TemporaryDirectory() as folder:
        captions = os.path.join(folder, "captions")
        write_captions(captions, 1024, VOCABULARY)
        peer = Peer(captions, chosen.batch)
        program = "bench_train_step", captions, VOCABULARY, chosen.precision, chosen.seconds
        for threads in chosen.threads:
            with OurSide(*program, threads=threads) as ours:
                parameters = ours.read()
                assert parameters == peer.parameters(), f"{parameters} and {peer.parameters()} parameters"
                use_threads(threads)
                peer.captions_a_second(1)
                sides = ours.measure, lambda: peer.captions_a_second(chosen.seconds)
                cases.append(measure_case(threads, chosen.rounds, *sides, "captions/s"))
    report(
        "train-step",
        "captions/s",
        cases,
        f"preset default, {parameters / 1e6:.2f} M parameters, 32 pictures x 5 captions of Flickr8k's lengths, ours "
        f"{chosen.precision} with moving average of weights, peer PyTorch {torch.__version__} fp32 padded to "
        f"{POSITIONS}, {chosen.batch} captions a step; medians of {chosen.rounds} alternating rounds of "
        f"{chosen.seconds:g} s",
    )


if __name__ == "__main__":
    main()
