"""Training on a million captions: captions a second against the same on 30,000, memory, time to the first step."""

import argparse
import json
import os
import tempfile

from rounds import OurSide, add_arguments, measure_sides

LARGE, SMALL = 1_000_000, 30_000


def measured(both, threads, rounds):
    speeds = {name: lambda side=side: side.measure("speed") for name, side in both.items()}
    case = measure_sides(speeds, threads, rounds, "captions/s")
    case["ratio"] = round(case["large"] / case["small"], 3)
    for name, side in both.items():
        for what in ("first-step", "peak", "own-peak"):
            case[f"{name} {what}"] = round(side.measure(what), 1)
    print(", ".join(f"{name} {value:g}" for name, value in case.items()), flush=True)
    return case


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--captions", type=int, default=LARGE)
    arguments.add_argument("--side", type=int, default=96, help="pixels of a picture, which decide the features' grid")
    add_arguments(arguments, seconds=10, rounds=5)
    arguments.set_defaults(threads=[len(os.sched_getaffinity(0))])
    chosen = arguments.parse_args()

    # The features take gigabytes, for which a temporary folder in memory has no room.
    build = os.path.dirname(os.path.dirname(os.path.dirname(os.environ["DESCRY_BENCH_DIR"])))
    sizes = {"large": chosen.captions, "small": SMALL}
    cases = []
    for threads in chosen.threads:
        with tempfile.TemporaryDirectory(prefix="data-million-", dir=build) as folder:
            program = lambda name: OurSide(
                "bench_data_million", os.path.join(folder, name), sizes[name], chosen.side, chosen.seconds, threads=threads
            )
            with program("small") as small:
                small.measure("speed")  # it then waits, and takes nothing from the other's first step
                with program("large") as large:
                    large.measure("speed")
                    both = {"large": large, "small": small}
                    cases.append({"threads": threads, **measured(both, threads, chosen.rounds)})
            print("Removing 200,000 files, which takes minutes.", flush=True)
    worst = min(cases, key=lambda case: case["ratio"])
    print(
        json.dumps(
            {
                "name": "data-million",
                "unit": "captions/s",
                "ours": worst["large"],
                "peer": worst["small"],
                "ratio": worst["ratio"],
                "cases": cases,
                "conditions": f"descry::train with preset default, a self-critical stage to come, on a made-up table of "
                f"{chosen.captions} captions of Flickr8k's lengths, five a picture, features from the cache's file on "
                f"disk as of pictures of {chosen.side} pixels (a 224-pixel picture's are 49 cells, and larger "
                f"accordingly); peer: the same with {SMALL}; first-step: seconds from the start to the end of the first "
                f"step, with the features computed before; peak: VmHWM in MB, mapped files included; own-peak: the most "
                f"of RssAnon, without them; medians of {chosen.rounds} alternating rounds of {chosen.seconds:g} s",
            }
        )
    )


if __name__ == "__main__":
    main()
