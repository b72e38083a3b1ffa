"""Training time / PyTorch's, for the MLP and the small CNN, one thread, on this machine.

Both sides train the same networks on the same rows in alternation: five epochs of 1,280 images in
batches of 128 by Adam in float32, and the logits of all rows after each epoch. The CNN twice: with
PyTorch's default layout, and with its channels innermost as well (cnn-channels-last). Run it with
a Python that has torch; its version is printed with the ratios.

usage: compare_torch.py [--rounds 5] [--jar target/eigendistill.jar]
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


def torch_side(model, folder):
    import numpy as np
    import torch
    from torch import nn

    torch.set_num_threads(1)
    x = torch.from_numpy(np.load(os.path.join(folder, "X.npy"))).float()
    y = torch.from_numpy(np.load(os.path.join(folder, "y.npy"))).long()[:, 0]

    def network():
        if model == "mlp":
            return nn.Sequential(
                nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)
            )
        layout = torch.channels_last if model == "cnn-channels-last" else torch.contiguous_format
        return nn.Sequential(
            nn.Unflatten(1, (1, 28, 28)),
            nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(1568, 10),
        ).to(memory_format=layout)  # fmt: skip

    for _ in sys.stdin:
        wall = time.perf_counter()
        net = network()
        optimizer = torch.optim.Adam(net.parameters(), 1e-3)
        for _ in range(EPOCHS):
            order = torch.randperm(ROWS)
            for at in range(0, ROWS, BATCH):
                rows = order[at : at + BATCH]
                optimizer.zero_grad()
                nn.functional.cross_entropy(net(x[rows]), y[rows]).backward()
                optimizer.step()
            with torch.no_grad():
                logits = net(x)
        accuracy = (logits.argmax(1) == y).double().mean().item()
        print(time.perf_counter() - wall, accuracy, flush=True)


def make(model, folder):
    import numpy as np

    rng = np.random.default_rng(1)
    centres = rng.standard_normal((10, 784))
    labels = rng.integers(0, 10, ROWS)
    images = centres[labels] + 2 * rng.standard_normal((ROWS, 784))
    np.save(os.path.join(folder, "X.npy"), images)
    np.save(os.path.join(folder, "y.npy"), labels.astype(float)[:, None])
    with open(os.path.join(folder, "recipe.yaml"), "w") as recipe:
        recipe.write(
            f"model: {model[:3]}\noptimizer: adam\nlearning-rate: 0.001\n"
            f"epochs: {EPOCHS}\nbatch: {BATCH}\n"
        )


def compare(model, jar, rounds):
    lib = os.path.join(os.path.dirname(jar), "lib", "*")
    one = dict(os.environ, OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")
    with tempfile.TemporaryDirectory() as folder:
        make(model, folder)
        commands = [
            ["java", "-cp", os.pathsep.join([jar, lib]), PROBE, folder],
            [sys.executable, os.path.abspath(__file__), "--side", model, folder],
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
                wall, accuracy = map(float, process.stdout.readline().split())
                if accuracy < 0.3:
                    print(f"{model}: side {side} has not learned", file=sys.stderr)
                if round_ >= WARM:
                    times[side].append(wall)
        for process in sides:
            process.stdin.close()
            process.wait()
    return [statistics.median(t) for t in times]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jar", default="target/eigendistill.jar")
    options = parser.parse_args()
    import torch

    print(f"torch {torch.__version__}, Python {sys.version.split()[0]}")
    print("network, ours (s), torch (s), throughput ours / torch")
    for model in ("mlp", "cnn", "cnn-channels-last"):
        ours, theirs = compare(model, os.path.abspath(options.jar), options.rounds)
        print(f"{model}, {ours:.4g}, {theirs:.4g}, {theirs / ours:.3g}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--side"]:
        torch_side(*sys.argv[2:4])
    else:
        main()
