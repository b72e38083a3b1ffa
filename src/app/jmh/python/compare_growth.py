# SPDX-License-Identifier: Apache-2.0
"""compare.py's rows of growth: the same work at sizes from 250 to 8,000, and the exponents of its growth."""

import math

from compare_rounds import inner

SIZES = (250, 500, 1000, 2000, 4000, 8000)
FROM = 1000
WORKS = {
    "eigh": ("symmetric eigenproblem with vectors, n x n", lambda n: (n,)),
    "svd": ("thin SVD, n x n/4", lambda n: (n, n // 4)),
    "gram": ("X'X, n x n", lambda n: (n, n)),
    "course": ("SVD of n x n/4, gains of teacher and students at 200 times", lambda n: (n, n // 4)),
}


def growth(work, size, sides, rounds):
    """Fewer rounds of what is long, one of the largest."""
    few = {4000: 3, 8000: 1}.get(size, rounds)
    before = {4000: 1, 8000: 0}.get(size, 2)
    return inner(work, WORKS[work][1](size), sides, min(few, rounds), (before, before))


def names():
    return [f"growth-{work}-{size}" for work in WORKS for size in SIZES]


def exponent(points):
    """The slope of least squares of log seconds over log n."""
    logs = [(math.log(n), math.log(seconds)) for n, seconds in points]
    x, y = (sum(part) / len(logs) for part in zip(*logs))
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs)


def table(measured):
    """Markdown of what was measured: seconds at each size, ratios, exponents from n = 1,000 on."""
    lines = ["| work | side | " + " | ".join(f"n = {n:,}" for n in SIZES) + f" | exponent from {FROM:,} |"]
    lines += ["|" + " --- |" * (len(SIZES) + 3)]
    for work, (words, _) in WORKS.items():
        have = {n: measured[f"growth-{work}-{n}"] for n in SIZES if f"growth-{work}-{n}" in measured}
        if not have:
            continue
        for side, name, told in (("ours", "ours", words), ("other", "NumPy", "")):
            seconds = {n: have[n][side][0] for n in have}
            late = [(n, s) for n, s in seconds.items() if n >= FROM]
            cells = [f"{seconds[n]:.3g}" if n in seconds else "-" for n in SIZES]
            cells.append(f"{exponent(late):.2f}" if len(late) > 1 else "-")
            lines.append(f"| {told} | {name} | {' | '.join(cells)} |")
        ratios = [f"{have[n]['ours'][0] / have[n]['other'][0]:.2f}" if n in have else "-" for n in SIZES]
        lines.append(f"| | ratio | {' | '.join(ratios)} | |")
    return "\n".join(lines)
