# SPDX-License-Identifier: Apache-2.0
"""Training time / PyTorch's, for each kind of network, one thread, on this machine.

Both sides train the same networks on the same rows in alternation: five epochs of 1,280 rows in
batches of 128 in float32, and the logits of all rows after each epoch. By Adam: the MLP and the CNN
on 28 x 28 images, the convolution and the transformer on 64 words of a vocabulary of 5,000. By SGD
with Nesterov's momentum and weight decay: the CNN with batch normalisation and ResNet-8 (width 8) on
14 x 14 images. Networks on images twice: with PyTorch's default layout, and with its channels
innermost as well (-channels-last). Run it with a Python that has torch; its version is printed with
the ratios, by the clock and by processor time, which other work on the machine disturbs less.

usage: compare_torch.py [--rounds 5] [--jar target/eigendistill.jar] [--only NAME,NAME]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROBE = os.path.join(HERE, "..", "java", "org", "eigendistill", "bench", "TrainingProbe.java")
EPOCHS, BATCH, ROWS, WARM = 5, 128, 1280, 2
WORDS, VOCABULARY = 64, 4999
ADAM = "optimizer: adam\nlearning-rate: 0.001\n"
SGD = "learning-rate: 0.05\nmomentum: 0.9\nnesterov: true\nweight-decay: 0.0005\n"
LAST = "-channels-last"
NETWORKS = {  # our recipe, pixels along a side
    "mlp": ("model: mlp\n" + ADAM, 28),
    "cnn": ("model: cnn\n" + ADAM, 28),
    "cnn-norm": ("model: cnn\nnorm: batch\n" + SGD, 14),
    "resnet8": ("model: resnet8\nwidth: 8\n" + SGD, 14),
    "text": ("model: text\n" + ADAM, 0),
    "transformer": ("model: transformer\n" + ADAM, 0),
}


def kind(name):
    return name[: -len(LAST)] if name.endswith(LAST) else name


def torch_network(name, torch):
    from torch import nn

    def convolution(inside, outside, stride=1):
        return nn.Conv2d(inside, outside, 3, stride, 1, bias=False)

    class Block(nn.Module):
        def __init__(self, inside, outside):
            super().__init__()
            self.first = convolution(inside, outside, outside // inside)
            self.first_norm = nn.BatchNorm2d(outside)
            self.second = convolution(outside, outside)
            self.second_norm = nn.BatchNorm2d(outside)
            self.grows = outside > inside

        def forward(self, x):
            y = self.first_norm(self.first(x)).relu()
            y = self.second_norm(self.second(y))
            if self.grows:
                x = x[:, :, ::2, ::2]
                x = torch.cat([x, torch.zeros_like(x)], 1)
            return (y + x).relu()

    class Convolution(nn.Module):
        def __init__(self):
            super().__init__()
            self.words = nn.Embedding(VOCABULARY + 1, 32, padding_idx=0)
            self.filters = nn.Conv1d(32, 64, 3, padding=1)
            self.end = nn.Linear(64, 10)

        def forward(self, x):
            return self.end(self.filters(self.words(x).transpose(1, 2)).relu().max(2)[0])

    class Transformer(nn.Module):
        def __init__(self):
            super().__init__()
            self.words = nn.Embedding(VOCABULARY + 1, 32)
            self.places = nn.Parameter(0.2 * torch.randn(WORDS, 32))
            self.block = nn.TransformerEncoderLayer(
                32, 2, 128, dropout=0, norm_first=True, batch_first=True
            )
            self.norm = nn.LayerNorm(32)
            self.end = nn.Linear(32, 10)

        def forward(self, x):
            none = x == 0
            y = self.block(self.words(x) + self.places, src_key_padding_mask=none)
            seen = (~none).float()
            mean = (self.norm(y) * seen[:, :, None]).sum(1) / seen.sum(1, keepdim=True)
            return self.end(mean)

    if name == "mlp":
        return nn.Sequential(
            nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)
        )
    if name == "cnn":
        return nn.Sequential(
            nn.Unflatten(1, (1, 28, 28)),
            nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(1568, 10),
        )  # fmt: skip
    if name == "cnn-norm":
        return nn.Sequential(
            nn.Unflatten(1, (1, 14, 14)),
            convolution(1, 16), nn.BatchNorm2d(16), nn.MaxPool2d(2), nn.ReLU(),
            convolution(16, 32), nn.BatchNorm2d(32), nn.MaxPool2d(2), nn.ReLU(),
            nn.Flatten(), nn.Linear(288, 10),
        )  # fmt: skip
    if name == "resnet8":
        return nn.Sequential(
            nn.Unflatten(1, (1, 14, 14)), convolution(1, 8), nn.BatchNorm2d(8), nn.ReLU(),
            Block(8, 8), Block(8, 16), Block(16, 32),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10),
        )  # fmt: skip
    return Convolution() if name == "text" else Transformer()


def torch_side(name, folder):
    import numpy as np
    import torch
    from torch import nn

    torch.set_num_threads(1)
    x = torch.from_numpy(np.load(os.path.join(folder, "X.npy")))
    x = x.long() if NETWORKS[kind(name)][1] == 0 else x.float()
    y = torch.from_numpy(np.load(os.path.join(folder, "y.npy"))).long()[:, 0]
    layout = torch.channels_last if name.endswith(LAST) else torch.contiguous_format
    adam = ADAM in NETWORKS[kind(name)][0]

    for _ in sys.stdin:
        wall, processor = time.perf_counter(), time.process_time()
        net = torch_network(kind(name), torch).to(memory_format=layout)
        optimizer = (
            torch.optim.Adam(net.parameters(), 1e-3)
            if adam
            else torch.optim.SGD(net.parameters(), 0.05, 0.9, weight_decay=5e-4, nesterov=True)
        )
        for _ in range(EPOCHS):
            net.train()
            order = torch.randperm(ROWS)
            for at in range(0, ROWS, BATCH):
                rows = order[at : at + BATCH]
                optimizer.zero_grad()
                nn.functional.cross_entropy(net(x[rows]), y[rows]).backward()
                optimizer.step()
            net.eval()
            with torch.no_grad():
                logits = net(x)
        accuracy = (logits.argmax(1) == y).double().mean().item()
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        print(wall, processor, accuracy, flush=True)


def make(name, folder):
    import numpy as np

    rng = np.random.default_rng(1)
    labels = rng.integers(0, 10, ROWS)
    recipe, side = NETWORKS[kind(name)]
    if side == 0:
        rows = rng.integers(0, VOCABULARY + 1, (ROWS, WORDS))
        rows[:, :10] = 1 + labels[:, None]  # a class has a word of its own
    else:
        centres = rng.standard_normal((10, side * side))
        rows = centres[labels] + 2 * rng.standard_normal((ROWS, side * side))
    np.save(os.path.join(folder, "X.npy"), rows.astype(float))
    np.save(os.path.join(folder, "y.npy"), labels.astype(float)[:, None])
    with open(os.path.join(folder, "recipe.yaml"), "w") as file:
        file.write(f"{recipe}epochs: {EPOCHS}\nbatch: {BATCH}\n")


def compare(name, jar, rounds):
    lib = os.path.join(os.path.dirname(jar), "lib", "*")
    one = dict(os.environ, OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")
    with tempfile.TemporaryDirectory() as folder:
        make(name, folder)
        vocabulary = VOCABULARY if NETWORKS[kind(name)][1] == 0 else 0
        commands = [
            ["java", "-cp", os.pathsep.join([jar, lib]), PROBE, folder, str(vocabulary)],
            [sys.executable, os.path.abspath(__file__), "--side", name, folder],
        ]
        sides = [
            subprocess.Popen(
                c, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=one
            )
            for c in commands
        ]
        times = [[], []]
        for round_ in range(rounds + WARM):
            for side, process in enumerate(sides):
                process.stdin.write("\n")
                process.stdin.flush()
                wall, processor, accuracy = map(float, process.stdout.readline().split())
                if accuracy < 0.3:
                    print(f"{name}: side {side} has not learned", file=sys.stderr)
                if round_ >= WARM:
                    times[side].append((wall, processor))
        for process in sides:
            process.stdin.close()
            process.wait()
    return [[statistics.median(column) for column in zip(*own)] for own in times]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jar", default="target/eigendistill.jar")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    import torch

    print(f"torch {torch.__version__}, Python {sys.version.split()[0]}")
    print("network; by the clock: ours (s), torch's (s), our throughput / torch's; by processor time")
    for name in (
        "mlp", "cnn", "cnn" + LAST, "cnn-norm", "cnn-norm" + LAST, "resnet8", "resnet8" + LAST,
        "text", "transformer",
    ):  # fmt: skip
        if options.only and name not in options.only.split(","):
            continue
        ours, theirs = compare(name, os.path.abspath(options.jar), options.rounds)
        columns = [
            f"{ours[i]:.4g}, {theirs[i]:.4g}, {theirs[i] / ours[i]:.3g}" for i in range(2)
        ]
        print("; ".join([name, *columns]), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--side"]:
        torch_side(*sys.argv[2:4])
    else:
        main()
