# SPDX-License-Identifier: Apache-2.0
"""Reference numbers of the page's rules: python3 reference.py > expected.json (NumPy-free, mpmath at 40 digits).

tau^2 by maximising the restricted likelihood itself (golden section on a grid's best stretch, then findroot on the
numerical derivative), written as a determinant of dense matrices: log|V| + log|X'V^-1 X| + r'V^-1 r; never by the
weighted sums that the program uses.
"""
import json
from mpmath import mp, mpf, matrix, log, det, sqrt, diff, findroot, betainc, inf

mp.dps = 40


def t_cdf(t, d):
    x = mpf(d) / (d + t * t)
    tail = betainc(mpf(d) / 2, mpf(1) / 2, 0, x, regularized=True) / 2
    return 1 - tail if t > 0 else tail


def t_quantile(p, d):
    lo, hi = mpf(0), mpf(10) ** 6
    for _ in range(200):
        mid = (lo + hi) / 2
        if t_cdf(mid, d) < p:
            lo = mid
        else:
            hi = mid
    return lo


def fit(y, v, x, tau2):
    n = len(y)
    w = mp.diag([1 / (mpf(vi) + tau2) for vi in v])
    X = matrix(x)
    Y = matrix([[mpf(a)] for a in y])
    A = X.T * w * X
    beta = A ** -1 * (X.T * w * Y)
    r = Y - X * beta
    q = (r.T * w * r)[0]
    return beta, A, q, w


def deviance(y, v, x, tau2):
    _, A, q, w = fit(y, v, x, tau2)
    return -log(det(w)) + log(det(A)) + q


def reml(y, v, x):
    f = lambda t: deviance(y, v, x, t)
    top = 10 * max(max(mpf(a) for a in v), (max(map(mpf, y)) - min(map(mpf, y))) ** 2)
    grid = ([mpf(0)] if all(mpf(a) > 0 for a in v) else []) + [top * mpf(10) ** (-mpf(k) / 20) for k in range(200, -1, -1)]
    values = [f(g) for g in grid]
    i = min(range(len(grid)), key=lambda k: values[k])
    if i == 0:
        lo, hi = grid[0], grid[1]
        if grid[0] == 0 and f(grid[1] * mpf(10) ** -6) >= values[0]:
            return mpf(0)
    else:
        lo, hi = grid[i - 1], grid[min(i + 1, len(grid) - 1)]
    for _ in range(60):
        a, b = lo + (hi - lo) * mpf("0.381966"), lo + (hi - lo) * mpf("0.618034")
        if f(a) < f(b):
            hi = b
        else:
            lo = a
    start = (lo + hi) / 2
    return mp.re(findroot(lambda t: diff(f, t), start, tol=mpf(10) ** -40, verify=False))


def random_effects(y, v, groups=None):
    k = len(y)
    groups = groups or [0] * k
    number = max(groups) + 1
    x = [[mpf(1) if g == j else mpf(0) for j in range(number)] for g in groups]
    tau2 = reml(y, v, x)
    beta, A, q, _ = fit(y, v, x, tau2)
    d = k - number
    C = A ** -1 * max(mpf(1), q / d)
    t = t_quantile(mpf("0.975"), d)
    out = {"y": y, "v": v, "groups": groups, "tau2": tau2, "mean": [beta[j] for j in range(number)],
           "error": [sqrt(C[j, j]) for j in range(number)],
           "low": [beta[j] - t * sqrt(C[j, j]) for j in range(number)]}
    if number == 2:
        s = sqrt(C[0, 0] + C[1, 1] - 2 * C[0, 1])
        out["difference_low"] = beta[0] - beta[1] - t * s
    if d > 1:
        u = t_quantile(mpf("0.975"), d - 1)
        out["prediction_low"] = beta[0] - u * sqrt(tau2 + C[0, 0])
    return out


def fieller(n, d, level):
    """The ends, by solving T(r) = t for the t statistic of n - r d, not by the closed form."""
    k = len(n)
    t = t_quantile((1 + mpf(level)) / 2, k - 1)

    def excess(r):
        z = [mpf(a) - r * mpf(b) for a, b in zip(n, d)]
        m = sum(z) / k
        return m * m - t * t * sum((a - m) ** 2 for a in z) / (k - 1) / k

    r = sum(map(mpf, n)) / sum(map(mpf, d))
    step = abs(r) + 1
    ends = []
    for sign in (-1, 1):
        lo, hi = r, r + sign * step * 100
        for _ in range(160):
            mid = (lo + hi) / 2
            if excess(mid) < 0:
                lo = mid
            else:
                hi = mid
        ends.append(lo)
    return {"n": n, "d": d, "level": level, "ends": ends}


def plain(o):
    if isinstance(o, dict):
        return {k: plain(a) for k, a in o.items()}
    if isinstance(o, (list, tuple)):
        return [plain(a) for a in o]
    return float(o) if isinstance(o, mpf) else o


pages = [
    ([0.016, 0.021, 0.004, -0.003, 0.030, 0.011, 0.009], [2e-5, 3e-5, 1e-5, 4e-5, 9e-5, 2e-5, 1e-5]),
    ([0.3, -0.1], [0.01, 0.02]),
    ([0.010, 0.011, 0.0105, 0.0098], [1e-4, 2e-4, 1.5e-4, 3e-4]),
    ([0.1, 0.2, 0.35, 0.05, 0.15], [0.004] * 5),
    ([0.1, 0.5, -0.3, 0.2], [0.0, 0.01, 0.02, 0.01]),
    ([-0.094, 0.007, -0.111, -0.033, -0.2, -0.05, -0.01, 0.03, -0.12, -0.07, -0.02, -0.3, -0.04, -0.06, -0.01, -0.09,
      -0.02, -0.1], [1e-4 * (1 + i % 5) ** 2 for i in range(18)]),
]
out = {
    "effects": [random_effects(*p) for p in pages]
    + [random_effects([-0.012, -0.004, -0.02, 0.003, 0.006, -0.001, 0.01], [1e-5, 2e-5, 3e-5, 1e-5, 4e-5, 2e-5, 1e-5],
                      [0, 0, 0, 1, 1, 1, 1])],
    "fieller": [fieller([0.01, 0.014, 0.008, 0.012, 0.009], [0.02, 0.023, 0.017, 0.02, 0.024], 0.95),
                fieller([-0.003, 0.004, 0.001, -0.002, 0.006, 0.0, 0.002, 0.001],
                        [0.012, 0.02, 0.011, 0.018, 0.02, 0.015, 0.019, 0.013], 0.95)],
    "t": [{"t": t, "d": d, "p": 2 * (1 - t_cdf(mpf(t), d))} for t, d in
          ((0.5, 4), (2.7764451051977987, 4), (12.0, 7), (40.0, 9), (1e-9, 4))],
    "holm": [{"p": [0.01, 0.04, 0.03, 0.005], "adjusted": [0.03, 0.06, 0.06, 0.02]},
             {"p": [0.5, 0.9, 0.001], "adjusted": [1.0, 1.0, 0.003]}],
}
print(json.dumps(plain(out), indent=1))
