"""Measures two sides in turns, so that what else the machine does meets both."""

import json
import os
import statistics
import subprocess


class OurSide:
    """A benchmark program that measures once for each line it is sent, so that both sides can take turns."""

    def __init__(self, name, *arguments, threads=1):
        program = os.path.join(os.environ["DESCRY_BENCH_DIR"], name)
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads))
        self.process = subprocess.Popen(
            [program, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

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


def report(name, unit, ours, peer, conditions):
    """Prints the rounds, then the JSON line; bigger figures are better."""
    for i, (a, b) in enumerate(zip(ours, peer), 1):
        print(f"round {i}: ours {a:.1f}, peer {b:.1f} {unit}")
    a, b = statistics.median(ours), statistics.median(peer)
    print(
        json.dumps(
            {
                "name": name,
                "unit": unit,
                "ours": round(a, 2),
                "peer": round(b, 2),
                "ratio": round(a / b, 3),
                "conditions": conditions,
            }
        )
    )
