"""Writes the same tensors as PyTorch's files of several kinds and as safetensors, for tests/model/pickle.cpp.

torch_files.py FOLDER
"""
import os
import sys
from collections import OrderedDict
from pathlib import Path

import torch
from safetensors.torch import save_file

folder = Path(sys.argv[1])


class Evil:
    def __reduce__(self):
        return os.system, ("touch " + str(folder / "was_run"),)


counted = torch.arange(60.0)
tensors = OrderedDict(
    transposed=counted[:6].view(2, 3).t(),
    sliced=counted[2:17:5],
    shared=counted.view(3, 4, 5)[1],
    strided_convolution=torch.randn(2, 3, 3, 8).permute(3, 2, 0, 1),
    double=torch.randn(3, dtype=torch.double),
    half=torch.randn(3).half(),
    brain_half=torch.randn(3).bfloat16(),
    long=torch.tensor([-(2**62), 5]),
    int=torch.tensor([-3], dtype=torch.int32),
    short=torch.tensor([-3], dtype=torch.int16),
    char=torch.tensor([-3], dtype=torch.int8),
    byte=torch.tensor([200], dtype=torch.uint8),
    bool=torch.tensor([True, False, True]),
    scalar=torch.tensor(2.5),
    empty=torch.zeros(0, 4),
    parameter=torch.nn.Parameter(torch.randn(2, 2)),
)
tensors._metadata = OrderedDict({"": {"version": 1}})
save_file({name: value.detach().clone().contiguous() for name, value in tensors.items()}, folder / "values.safetensors")

torch.save(tensors, folder / "zip.pth")
torch.save(tensors, folder / "protocol4.pth", pickle_protocol=4)
torch.save(tensors, folder / "legacy.pth", _use_new_zipfile_serialization=False)
extras = {"epoch": 12, "best": -0.25, "big": 2**40, "name": "run", "flags": [True, None, (1, 2, 3, 4)], "model": tensors}
torch.save(extras, folder / "nested.pth")
torch.save({"weight": torch.zeros(1), "trap": Evil()}, folder / "evil.pth")
torch.save(torch.nn.Linear(2, 2), folder / "module.pth")
