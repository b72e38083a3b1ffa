# SPDX-License-Identifier: Apache-2.0
"""Time and memory of `compare` on two models of 100,000 rows of 1,000 classes, float32, on one core.

Logits are drawn once (2 x 400 MB, in a temporary folder); the whole process is timed, from its start to its last
file, pinned to one core where the system can do that, with OpenBLAS and without. Seconds of the processor are what
the aim (60 s, 1 GB) is held to: on a machine with other work, the clock on the wall shows that work too, so it is
printed beside, with the load before.

usage: compare_models.py [--rows 100000] [--classes 1000] [--control] [--solvers openblas,ejml]
                         [--program "java -jar target/eigendistill.jar"]
"""

import argparse
import os
import shlex
import subprocess
import tempfile
import time

import numpy as np

BLOCK = 10_000


def draw(folder, rows, classes, names):
    """Networks of one kind: shared logits, and noise of each; and the classes that the shared rank first."""
    files = {
        name: np.lib.format.open_memmap(os.path.join(folder, name + ".npy"), "w+", np.float32, (rows, classes))
        for name in names
    }
    labels = np.empty(rows, np.int64)
    random = np.random.default_rng(1)
    for start in range(0, rows, BLOCK):
        end = min(rows, start + BLOCK)
        shared = 2.5 * random.standard_normal((end - start, classes), np.float32)
        labels[start:end] = shared.argmax(axis=1)
        for file in files.values():
            file[start:end] = shared + 0.4 * random.standard_normal(shared.shape, np.float32)
    for file in files.values():
        file.flush()
    np.save(os.path.join(folder, "labels.npy"), labels)


def run(command):
    """Seconds on the wall, seconds of the processor, and the largest resident memory in GB."""
    load = os.getloadavg()[0]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit("compare ended with %d" % os.waitstatus_to_exitcode(status))
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e6, load


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--classes", type=int, default=1000)
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--solvers", default="openblas,ejml")
    parser.add_argument("--program", default="java -jar target/eigendistill.jar")
    given = parser.parse_args()
    core = min(os.sched_getaffinity(0)) if hasattr(os, "sched_setaffinity") else None
    with tempfile.TemporaryDirectory() as folder:
        names = ["teacher", "student"] + (["control"] if given.control else [])
        draw(folder, given.rows, given.classes, names)
        if core is not None:
            os.sched_setaffinity(0, {core})
        print("%d rows, %d classes, %d models, one core" % (given.rows, given.classes, len(names)))
        print("%-10s %12s %8s %8s %12s" % ("solver", "processor s", "wall s", "GB", "load before"))
        for solver in given.solvers.split(","):
            command = shlex.split(given.program) + ["compare", "--solver", solver, "--threads", "1", "--quiet"]
            for name in names + ["labels"]:
                command += ["--" + name, os.path.join(folder, name + ".npy")]
            wall, processor, memory, load = run(command + ["--out", os.path.join(folder, "out-" + solver)])
            print("%-10s %12.1f %8.1f %8.2f %12.1f" % (solver, processor, wall, memory, load), flush=True)


if __name__ == "__main__":
    main()
