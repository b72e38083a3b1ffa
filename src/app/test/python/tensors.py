# SPDX-License-Identifier: Apache-2.0
"""Makes the files of src/app/test/resources/org/eigendistill/data/tensor again, and prints the digests of HalfPrecisionTest.

usage: python3 src/app/test/python/tensors.py      (numpy, torch, safetensors; made by 2.4.6, 2.13.0, 0.8.0)
"""
import argparse
import collections
import hashlib
import json
import pathlib
import warnings

import numpy
import torch
from safetensors.torch import save_file

OUT = pathlib.Path("src/app/test/resources/org/eigendistill/data/tensor")


def digest(values):
    """SHA-256 of float64 in order, each NaN as the one that numpy.nan is, 0x7ff8000000000000."""
    doubles = numpy.where(numpy.isnan(values), numpy.nan, values).astype("<f8")
    return hashlib.sha256(doubles.tobytes()).hexdigest()


def halves():
    bits = numpy.arange(1 << 16, dtype="<u2")
    print("float16  by numpy", digest(bits.view("<f2").astype("<f8")))
    signed = torch.from_numpy(bits.view("<i2").copy())
    print("float16  by torch", digest(signed.view(torch.float16).double().numpy()))
    print("bfloat16 by torch", digest(signed.view(torch.bfloat16).double().numpy()))


def types():
    """A tensor of each type, 2 x 3, by the name of the type."""
    whole = torch.arange(6).reshape(2, 3)
    return {
        "F64": whole.double() / 3 - 1,
        "F32": whole.float() / 4 - 1,
        "F16": (whole.float() / 4 - 1).half(),
        "BF16": (whole.float() / 4 - 1).bfloat16(),
        "I64": whole - 3,
        "I32": (whole - 3).int(),
        "I16": (whole - 3).short(),
        "I8": (whole - 3).to(torch.int8),
        "U8": (whole + 250).to(torch.uint8),
        "BOOL": whole % 2 == 1,
    }


def safetensors():
    more = {
        "U16": (torch.arange(6).reshape(2, 3) + 65530).to(torch.uint16),
        "U32": (torch.arange(6).reshape(2, 3) + 4294967290).to(torch.uint32),
        "scalar": torch.tensor(2.5),
        "empty": torch.zeros(0, 3),
        "tokens": torch.arange(24.0).reshape(2, 3, 4),
        "masked": torch.tensor([[1.0, -torch.inf], [2.0, -1e9]]),
    }
    save_file({**types(), **more}, OUT / "types.safetensors", {"made": "by save_file"})
    save_file({"logits": torch.arange(6.0).reshape(3, 2)}, OUT / "one.safetensors")
    save_file({"f8": torch.ones(2, 2).to(torch.float8_e4m3fn), "x": torch.ones(2, 2)}, OUT / "eight.safetensors")
    shards = {"model-00001-of-00002.safetensors": ["a", "b"], "model-00002-of-00002.safetensors": ["c"]}
    place = 0
    for file, names in shards.items():
        save_file({name: torch.full((2, 2), float(place + k)) for k, name in enumerate(names)}, OUT / file)
        place += len(names)
    index = {"metadata": {"total_size": 48}, "weight_map": {n: f for f, names in shards.items() for n in names}}
    (OUT / "model.safetensors.index.json").write_text(json.dumps(index, indent=2) + "\n")


def torch_files():
    torch.save(types(), OUT / "types.pt")
    torch.save(torch.arange(6.0).reshape(3, 2), OUT / "bare.pt")
    grid = torch.arange(24.0).reshape(4, 6)
    torch.save(
        {
            "transposed": grid.t(),
            "strided": grid[1::2, 1:6:2],
            "offset": grid[2:],
            "permuted": torch.arange(24.0).reshape(2, 3, 4).permute(2, 0, 1),
            "row": grid[3],
            "scalar": torch.tensor(2.5),
            "empty": torch.zeros(0, 3),
            "parameter": torch.nn.Parameter(torch.arange(4.0).reshape(2, 2)),
        },
        OUT / "views.pt",
    )
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2))
    with torch.no_grad():
        model[0].weight.copy_(torch.arange(6.0).reshape(2, 3))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
    model(torch.ones(4, 3)).sum().backward()
    optimizer.step()
    with torch.no_grad():
        model[0].weight.copy_(torch.arange(6.0).reshape(2, 3))
    torch.save(
        {
            "epoch": 3,
            "model_state_dict": model.state_dict(),
            "optimizer": optimizer.state_dict(),
            "best_acc": numpy.float64(0.5),
            "history": [0.5, torch.ones(2, 2), numpy.arange(3)],
            "args": argparse.Namespace(width=2),
            "shape": torch.Size([2, 3]),
            "where": pathlib.PurePosixPath("a/b"),
            "seen": {1, 2},
            "bytes": b"ab\xff",
            "large": 1 << 70,
            "complex": torch.ones(2, dtype=torch.complex64),
            "sparse": torch.eye(2).to_sparse(),
            "negated": torch.ones(2, dtype=torch.complex64).conj().imag,
            "pair": (torch.zeros(2, 2), None, True, -1.5),
            7: torch.full((2, 2), 7.0),
        },
        OUT / "checkpoint.pt",
    )
    for protocol in (3, 4, 5):
        torch.save({"w": grid.half()}, OUT / f"protocol{protocol}.pt", pickle_protocol=protocol)
    torch.serialization.set_crc32_options(False)
    torch.save({"w": grid}, OUT / "nochecksum.pt")
    torch.serialization.set_crc32_options(True)
    torch.save(torch.ones(1, 3).expand(4, 3), OUT / "expanded.pt")
    torch.save({"w": grid}, OUT / "old.pt", _use_new_zipfile_serialization=False)
    torch.save(model, OUT / "module.pt")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.jit.script(torch.nn.Linear(2, 1)).save(OUT / "script.pt")
    torch.save(collections.OrderedDict(w=grid), OUT / "pytorch_model.bin")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    halves()
    safetensors()
    torch_files()
