"""Beam search, captions a second, against Hugging Face `generate` with a decoder of the same size."""
# needs: transformers==4.44.2

import argparse
import os
import time

os.environ.pop("OPENBLAS_CORETYPE", None)  # the peer gets its full speed too
os.environ.setdefault("GOMP_SPINCOUNT", "2000")  # as ours does: threads that wait take no turns from those that work
os.environ["USE_TF"] = "0"

import torch  # noqa: E402
import transformers  # noqa: E402
from rounds import OurSide, add_arguments, measure_sides, report, use_threads  # noqa: E402
from rounds.decoder_peer import CHANNELS, END, TOKENS, DecoderPeer  # noqa: E402


class Peer:
    def __init__(self, chosen):
        self.decoder = DecoderPeer(chosen.beam, chosen.words)
        self.pictures, self.words, self.seconds = chosen.pictures, chosen.words, chosen.seconds
        self.features = torch.randn(chosen.pictures, TOKENS, CHANNELS).abs()
        self.ready = self.decoder.encoded(self.features)

    def captions_a_second(self, ready=False):
        """`ready`: from image tokens that were encoded before."""
        start, done = time.perf_counter(), 0
        while time.perf_counter() - start < self.seconds:
            said = self.decoder.said(self.ready if ready else self.decoder.encoded(self.features))
            assert said.shape == (self.pictures, self.words + 2) and (said[:, -1] == END).all()
            done += self.pictures
        return done / (time.perf_counter() - start)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--pictures", type=int, default=64, help="a batch")
    arguments.add_argument("--beam", type=int, default=3)
    arguments.add_argument("--words", type=int, default=12, help="a caption")
    add_arguments(arguments, seconds=3, rounds=5)
    chosen = arguments.parse_args()

    torch.manual_seed(1)
    peer = Peer(chosen)
    program = "bench_decode", chosen.pictures, chosen.beam, chosen.words, chosen.seconds
    cases = []
    for threads in chosen.threads:
        use_threads(threads)
        fp32 = OurSide(*program, threads=threads, environment={"DESCRY_BACKBONE": "fp32"})
        bf16 = OurSide(*program, threads=threads, environment={"DESCRY_BACKBONE": "bf16"})
        with fp32, bf16:
            parameters = fp32.read(), bf16.read(), peer.decoder.parameters()
            # BART's has a norm of its embeddings and 26 more positions, ours a last norm and a bias of its output.
            assert max(parameters) < 1.01 * min(parameters), f"not the same size: {parameters} parameters"
            sides = {
                "ours": fp32.measure,
                "bf16": bf16.measure,
                "peer": peer.captions_a_second,
                "peer_ready": lambda: peer.captions_a_second(ready=True),
            }
            peer.captions_a_second()
            case = measure_sides(sides, threads, chosen.rounds, "captions/s")
            cases.append({"threads": threads, **case, "ratio": round(case["ours"] / case["peer"], 3)})
    report(
        "decode",
        "captions/s",
        cases,
        f"{chosen.pictures} pictures, beam {chosen.beam}, {chosen.words} words and the end, random weights, decoder of "
        f"{parameters[0] / 1e6:.2f} M parameters, one encoder block; ours: fp32, from features to captions with "
        f"probabilities and runners-up, nothing named twice; peer: fp32, BART of transformers "
        f"{transformers.__version__}, PyTorch {torch.__version__}; bf16: ours so; peer_ready: without its encoder; "
        f"medians of {chosen.rounds} alternating rounds of {chosen.seconds:g} s",
        ratio_bf16=min(round(case["bf16"] / case["peer"], 3) for case in cases),
        ratio_peer_ready=min(round(case["ours"] / case["peer_ready"], 3) for case in cases),
    )


if __name__ == "__main__":
    main()
