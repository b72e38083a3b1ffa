# SPDX-License-Identifier: Apache-2.0
"""The files that compare.py's two sides work on, and NumPy's half of its rows.

usage: compare_numpy.py WORK FOLDER
A line comes in: an empty one for the work to be done, answered by its seconds, wall and processor's; any other for the
numbers that were found last.
"""

import os
import sys
import time

import numpy as np

DESIGNS = 8
SCENARIOS = ("draws", "draws-general", "limit", "kernels", "kernels-general")


def make(work, folder, size):
    """The files of a piece of work; its size is a shape, or how much of the one thing that it counts."""
    rng = np.random.default_rng(1)
    save = lambda what, v: np.save(os.path.join(folder, what + ".npy"), v)
    if work == "eigh":
        x = rng.standard_normal((2 * size[0], size[0]))
        save("A", x.T @ x)
    elif work in ("svd", "gram"):
        save("X", rng.standard_normal(size))
    elif work == "course":
        save("X", rng.standard_normal(size) * np.geomspace(1, 1e-2, size[1]))
        save("y", rng.standard_normal(size[0]))
        save("times", np.geomspace(1e-5, 1, 200))
    elif work == "grid":
        directions, times = size
        l = np.arange(1, directions + 1.0) ** -1.0
        save("l", l)
        save("signal", l**0.5)
        save("noise", np.array([0.1]))
        save("times", np.geomspace(1e-2, 1e4, times))
    elif work.startswith("ridge-path"):
        rows, columns, count = size
        x = rng.standard_normal((rows, columns))
        save("X", x)
        save("y", np.sin(x[:, 0]) + x[:, 1] * x[:, 2] + 0.1 * rng.standard_normal(rows))
        save("penalties", np.geomspace(1e-2, 1e3, count))
    elif work.startswith("descent"):
        save("X", rng.standard_normal(size) * np.geomspace(1, 1e-2, size[1]))
        save("y", rng.standard_normal(size[0]))
        save("steps", np.unique(np.geomspace(1, 1e5, 220).astype(int))[-200:].astype(float))
    elif work.startswith("draws"):
        save("size", np.array(size, float))
    elif work == "limit":
        s = np.arange(1, size[0] + 1.0) ** -1.0
        save("s", s)
        save("b", np.sqrt(np.arange(1, size[0] + 1.0) ** -1.2 / s))
    elif work.startswith("kernels"):
        points = rng.standard_normal((size[0], 3))
        save("points", points)
        save("f", np.sin(points[:, 0]) + points[:, 1] ** 2)
    elif work == "cold":
        x = rng.standard_normal(size) * np.geomspace(1, 1e-2, size[1])
        save("X", x)
        save("y", x @ rng.standard_normal(size[1]) + 0.1 * rng.standard_normal(size[0]))
    else:
        raise ValueError(work)


def descent(x, y, steps):
    """Weights at some of many steps, by all of them."""
    h = 1 / np.linalg.norm(x, 2) ** 2
    b, kept, wanted = np.zeros(x.shape[1]), [], set(steps.tolist())
    for n in range(1, steps[-1] + 1):
        b = b - h * (x.T @ (x @ b - y))
        if n in wanted:
            kept.append(b)
    return kept[-1]


def course(x, y, times):
    """Gains and logarithms of residuals of a teacher by flow, and of the students of one that stops midway."""
    u, s, _ = np.linalg.svd(x, full_matrices=False)
    l, coefficients = s**2, u.T @ y
    exponent = np.outer(times, l)
    fit, residual = -np.expm1(-exponent), np.exp(-exponent)
    taught, missing = fit[len(times) // 2], residual[len(times) // 2]
    student, left = fit * taught, residual + fit * missing
    with np.errstate(divide="ignore"):
        log = np.where(student < 0.5, np.log1p(-student), np.log(left))
    return np.append(log[-1], np.linalg.norm(coefficients))


def gains(l, times):
    return -np.expm1(-np.outer(times, l)), np.exp(-np.outer(times, l))


def risks(l, signal, noise, times):
    """Risks of the students of every length taught by a teacher of every length, a teacher at a time."""
    a, r = gains(l, times)
    weights, rows = l * signal / len(l), len(l)
    found = []
    for taught, missing in zip(a, r):
        found.append((r + a * missing) ** 2 @ weights + noise * ((a * taught) ** 2).sum(1) / rows)
    return np.concatenate(found)


def risks_by_products(l, signal, noise, times):
    """The same, squares multiplied out, so that all of it is three products of matrices."""
    a, r = gains(l, times)
    w, rows = l * signal / len(l), len(l)
    bias = (r**2 @ w)[None] + 2 * r @ (w * r * a).T + r**2 @ (w * a**2).T
    return (bias + noise * (a**2 @ (a**2).T) / rows).ravel()


def ridge_path(x, y, penalties):
    """Fits of kernel ridge regression at all penalties by one decomposition."""
    square = (x * x).sum(1)
    kernel = square[:, None] + square[None] - 2 * x @ x.T
    np.maximum(kernel, 0, out=kernel)
    kernel /= -x.shape[1]
    l, u = np.linalg.eigh(np.exp(kernel, out=kernel))
    return (u @ ((l / (l + penalties[:, None])) * (u.T @ y)).T).T.ravel()


def ridge_path_scikit(x, y, penalties):
    """The same as scikit-learn has it: a model fitted for each penalty."""
    from sklearn.kernel_ridge import KernelRidge

    return np.concatenate([KernelRidge(alpha=d, kernel="rbf").fit(x, y).predict(x) for d in penalties])


def scenario(name, load):
    """The rows of scenarios: scenario_numpy.py."""
    import scenario_numpy as ways

    if name.startswith("draws"):
        n, p = load("size").astype(int)
        rng = np.random.default_rng(1)
        way = ways.draws_straight if name == "draws" else ways.draws_general
        # Rows are drawn, so that both sides can only agree on the average that they come near.
        return lambda: near(np.mean([way(rng, n, p, 1.0) for _ in range(DESIGNS)]), p / (n - p - 1))
    if name == "limit":
        s, b = load("s"), load("b")
        return lambda: ways.flow_limit(s, b, len(s), 20.0, 0.5)
    points, f = load("points"), load("f")
    way = ways.two_kernels_straight if name == "kernels" else ways.two_kernels_general
    return lambda: way(points, f, 5.0, 0.01, 0.1)


def near(mean, average):
    return 1.0 if abs(mean / average - 1) < 0.1 else mean


WAYS = {
    "eigh": (lambda a: np.linalg.eigh(a)[0], "A"),
    "svd": (lambda x: np.linalg.svd(x, full_matrices=False)[1][::-1], "X"),
    "gram": (lambda x: (x.T @ x)[0], "X"),
    "course": (course, "X", "y", "times"),
    "grid": (risks, "l", "signal", "noise", "times"),
    "grid-products": (risks_by_products, "l", "signal", "noise", "times"),
    "ridge-path": (ridge_path, "X", "y", "penalties"),
    "ridge-path-scikit": (ridge_path_scikit, "X", "y", "penalties"),
}


def work_of(name, folder):
    load = lambda what: np.load(os.path.join(folder, what + ".npy"))
    if name in SCENARIOS:
        return scenario(name, load)
    if name.startswith("descent"):
        x, y, steps = load("X"), load("y"), load("steps").astype(int)
        return lambda: descent(x, y, steps)
    way, *files = WAYS[name]
    data = [load(what) for what in files]
    return lambda: way(*data)


def main():
    work, found = work_of(*sys.argv[1:3]), np.nan
    for line in sys.stdin:
        if line.strip():
            print(*np.atleast_1d(found).tolist(), flush=True)
            continue
        cpu, wall = time.process_time(), time.perf_counter()
        found = work()
        print(time.perf_counter() - wall, time.process_time() - cpu, flush=True)


if __name__ == "__main__":
    main()
