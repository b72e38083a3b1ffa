# SPDX-License-Identifier: Apache-2.0
"""Makes graded.csv: badly scaled matrices and their singular values in 60 digits (python3 with mpmath).

A line is: name, rows, columns, the entries row by row, the singular values from the largest on.
"""
import os
import random

from mpmath import matrix, mp, mpf, nstr, svd_r

mp.dps = 60
random.seed(20)
ROWS, COLUMNS = 9, 5


def well_conditioned():
    return [[random.gauss(0, 1) for _ in range(COLUMNS)] for _ in range(ROWS)]


def scaled(row, column):
    return [[b * row(i) * column(j) for j, b in enumerate(line)] for i, line in enumerate(well_conditioned())]


def one(_):
    return 1.0


CASES = {
    "columns falling": scaled(one, lambda j: 10.0 ** (-3 * j)),
    "columns rising": scaled(one, lambda j: 10.0 ** (3 * j - 12)),
    "columns mixed": scaled(one, lambda j: 10.0 ** (-((7 * j) % 5) * 2.5)),
    "rows falling": scaled(lambda i: 10.0 ** (-1.5 * i), one),
    "rows rising": scaled(lambda i: 10.0 ** (1.5 * i - 12), one),
    "rows mixed": scaled(lambda i: 10.0 ** (-1.5 * ((4 * i) % 9)), one),
    "both": scaled(lambda i: 10.0 ** (-0.5 * i), lambda j: 10.0 ** (-2 * j)),
    "tiny units": scaled(one, lambda j: 1e-140 * 10.0 ** (-2 * j)),
}

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "graded.csv"), "w") as out:
    for name, lines in CASES.items():
        values = svd_r(matrix([[mpf(x) for x in line] for line in lines]), compute_uv=False)
        fields = [name, ROWS, COLUMNS] + [repr(x) for line in lines for x in line]
        fields += [nstr(v, 20) for v in sorted(values, reverse=True)]
        out.write(",".join(str(f) for f in fields) + "\n")
