"""The safetensors library's side of tests/model/safetensors.cpp; NumPy only.

safetensors_files.py FOLDER: checks FOLDER/ours.safetensors, then writes FOLDER/theirs.safetensors.
"""
import sys
from pathlib import Path

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file

folder = Path(sys.argv[1])
with safe_open(folder / "ours.safetensors", framework="numpy") as file:
    assert file.metadata() == {"note": 'commas, "quotes" and ä'}, file.metadata()
    assert sorted(file.keys()) == ["double", "flags", "half", "matrix", "nothing", "numbers", "scalar"], file.keys()
    np.testing.assert_array_equal(file.get_tensor("matrix"), np.float32([[0, 3], [1, 4], [2, 5]]))
    np.testing.assert_array_equal(file.get_tensor("numbers"), np.array([-(2**62), 7], dtype=np.int64))
    np.testing.assert_array_equal(file.get_tensor("half"), np.float16([0.5, -2]))
    np.testing.assert_array_equal(file.get_tensor("flags"), np.array([True, False, True]))
    assert file.get_tensor("double").dtype == np.float64 and file.get_tensor("scalar").shape == ()
    assert file.get_tensor("nothing").shape == (0, 4)

tensors = {
    "matrix": np.arange(6, dtype=np.float32).reshape(2, 3),
    "bytes": np.array([1, 255], dtype=np.uint8),
    "small": np.array([-1, 127], dtype=np.int8),
    "short": np.array([-300], dtype=np.int16),
    "int": np.array([-70000], dtype=np.int32),
    "flags": np.array([False, True]),
}
save_file(tensors, folder / "theirs.safetensors", metadata={"format": "np"})
