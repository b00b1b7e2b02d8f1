"""Measures two sides in turns, so that what else the machine does meets both."""

import contextlib
import ctypes
import json
import os
import statistics
import subprocess
import time


def add_arguments(parser, seconds, rounds):
    """What every benchmark of this kind can be told."""
    both = sorted({1, thread_count("all")})
    parser.add_argument("--threads", type=thread_count, nargs="+", default=both, help="numbers, or all")
    parser.add_argument("--seconds", type=float, default=seconds, help="of a round of each side, at least")
    parser.add_argument("--rounds", type=int, default=rounds)


def thread_count(text):
    return len(os.sched_getaffinity(0)) if text == "all" else int(text)


def use_threads(threads):
    """So many of PyTorch's in this process, and of its BLAS, which torch.set_num_threads does not reach."""
    import torch

    torch.set_num_threads(threads)
    with contextlib.suppress(OSError):
        ctypes.CDLL("libopenblas.so.0").openblas_set_num_threads(threads)


class Side:
    """A program that measures once for each line it is sent, so that both sides can take turns."""

    def __init__(self, command, threads, environment=None):
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads), **(environment or {}))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen([str(part) for part in command], text=True, env=environment, **pipes)

    def measure(self, what=""):
        """`what`: the line that the program is sent, where it measures more than one thing."""
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        return self.read()

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the benchmark program ended with {self.process.wait()}")
        return float(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


class OurSide(Side):
    """One of the programs that tests/bench builds."""

    def __init__(self, name, *arguments, threads=1, environment=None):
        super().__init__([os.path.join(os.environ["DESCRY_BENCH_DIR"], name), *arguments], threads, environment)


def measure_sides(sides, threads, rounds, unit):
    """Each side's median of rounds in which all take turns; `sides`: what measures each once, by name."""
    found = {name: [] for name in sides}
    for i in range(rounds):
        for name, side in sides.items():
            found[name].append(side())
            time.sleep(0.05)  # until a pool's threads have stopped spinning
        latest = ", ".join(f"{name} {values[-1]:.1f}" for name, values in found.items())
        print(f"{threads} threads, round {i + 1}: {latest} {unit}", flush=True)
    return {name: round(statistics.median(values), 2) for name, values in found.items()}


def measure_case(threads, rounds, ours, peer, unit):
    """Two sides and their ratio; bigger figures are better."""
    medians = measure_sides({"ours": ours, "peer": peer}, threads, rounds, unit)
    return {"threads": threads, **medians, "ratio": round(medians["ours"] / medians["peer"], 3)}


def report(name, unit, cases, conditions, **more):
    """Prints the JSON line: the case of the worst ratio, and all."""
    worst = min(cases, key=lambda case: case["ratio"])
    figures = {key: worst[key] for key in ("ours", "peer", "ratio")}
    print(json.dumps({"name": name, "unit": unit, **figures, "cases": cases, **more, "conditions": conditions}))
