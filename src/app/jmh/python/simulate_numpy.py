# SPDX-License-Identifier: Apache-2.0
"""What a NumPy user would write for `simulate`: the same tables, with the same digits.

usage: simulate_numpy.py X.npy y.npy OUT TEACHER_TIME FROM TO COUNT
       simulate_numpy.py DATA.csv TARGET OUT     standardized, at times taken from the spectrum
"""

import json
import os
import sys

import numpy as np


def log_residual(gain, residual):
    with np.errstate(divide="ignore"):
        return np.where(gain < 0.5, np.log1p(-gain), np.log(residual))


def read(data, target, out):
    """Columns of a table of numbers, centred and of variance 1; the target, centred; their means beside the results."""
    with open(data) as file:
        names = file.readline().strip().split(",")
        values = np.loadtxt(file, delimiter=",")
    at = names.index(target)
    x, y = np.delete(values, at, 1), values[:, at]
    means, scales, mean = x.mean(0), x.std(0), y.mean()
    with open(os.path.join(out, "preprocessing.json"), "w") as file:
        kept = {"features": names[:at] + names[at + 1 :], "means": means.tolist()}
        json.dump(dict(kept, scales=scales.tolist(), targets=[target], target_means=[mean]), file, indent=2)
    return (x - means) / scales, y - mean


def write(out, name, header, shape, *columns):
    np.savetxt(
        os.path.join(out, name),
        np.column_stack([np.broadcast_to(c, shape).ravel() for c in columns]),
        fmt=["%.17g"] * len(columns),
        delimiter=",",
        header=header,
        comments="",
    )


def main():
    data, target, out = sys.argv[1:4]
    os.makedirs(out, exist_ok=True)
    given = [float(a) for a in sys.argv[4:]]
    x, y = (np.load(data), np.load(target)) if given else read(data, target, out)

    u, s, _ = np.linalg.svd(x, full_matrices=False)
    s = s[s > max(x.shape) * np.finfo(float).eps * s[0]]
    eigenvalues = s**2
    coefficients = u[:, : len(s)].T @ y
    teacher_time, low, high, count = given or (
        10 / eigenvalues[0],
        0.01 / eigenvalues[0],
        10 / eigenvalues[-1],
        50,
    )
    times = np.geomspace(low, high, int(count))
    k = np.arange(1, len(s) + 1)
    shape = len(times), len(s)

    np.savetxt(
        os.path.join(out, "spectrum.csv"),
        np.column_stack([k, eigenvalues, s, coefficients]),
        fmt=["%d", "%.17g", "%.17g", "%.17g"],
        delimiter=",",
        header="direction,eigenvalue,singular_value,target_coefficient",
        comments="",
    )
    exponent = np.outer(times, eigenvalues)
    fit, residual = -np.expm1(-exponent), np.exp(-exponent)
    fit_t, residual_t = -np.expm1(-eigenvalues * teacher_time), np.exp(-eigenvalues * teacher_time)
    student, student_residual = fit * fit_t, residual + residual_t - residual * residual_t
    student_log = log_residual(student, student_residual)

    with open(os.path.join(out, "trajectory.csv"), "w") as file:
        file.write("role,time,direction,gain,log_residual\n")
        for role, gain, log in (("teacher", fit, -exponent), ("student", student, student_log)):
            table = [np.repeat(times, len(s)), np.tile(k, len(times)), gain.ravel(), log.ravel()]
            np.savetxt(file, np.column_stack(table), fmt=role + ",%.17g,%d,%.17g,%.17g")

    matched = -student_log[:, 0] / eigenvalues[0]
    matched_gain = -np.expm1(-np.outer(matched, eigenvalues))
    write(
        out,
        "matched.csv",
        "student_time,matched_teacher_time,direction,teacher_gain,student_gain",
        shape,
        times[:, None],
        matched[:, None],
        k[None, :],
        matched_gain,
        student,
    )
    write(
        out,
        "effective_time.csv",
        "student_time,direction,eigenvalue,effective_time",
        shape,
        times[:, None],
        k[None, :],
        eigenvalues[None, :],
        -student_log / eigenvalues,
    )
    with open(os.path.join(out, "summary.json"), "w") as file:
        json.dump(
            {
                "n": x.shape[0],
                "p": x.shape[1],
                "rank": len(s),
                "teacher": teacher_time,
                "times": times.tolist(),
                "exaggerates": bool((student[:, 1:] <= matched_gain[:, 1:]).all()),
            },
            file,
            indent=2,
        )


main()
