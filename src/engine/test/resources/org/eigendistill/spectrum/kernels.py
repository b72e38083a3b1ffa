# SPDX-License-Identifier: Apache-2.0
"""Reference values of KernelTest and SpectrumTest in 50 digits (python3 with mpmath)."""
from mpmath import acos, cos, matrix, mp, mpf, pi, sin, svd_r

mp.dps = 50


def tangent(depth, angle):
    """The neural tangent kernel of unit inputs at an angle, Arora et al. 2019, section 3.1."""
    t, theta = mpf(angle), None
    kernel = cos(t)
    for _ in range(depth):
        c = (sin(t) + (pi - t) * cos(t)) / pi
        kernel = c + kernel * (pi - t) / pi
        t = acos(min(c, mpf(1)))
    return kernel


for depth, angle in [(2, 1e-8), (2, 1e-3), (2, 0.25), (2, 0.35), (3, 1.5), (4, 3.0), (3, 3.141592653589793)]:
    print("ntk", depth, angle, mp.nstr(tangent(depth, angle), 20))
values = svd_r(matrix([[mpf(1) / (i + j + 1) for j in range(6)] for i in range(6)]), compute_uv=False)
print("hilbert", [mp.nstr(v, 17) for v in values])
