// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

/**
 * Which directions the data determine.
 *
 * @param rank the number of directions kept, r
 * @param nullDirections the dimension of what training never moves: p - r for a linear model, n - r
 *     for a kernel
 * @param threshold singular values up to this are taken as zero: max(n, p) ulp(1) s_1 for an SVD,
 *     the root of max(n, p) ulp(1) l_1 for eigenvalues
 * @param condition s_1 / s_r, the largest singular value kept over the smallest
 */
public record RankReport(int rank, int nullDirections, double threshold, double condition) {}
