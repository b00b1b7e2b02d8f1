"""A `notebook` training step, captions a second, against the original notebook's in Keras, its CNN in the loop."""
# needs: tensorflow-cpu numpy<2

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from importlib.metadata import version

from rounds import OurSide, Side, add_arguments, measure_sides, report
from rounds.captions import write_captions

VOCABULARY, DEFAULT_VOCABULARY, BATCH, SHORTEST = 10000, 2916, 64, 5


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--precision", choices=["auto", "fp32", "bf16"], default="auto", help="ours; the peer: fp32")
    add_arguments(arguments, seconds=10, rounds=3)
    chosen = arguments.parse_args()

    peer_program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "rounds", "notebook_peer.py")
    cases = []
    with tempfile.TemporaryDirectory() as folder:
        notebook, default = (os.path.join(folder, name) for name in ("notebook", "default"))
        write_captions(notebook, 4 * BATCH, VOCABULARY, SHORTEST)
        write_captions(default, 1024, DEFAULT_VOCABULARY)

        def ours(threads, way, captions, vocabulary):
            rest = captions, vocabulary, chosen.precision, chosen.seconds
            return OurSide("bench_train_step_keras", way, *rest, threads=threads)

        for threads in chosen.threads:
            programs = {
                "ours": ours(threads, "notebook", notebook, VOCABULARY),
                "together": ours(threads, "together", notebook, VOCABULARY),
                "default": ours(threads, "default", default, DEFAULT_VOCABULARY),
                "peer": Side([sys.executable, peer_program, notebook, VOCABULARY, BATCH, chosen.seconds], threads),
            }
            with ExitStack() as running:
                for side in programs.values():
                    running.enter_context(side)
                parameters = {name: side.read() for name, side in programs.items()}
                assert parameters["ours"] == parameters["peer"], f"not the same network: {parameters} parameters"
                sides = {name: side.measure for name, side in programs.items()}
                case = measure_sides(sides, threads, chosen.rounds, "captions/s")
                cases.append({"threads": threads, **case, "ratio": round(case["ours"] / case["peer"], 3)})
    report(
        "train-step-keras",
        "captions/s",
        cases,
        f"preset notebook, {parameters['ours'] / 1e6:.2f} M parameters, random weights, {BATCH} pictures a batch, a "
        f"step for each of their 5 made-up captions of Flickr8k's lengths ({SHORTEST} words and more); ours "
        f"{chosen.precision}, random features from a cache; together: ours with the five captions in one step; "
        f"default: preset default's step; peer: TensorFlow {version('tensorflow-cpu')}, Keras {version('keras')}, "
        f"fp32, padded to 25, one tf.function for a batch, frozen EfficientNet-B0 on random 299x299 pictures, not "
        f"augmented; medians of {chosen.rounds} alternating rounds of at least {chosen.seconds:g} s",
        ratio_together=min(round(case["together"] / case["peer"], 3) for case in cases),
        ratio_default=min(round(case["default"] / case["peer"], 3) for case in cases),
    )


if __name__ == "__main__":
    main()
