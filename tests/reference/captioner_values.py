"""Prints the expected values in tests/model/captioner.cpp: the captioner's equations written out in NumPy, float64.

Parameter n (in the order of `parameters` below) holds 0.3 * sin(0.7 * i + n) at its i-th place, feature i cos(0.3 * i).
"""
import numpy as np

CHANNELS, CELLS, VOCABULARY, POSITIONS, WIDTH, HEADS, SIZE, INNER = 3, 4, 6, 5, 4, 2, 2, 5


def parameters(pre_norm):
    norm = lambda name, width=WIDTH: [(name + ".weight", (width,)), (name + ".bias", (width,))]
    linear = lambda name, i, o: [(name + ".weight", (o, i)), (name + ".bias", (o,))]
    inner = HEADS * SIZE
    shapes = []
    if pre_norm:
        shapes += [("encoder.positions", (CELLS, WIDTH))]
    shapes += norm("encoder.feature_norm", CHANNELS) + linear("encoder.projection", CHANNELS, WIDTH)
    block = "encoder.block0."
    shapes += norm(block + "attention_norm") + linear(block + "attention.qkv", WIDTH, 3 * inner)
    shapes += linear(block + "attention.output", inner, WIDTH)
    if pre_norm:
        shapes += norm(block + "feed_forward_norm")
        shapes += linear(block + "feed_forward.inner", WIDTH, INNER) + linear(block + "feed_forward.output", INNER, WIDTH)
        shapes += norm("encoder.output_norm")
    shapes += [("decoder.embeddings", (VOCABULARY, WIDTH)), ("decoder.positions", (POSITIONS, WIDTH))]
    if pre_norm:
        shapes += [("decoder.output_bias", (VOCABULARY,))]
    for layer in range(2 if pre_norm else 1):
        name = f"decoder.layer{layer}."
        shapes += norm(name + "self_norm")
        shapes += linear(name + "self.qkv", WIDTH, 3 * inner) + linear(name + "self.output", inner, WIDTH)
        shapes += norm(name + "cross_norm") + linear(name + "cross.query", WIDTH, inner)
        shapes += linear(name + "cross.key_value", WIDTH, 2 * inner) + linear(name + "cross.output", inner, WIDTH)
        shapes += norm(name + "feed_forward_norm")
        shapes += linear(name + "feed_forward.inner", WIDTH, INNER) + linear(name + "feed_forward.output", INNER, WIDTH)
    shapes += norm("decoder.output_norm") if pre_norm else linear("decoder.output", WIDTH, VOCABULARY)
    values = {}
    for number, (name, shape) in enumerate(shapes):
        values[name] = 0.3 * np.sin(0.7 * np.arange(np.prod(shape)) + number).reshape(shape)
    return values


def logits(pre_norm, tokens):
    p = parameters(pre_norm)
    linear = lambda name, x: x @ p[name + ".weight"].T + p[name + ".bias"]
    relu = lambda x: np.maximum(x, 0)

    def norm(name, x):
        centred = x - x.mean(-1, keepdims=True)
        return centred / np.sqrt(x.var(-1, keepdims=True) + 1e-5) * p[name + ".weight"] + p[name + ".bias"]

    def attend(q, k, v, heads, causal=False):
        result, size = np.zeros_like(q), q.shape[1] // heads
        for h in range(heads):
            part = slice(h * size, (h + 1) * size)
            for i in range(len(q)):
                scores = k[:, part] @ q[i, part] / np.sqrt(size)
                if causal:
                    scores[i + 1:] = -np.inf
                weights = np.exp(scores - scores.max())
                result[i, part] = weights / weights.sum() @ v[:, part]
        return result

    def feed_forward(name, x):
        return linear(name + ".output", relu(linear(name + ".inner", x)))

    def self_attention(name, x, causal):
        q, k, v = np.split(linear(name + ".qkv", x), 3, axis=1)
        return linear(name + ".output", attend(q, k, v, HEADS, causal))

    def cross_attention(name, x, picture, heads):
        k, v = np.split(linear(name + ".key_value", picture), 2, axis=1)
        return linear(name + ".output", attend(linear(name + ".query", x), k, v, heads))

    features = np.cos(0.3 * np.arange(CHANNELS * CELLS)).reshape(CHANNELS, CELLS).T
    picture = linear("encoder.projection", norm("encoder.feature_norm", features))
    block = "encoder.block0."
    if pre_norm:
        picture = picture + p["encoder.positions"]
        picture = picture + self_attention(block + "attention", norm(block + "attention_norm", picture), False)
        picture = picture + feed_forward(block + "feed_forward", norm(block + "feed_forward_norm", picture))
        picture = norm("encoder.output_norm", picture)
    else:
        picture = relu(picture)
        picture = norm(block + "attention_norm", picture + self_attention(block + "attention", picture, False))
    x = p["decoder.embeddings"][tokens] * np.sqrt(WIDTH) + p["decoder.positions"][: len(tokens)]
    for layer in range(2 if pre_norm else 1):
        name = f"decoder.layer{layer}."
        if pre_norm:
            heads = 1 if layer == 1 else HEADS
            x = x + self_attention(name + "self", norm(name + "self_norm", x), True)
            x = x + cross_attention(name + "cross", norm(name + "cross_norm", x), picture, heads)
            x = x + feed_forward(name + "feed_forward", norm(name + "feed_forward_norm", x))
        else:
            x = norm(name + "self_norm", x + self_attention(name + "self", x, True))
            x = norm(name + "cross_norm", x + cross_attention(name + "cross", x, picture, HEADS))
            x = norm(name + "feed_forward_norm", x + feed_forward(name + "feed_forward", x))
    if pre_norm:
        return norm("decoder.output_norm", x) @ p["decoder.embeddings"].T + p["decoder.output_bias"]
    return linear("decoder.output", x)


for pre_norm in (True, False):
    print("pre-norm" if pre_norm else "post-norm (the notebook's)")
    print(np.array2string(logits(pre_norm, [1, 4, 5]), precision=6, separator=", ", floatmode="fixed"))
