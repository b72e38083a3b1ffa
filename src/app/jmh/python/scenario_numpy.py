# SPDX-License-Identifier: Apache-2.0
"""NumPy's half of compare.py's scenario rows: straight, and by the algebra of a general engine."""

import numpy as np


def draws_straight(rng, n, p, noise):
    """Least squares of one design: its risk, exact in the noise, by one solve."""
    x = rng.standard_normal((n, p))
    fit = np.linalg.solve(x.T @ x, x.T)
    return noise * (fit * fit).sum()


def draws_general(rng, n, p, noise):
    """The same by eigenvectors, as any filter would be."""
    x = rng.standard_normal((n, p))
    g, v = np.linalg.eigh(x.T @ x / n)
    fit = (v / g) @ (v.T @ x.T) / n
    return noise * (fit * fit).sum()


def kernels(points):
    square = ((points[:, None] - points[None]) ** 2).sum(-1)
    return np.exp(-square), np.exp(-np.sqrt(square))


def flow_gain(l, t):
    return -np.expm1(-l * t)


def two_kernels_straight(points, f, t, penalty, noise):
    """A ridge student of a flow teacher on all points, by both kernels' eigenvectors."""
    teacher, student = kernels(points)
    n = len(f)
    gt, ut = np.linalg.eigh(teacher / n)
    gs, us = np.linalg.eigh(student / n)
    at, as_ = flow_gain(gt, t), gs / (gs + penalty)
    overlap = us.T @ ut
    bias = as_ * (overlap @ (at * (ut.T @ f))) - us.T @ f
    inherited = (as_[:, None] ** 2 * overlap**2 * at[None] ** 2).sum()
    return bias @ bias / n + noise * inherited / n


def two_kernels_general(points, f, t, penalty, noise):
    """The same by operators on features K^(1/2), as for any population."""
    n, fits = len(f), []
    for kernel, psi in zip(
        kernels(points), (lambda g: flow_gain(g, t) / g, lambda g: 1 / (g + penalty))
    ):
        e, u = np.linalg.eigh(kernel)
        root = u * np.sqrt(np.maximum(e, 0))
        g, v = np.linalg.eigh(root.T @ root / n)
        g = np.maximum(g, 1e-15)
        fits.append(root @ ((v * psi(g)) @ (v.T @ root.T)) / n)
    through = fits[1] @ fits[0]
    bias = through @ f - f
    return bias @ bias / n + noise * (through * through).sum() / n


def penalties(s, n, z):
    """k(-z) along a path that begins at a real z below 0."""
    k, last = None, []
    for at in z:
        if k is None:
            low, high = -at.real, -at.real + s.sum() / n
            for _ in range(200):
                k = (low + high) / 2
                low, high = (k, high) if k * (1 - (s / (s + k)).sum() / n) < -at.real else (low, k)
        for _ in range(60):
            share = s / (s + k)
            step = (k * (1 - share.sum() / n) + at) / (1 - (share * share).sum() / n)
            k = k - step
            if abs(step) < 1e-15 * abs(k):
                break
        last.append(k)
    return np.array(last)


def flow_limit(s, b, n, t, noise, half=400):
    """The limit of flow on n rows, by a contour of twice 400 nodes."""
    left = 1.5 / t
    right = s.max() * (1 + np.sqrt(len(s) / n)) ** 2 * 1.02 + left
    centre, wide, high = (right - left) / 2, (right + left) / 2, 0.3 * (right + left)
    angle = np.pi - (np.arange(half) + 0.5) * np.pi / half
    z = centre + wide * np.cos(angle) + 1j * high * np.sin(angle)
    w = (high * np.cos(angle) + 1j * wide * np.sin(angle)) / (2 * half)
    path = np.concatenate([[-left], -left + (z[0] + left) * np.linspace(0, 1, 9)[1:-1], z])
    k = penalties(s, n, path)[-half:]
    z, w, k = (np.concatenate([a, a.conj()]) for a in (z, w, k))
    h = -np.expm1(-z * t)
    c = h * w * k / z
    a = 1 / (s[None] + k[:, None])
    gain = (c @ a).real
    q = ((a * (s * b * b)) @ a.T) / (1 - (a * s**2) @ a.T / n)
    spread = ((q * c[:, None] * c[None]) @ a * a).sum(0).real * s / n
    spread = spread + noise * ((c * h / z) @ a).real / n
    return (s * ((1 - gain) ** 2 * b * b + spread)).sum()
