"""The peer of train_step_keras.py, a program because TensorFlow's number of threads is that of a process.

Arguments: CAPTIONS (what captions.py wrote), VOCABULARY, PICTURES (a batch), SECONDS. Prints the number of parameters
that learn; then, for each line on stdin, trains for SECONDS and prints captions a second.
"""

import os
import random
import sys
import time

os.environ.pop("OPENBLAS_CORETYPE", None)
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import tensorflow as tf  # noqa: E402
from captions import PADDING, padded_captions  # noqa: E402
from keras import Input, Model, layers, optimizers  # noqa: E402
from keras.applications import EfficientNetB0  # noqa: E402

SIDE, CELLS, CHANNELS, WIDTH, INNER, POSITIONS = 299, 100, 1280, 512, 512, 25
CAPTIONS = 5  # of a picture


class Words(layers.Layer):
    """Token embeddings times the root of their width, plus positions."""

    def __init__(self, vocabulary):
        super().__init__()
        self.tokens = layers.Embedding(vocabulary, WIDTH)
        self.positions = layers.Embedding(POSITIONS, WIDTH)

    def call(self, ids):
        return self.tokens(ids) * WIDTH**0.5 + self.positions(tf.range(tf.shape(ids)[1]))


def captioner(vocabulary):
    """The notebook's network behind the CNN, sizes and order of layers as DESIGN.md names them; answers in logits."""
    grid, ids = Input((CELLS, CHANNELS)), Input((POSITIONS - 1,), dtype="int32")
    seen = layers.Dense(WIDTH, activation="relu")(layers.LayerNormalization()(grid))
    seen = layers.LayerNormalization()(seen + layers.MultiHeadAttention(1, WIDTH)(seen, seen))

    words = Words(vocabulary)(ids)
    looked_back = layers.MultiHeadAttention(2, WIDTH, dropout=0.1)(words, words, use_causal_mask=True)
    words = layers.LayerNormalization()(words + looked_back)
    words = layers.LayerNormalization()(words + layers.MultiHeadAttention(2, WIDTH, dropout=0.1)(words, seen))
    inner = layers.Dropout(0.3)(layers.Dense(INNER, activation="relu")(words))
    words = layers.LayerNormalization()(words + layers.Dense(WIDTH)(inner))
    return Model([grid, ids], layers.Dense(vocabulary)(layers.Dropout(0.5)(words)))


class Notebook:
    def __init__(self, captions, vocabulary, batch):
        self.rows = tf.reshape(tf.constant(padded_captions(captions, POSITIONS)), (-1, CAPTIONS, POSITIONS))
        self.batch = batch
        self.backbone = EfficientNetB0(include_top=False, weights=None, input_shape=(SIDE, SIDE, 3))
        self.backbone.trainable = False
        self.network = captioner(vocabulary)
        self.optimizer = optimizers.Adam(1e-4)
        self.optimizer.build(self.network.trainable_variables)
        self.pictures = tf.random.uniform((batch, SIDE, SIDE, 3), maxval=255)
        self.steps_of_batch = tf.function(self._steps_of_batch)

    def parameters(self):
        return self.network.count_params()

    def _steps_of_batch(self, pictures, rows):
        """The frozen CNN once, then an optimizer step for each of the captions of the batch's pictures."""
        grid = tf.reshape(self.backbone(pictures, training=False), (self.batch, CELLS, CHANNELS))
        losses = []
        for i in range(CAPTIONS):
            said, targets = rows[:, i, :-1], rows[:, i, 1:]
            keep = tf.cast(targets != PADDING, tf.float32)
            with tf.GradientTape() as tape:
                logits = self.network([grid, said], training=True)
                loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=targets, logits=logits)
                loss = tf.reduce_sum(loss * keep) / tf.reduce_sum(keep)
            weights = self.network.trainable_variables
            self.optimizer.apply(tape.gradient(loss, weights), weights)
            losses.append(loss)
        return tf.stack(losses)

    def captions_a_second(self, seconds):
        start, done = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            rows = tf.gather(self.rows, random.sample(range(len(self.rows)), self.batch))
            losses = self.steps_of_batch(self.pictures, rows).numpy()
            assert (losses == losses).all()
            done += CAPTIONS * self.batch
        return done / (time.perf_counter() - start)


def main():
    captions, vocabulary, batch, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
    threads = int(os.environ["OMP_NUM_THREADS"])
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    random.seed(1)
    tf.random.set_seed(1)
    notebook = Notebook(captions, vocabulary, batch)
    print(notebook.parameters(), flush=True)
    notebook.captions_a_second(0.1)  # compiles
    for _ in sys.stdin:
        print(f"{notebook.captions_a_second(seconds):.3f}", flush=True)


if __name__ == "__main__":
    main()
