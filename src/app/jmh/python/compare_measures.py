# SPDX-License-Identifier: Apache-2.0
"""Time of `compare` beside straight NumPy code for the same measures in one run: teacher, student, a control, labels.

Both are whole processes, from their start to their last number, alternated, pinned to one core where the system can do
that and with one thread each. The NumPy code computes in float64, as `compare` does, what its JSON has of agreement,
divergences, losses, calibration in bins, fitted temperatures and scale (by Newton's steps), raw and controlled slopes,
offsets and the order of rows and classes' products, with intervals of the means; smooth calibration, copies of rows, blocks,
margins, the page and tables it leaves out. Before times are told, the two are held to one another at 1e-8.

usage: compare_measures.py [--rows 50000] [--classes 100] [--rounds 3] [--program "java -jar target/eigendistill.jar"]
"""

import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile

import numpy as np

from compare_models import draw, run

ONE = {name: "1" for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")}


def mean(out, name, values):
    out[name] = values.mean()
    out[name + "_error"] = values.std(ddof=1) / np.sqrt(len(values))


def log_softmax(z):
    top = z.max(1, keepdims=True)
    return z - top - np.log(np.exp(z - top).sum(1, keepdims=True))


def log_odds(z, kind):
    rows = np.arange(len(z))
    others = z.copy()
    others[rows, kind] = -np.inf
    top = others.max(1)
    return z[rows, kind] - top - np.log(np.exp(others - top[:, None]).sum(1))


def scale_of(z, target):
    """The factor b at which the softmax of b z has that mean of z: Newton's steps in log b."""
    log = 0.0
    for _ in range(50):
        p = np.exp(log_softmax(np.exp(log) * z))
        first = (p * z).sum(1)
        step = (target - first).mean() / ((p * z * z).sum(1) - first**2).mean() / np.exp(log)
        log += step
        if abs(step) < 1e-13:
            break
    return np.exp(log)


def bins(out, side, sure, right):
    cut = np.clip(np.ceil(sure * 15).astype(int) - 1, 0, 14)
    gaps = np.bincount(cut, right, 15) - np.bincount(cut, sure, 15)
    out["ece_width_" + side] = np.abs(gaps).sum() / len(sure)
    order = np.argsort(sure)
    edges = [j * len(sure) // 15 for j in range(16)]
    parts = [order[a:b] for a, b in zip(edges, edges[1:])]
    out["ece_mass_" + side] = sum(abs((right[i] - sure[i]).sum()) for i in parts) / len(sure)
    floor = sum(np.sqrt(2 / np.pi * (sure[i] * (1 - sure[i])).sum()) for i in parts) / len(sure)
    out["ece_mass_floor_" + side] = floor


def fifth(values, which):
    order = np.argsort(values)
    return order[which * len(order) // 5 : (which + 1) * len(order) // 5]


def centred(values):
    return values - values.mean(0)


def measure(folder):
    """All of it, of files in a folder."""
    t, s, k = (np.load(os.path.join(folder, name + ".npy")).astype(float) for name in ("teacher", "student", "control"))
    y = np.load(os.path.join(folder, "labels.npy"))
    rows, out = np.arange(len(y)), {}
    logs = [log_softmax(z) for z in (t, s)]
    p, q = (np.exp(each) for each in logs)
    tops = [z.argmax(1) for z in (t, s, k)]
    a, b = centred(np.sqrt(p)), centred(np.sqrt(q))
    chance = np.sqrt(((a.T @ a) * (b.T @ b)).sum() / (len(a) - 1))
    out["order_z"] = (a * b).sum() / chance
    a.T @ b  # whose best assignment is the order of classes
    mean(out, "agreement", (tops[0] == tops[1]).astype(float))
    mean(out, "kl_teacher_student", (p * (logs[0] - logs[1])).sum(1))
    mean(out, "kl_student_teacher", (q * (logs[1] - logs[0])).sum(1))
    warm = [log_softmax(z / 4) for z in (t, s)]
    mean(out, "kl_teacher_student_at_temperature", (np.exp(warm[0]) * (warm[0] - warm[1])).sum(1))
    mean(out, "kl_student_teacher_at_temperature", (np.exp(warm[1]) * (warm[1] - warm[0])).sum(1))
    mean(out, "total_variation", np.abs(p - q).sum(1) / 2)
    out["best_scale"] = scale_of(s, (p * s).sum(1))
    hits = [(top == y).astype(float) for top in tops]
    mean(out, "accuracy_gap", hits[1] - hits[0])
    for side, z, log, prob, right in (("teacher", t, logs[0], p, hits[0]), ("student", s, logs[1], q, hits[1])):
        mean(out, "accuracy_" + side, right)
        mean(out, "nll_" + side, -log[rows, y])
        mean(out, "brier_" + side, (prob**2).sum(1) - 2 * prob[rows, y] + 1)
        bins(out, side, prob.max(1), right)
        out["fitted_temperature_" + side] = 1 / scale_of(z, z[rows, y])
    same = (tops[0] == tops[1]).astype(float) - (tops[0] == tops[2])
    wrong = hits[0] == 0
    mean(out, "copied_errors", same[wrong])
    mean(out, "copied_rights", same[~wrong])
    x, v = log_odds(t, tops[0]), log_odds(s, tops[0])
    out["slope_raw"] = (centred(x) * centred(v)).sum() / (centred(x) ** 2).sum()
    out["correlation"] = np.corrcoef(x, v)[0, 1]
    both = (logs[0] + logs[1]).argmax(1)
    x, v = log_odds(t, both), log_odds(s, both)
    out["spread_ratio"] = v.std() / x.std()
    mean(out, "low_offset_symmetric", (v - x)[fifth(x + v, 0)])
    x, v, w = (log_odds(z, tops[2]) for z in (t, s, k))
    dx, dv, dw = centred(x), centred(v), centred(w)
    out["slope"] = (dv * dw).sum() / (dx * dw).sum()
    influence = (dv - out["slope"] * dx) * dw / (dx * dw).sum()
    out["slope_error"] = np.sqrt((influence**2).sum())
    out["transmission"] = (dv * (dx - dw)).sum() / (dx * (dx - dw)).sum()
    mean(out, "low_offset", (v - x)[fifth(w, 0)])
    mean(out, "high_offset", (v - x)[fifth(w, 4)])
    return {key: float(value) for key, value in out.items()}


def held(ours, theirs):
    """The largest relative difference, and how many numbers there are."""
    common = [key for key in theirs if isinstance(ours.get(key), float)]
    worst = max(common, key=lambda key: abs(ours[key] - theirs[key]) / max(1e-3, abs(ours[key])))
    off = abs(ours[worst] - theirs[worst]) / max(1e-3, abs(ours[worst]))
    if off > 1e-8:
        raise SystemExit("%s: %r by compare, %r by NumPy" % (worst, ours[worst], theirs[worst]))
    return len(common), off


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--classes", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--program", default="java -jar target/eigendistill.jar")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        with open(os.path.join(given.measure, "numpy.json"), "w", encoding="utf-8") as file:
            json.dump(measure(given.measure), file)
        return
    os.environ.update(ONE)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        draw(folder, given.rows, given.classes, ["teacher", "student", "control"])
        ours = shlex.split(given.program) + ["compare", "--threads", "1", "--quiet", "--no-figures", "--out", os.path.join(folder, "out")]
        for name in ("teacher", "student", "control", "labels"):
            ours += ["--" + name, os.path.join(folder, name + ".npy")]
        numpy = [sys.executable, os.path.abspath(__file__), "--measure", folder]
        times = [], []
        loads = []
        for _ in range(given.rounds):
            for kept, command in zip(times, (ours, numpy)):
                _, processor, _, load = run(command)
                kept.append(processor)
                loads.append(load)
        with open(os.path.join(folder, "out", "compare.json"), encoding="utf-8") as file:
            mine = json.load(file)
        with open(os.path.join(folder, "numpy.json"), encoding="utf-8") as file:
            numbers, off = held(mine, json.load(file))
        first, second = (statistics.median(each) for each in times)
        print("%d rows, %d classes, a control, labels; one core, processor seconds, medians of %d; NumPy %s"
              % (given.rows, given.classes, given.rounds, np.__version__))
        print("compare %.1f s, straight NumPy %.1f s, ratio %.2f (aim 0.5); load %.1f to %.1f"
              % (first, second, first / second, min(loads), max(loads)))
        print("%d numbers are in both, at most %.0e apart" % (numbers, off))


if __name__ == "__main__":
    main()
