"""Prints the expected values in tests/model/lstm_decoder.cpp: the equations of Xu et al. 2015 (sections 3.1.2 and 4.2)
written out in NumPy, float64.

Parameter n (in the order of `shapes` below) holds 0.3 * sin(0.7 * i + n) at its i-th place, image token i cos(0.3 * i).
"""
import numpy as np

CELLS, VOCABULARY, WIDTH, STATE = 4, 6, 4, 3


def parameters():
    linear = lambda name, i, o: [(name + ".weight", (o, i)), (name + ".bias", (o,))]
    shapes = [("embeddings", (VOCABULARY, WIDTH)), ("score", (1, WIDTH)), ("output_bias", (VOCABULARY,))]
    shapes += linear("key", WIDTH, WIDTH) + linear("query", STATE, WIDTH) + linear("gate", STATE, 1)
    shapes += linear("first", WIDTH, 2 * STATE) + linear("cell", 2 * WIDTH + STATE, 4 * STATE)
    shapes += linear("from_state", STATE, WIDTH) + linear("from_context", WIDTH, WIDTH)
    values = {}
    for number, (name, shape) in enumerate(shapes):
        values[name] = 0.3 * np.sin(0.7 * np.arange(np.prod(shape)) + number).reshape(shape)
    return values


def said(tokens):
    p = parameters()
    linear = lambda name, x: p[name + ".weight"] @ x + p[name + ".bias"]
    sigmoid = lambda x: 1 / (1 + np.exp(-x))
    picture = np.cos(0.3 * np.arange(CELLS * WIDTH)).reshape(CELLS, WIDTH)
    state, cells = np.split(np.tanh(linear("first", picture.mean(0))), 2)
    logits, weights = [], []
    for token in tokens:
        scores = [(p["score"] @ np.tanh(linear("key", cell) + linear("query", state)))[0] for cell in picture]
        alpha = np.exp(scores) / np.exp(scores).sum()
        context = sigmoid(linear("gate", state)) * (alpha @ picture)
        word = p["embeddings"][token] * np.sqrt(WIDTH)
        enter, keep, fresh, leave = np.split(linear("cell", np.concatenate([word, context, state])), 4)
        cells = sigmoid(keep) * cells + sigmoid(enter) * np.tanh(fresh)
        state = sigmoid(leave) * np.tanh(cells)
        deep = word + linear("from_state", state) + linear("from_context", context)
        logits.append(p["embeddings"] @ deep + p["output_bias"])
        weights.append(alpha)
    return np.array(logits), np.array(weights)


for name, values in zip(("logits", "attention"), said([1, 4, 5])):
    print(name)
    print(np.array2string(values, precision=6, separator=", ", floatmode="fixed"))
