# SPDX-License-Identifier: Apache-2.0
"""What a NumPy user would write for `simulate`: the same tables, with the same digits.

usage: simulate_numpy.py X.npy y.npy TEACHER_TIME FROM TO COUNT OUT
"""

import json
import os
import sys

import numpy as np


def log_residual(gain, residual):
    with np.errstate(divide="ignore"):
        return np.where(gain < 0.5, np.log1p(-gain), np.log(residual))


def main():
    x, y = np.load(sys.argv[1]), np.load(sys.argv[2])
    teacher_time, low, high = (float(a) for a in sys.argv[3:6])
    times = np.geomspace(low, high, int(sys.argv[6]))
    out = sys.argv[7]
    os.makedirs(out, exist_ok=True)

    u, s, vt = np.linalg.svd(x, full_matrices=False)
    eigenvalues = s**2
    coefficients = u.T @ y
    k = np.arange(1, len(s) + 1)

    def write(name, header, *columns):
        np.savetxt(
            os.path.join(out, name),
            np.column_stack([np.broadcast_to(c, (len(times), len(s))).ravel() for c in columns]),
            fmt=["%.17g"] * len(columns),
            delimiter=",",
            header=header,
            comments="",
        )

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

    rows = []
    for role, gain, log in (
        ("teacher", fit, -exponent),
        ("student", student, student_log),
    ):
        table = np.column_stack(
            [
                np.repeat(times, len(s)),
                np.tile(k, len(times)),
                gain.ravel(),
                log.ravel(),
            ]
        )
        rows.append((role, table))
    with open(os.path.join(out, "trajectory.csv"), "w") as file:
        file.write("role,time,direction,gain,log_residual\n")
        for role, table in rows:
            np.savetxt(file, table, fmt=role + ",%.17g,%d,%.17g,%.17g")

    matched = -student_log[:, 0] / eigenvalues[0]
    matched_gain = -np.expm1(-np.outer(matched, eigenvalues))
    write(
        "matched.csv",
        "student_time,matched_teacher_time,direction,teacher_gain,student_gain",
        times[:, None],
        matched[:, None],
        k[None, :],
        matched_gain,
        student,
    )
    write(
        "effective_time.csv",
        "student_time,direction,eigenvalue,effective_time",
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
                "rank": int((s > max(x.shape) * np.finfo(float).eps * s[0]).sum()),
                "exaggerates": bool((student[:, 1:] <= matched_gain[:, 1:]).all()),
            },
            file,
        )


main()
