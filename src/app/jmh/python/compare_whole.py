# SPDX-License-Identifier: Apache-2.0
"""compare.py's rows of whole processes."""

import os
import subprocess
import sys
import tempfile
import time

import numpy as np
from compare_numpy import make
from compare_rounds import HERE, Times, environment, inner, medians, ours, whole

SCRIPT = os.path.join(HERE, "simulate_numpy.py")
LONGLEY = os.path.join(HERE, "../../main/resources/org/eigendistill/data/regression/longley.csv")


def numbers(file):
    with open(file) as table:
        next(table)
        return np.loadtxt((line.replace("teacher", "0").replace("student", "1") for line in table), delimiter=",")


def require_same(one, other, within):
    """The trajectories, of which all other tables are made, number by number.

    Where a residual is near the least double, the script's logarithm of it has lost its digits; ours has not.
    """
    a, b = (numbers(os.path.join(folder, "trajectory.csv")) for folder in (one, other))
    known = b[:, -1] > -700
    if not (a.shape == b.shape and (np.abs(a - b) <= within * np.abs(b))[known].all()):
        sys.exit(f"trajectory.csv: the two sides differ by more than {within:g}")


def alternated(program, arguments, script, given, within, rounds):
    """Processor time on one core, of `simulate` and of the script, which must write the same tables.

    The first round makes archives of classes and fills caches of files; it does not count.
    """
    core = min(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder:
        at = lambda what: os.path.join(folder, what)
        mine = [*program, "simulate", *arguments, "--no-figures", "--quiet", "--out", at("ours")]
        theirs = [*script, at("theirs"), *given]
        counted = []
        for _ in range(rounds + 1):
            counted.append([whole(command, 1, core, EIGENDISTILL_CACHE=at("cache")) for command in (mine, theirs)])
        require_same(at("ours"), at("theirs"), within)
        return medians(counted[1:], by="processor")


def cold(program, python, rounds):
    """A matrix of 1000 x 1000."""
    with tempfile.TemporaryDirectory() as folder:
        make("cold", folder, (1000, 1000))
        x, y = (os.path.join(folder, what) for what in ("X.npy", "y.npy"))
        arguments = ["--data", x, "--target", y, "--procedure", "flow", "--teacher", "10"]
        arguments += ["--times", "log:1e-3:1e3:200", "--threads", "1"]
        return alternated(program, arguments, [python, SCRIPT, x, y], ["10", "1e-3", "1e3", "200"], 1e-6, rounds)


def cold_small(program, python, rounds):
    """Longley's 16 rows."""
    arguments = ["--data", LONGLEY, "--target", "totemp", "--standardize", "--teacher", "auto", "--times", "auto"]
    return alternated(program, arguments, [python, SCRIPT, LONGLEY, "totemp"], [], 1e-9, rounds)


def theorems(jar):
    """Has no other side: certificates in exact fractions and enclosures of intervals are not NumPy's."""
    command = ["java", "-jar", jar, "theorems", "check", "--quiet"]
    return Times(whole(command, os.cpu_count()))


def own_memory(pid):
    """Bytes of resident memory that are the process's own (Linux)."""
    try:
        with open(f"/proc/{pid}/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if "RssAnon" in line)
    except (OSError, StopIteration):
        return 0


def stream(jar):
    """A file of 4 GB through a heap of 256 MB, beside our Gram matrix of as many rows in memory."""
    rows, columns, block = 500_000, 1000, 10_000
    with tempfile.TemporaryDirectory(dir=".") as folder:
        at = lambda what: os.path.join(folder, what)
        rng, decay = np.random.default_rng(1), np.geomspace(1, 1e-2, columns)
        x = np.lib.format.open_memmap(at("X.npy"), "w+", shape=(rows, columns))
        for i in range(0, rows, block):
            x[i : i + block] = rng.standard_normal((block, columns)) * decay
        np.save(at("y.npy"), x[:, 0] + rng.standard_normal(rows))
        x.flush()
        del x
        command = ["java", "-Xmx256m", "-jar", jar, "simulate", "--route", "gram", "--stream"]
        command += ["--data", at("X.npy"), "--target", at("y.npy"), "--threads", "1"]
        command += ["--teacher", "1e-5", "--times", "log:1e-8:1:50", "--no-figures", "--out", at("o")]
        process = subprocess.Popen(
            command, env=environment(1), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        peak = 0
        while process.poll() is None:
            peak = max(peak, own_memory(process.pid))
            time.sleep(0.05)
        said = next(line for line in process.stderr if "MB/s" in line).strip()
    seconds = float(said.split(" MB, in ")[1].split(" s")[0].replace(",", ""))
    part = inner("gram", (10_000, columns), [ours(jar, "gram")] * 2, rounds=5)
    memory = [seconds * rows / 10_000 for seconds in part.ours]
    return Times([seconds] * 2, memory, said=f"{said} Peak of own memory {peak / 1e6:.0f} MB.")
