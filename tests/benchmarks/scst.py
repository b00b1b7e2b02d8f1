"""A self-critical epoch, pictures a second, against a quarter of cross-entropy's: an epoch's price at most four."""

import argparse
import os
import tempfile

from rounds import OurSide, add_arguments, measure_case, report
from rounds.captions import write_captions

VOCABULARY = 2916


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--precision", choices=["auto", "fp32", "bf16"], default="auto", help="of both")
    add_arguments(arguments, seconds=6, rounds=5)
    chosen = arguments.parse_args()

    cases = []
    with tempfile.TemporaryDirectory() as folder:
        captions = os.path.join(folder, "captions")
        write_captions(captions, 1024, VOCABULARY)
        program = "bench_scst", captions, VOCABULARY, chosen.precision, chosen.seconds
        for threads in chosen.threads:
            with OurSide(*program, threads=threads) as ours:
                bf16 = ours.read()
                sides = lambda: ours.measure("self-critical"), lambda: ours.measure("cross-entropy") / 4
                cases.append(measure_case(threads, chosen.rounds, *sides, "pictures/s"))
                cases[-1]["words"] = ours.measure("words")
    report(
        "scst",
        "pictures/s",
        cases,
        f"preset default, steps of 32 pictures from cached features, made-up captions of Flickr8k's lengths; ours: "
        f"self-critical steps with 5 drawn captions a picture, of {cases[-1]['words']:.1f} words on average, by a "
        f"network that cross-entropy has taught how long captions are; peer: a quarter of the pictures/s of our "
        f"cross-entropy steps with 5 captions, so a ratio of 1 is a self-critical epoch as long as four of "
        f"cross-entropy; both in {'bf16' if bf16 else 'fp32'}; medians of {chosen.rounds} alternating rounds of "
        f"{chosen.seconds:g} s",
    )


if __name__ == "__main__":
    main()
