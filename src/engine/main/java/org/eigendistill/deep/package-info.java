// SPDX-License-Identifier: Apache-2.0
/**
 * What does distillation do to a network that learns features?
 *
 * <p>A linear network W_L ... W_1 is trained on squared loss by gradient flow. With the singular
 * vectors U, V of the data, X X^T = V diag(lam) V^T and Y X^T = U diag(lam s) V^T (so it is where
 * inputs are whitened, lam = 1), and layers that start as
 *
 * <pre>\[ W_i = R_{i+1} \, \mathrm{diag}(u_0^{1/L}) \, R_i^{\top}, \qquad R_1 = V,
 *    \quad R_{L+1} = U, \quad R_i \text{ orthonormal columns}, \]</pre>
 *
 * aligned with the data, balanced, and with one u0 for all modes, the product stays U diag(u) V^T,
 * and every mode trains alone:
 *
 * <pre>\[ \dot u = \lambda f(u) (s - u), \qquad f(u) = L u^{2 - 2/L}. \]</pre>
 *
 * <p>The teacher's outputs have the same U and V, so the student's modes train alone as well,
 * toward the teacher's. Depth 1 is the linear model, f = 1. Small random starts only come near to
 * this: for them nothing is proved.
 *
 * <p>How far a mode has come is told by its {@linkplain org.eigendistill.deep.Approach progress} q
 * = -log((s - u)/(s - u0)), which in the linear model is lam t. Then gains 1 - exp(-q) multiply, as
 * they do there, and depth enters by one function: the time that a progress takes.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.deep.ModeGrowth}</td><td>f, open to others: its time integral and that one's inverse</td></tr>
 *   <tr><td>{@link org.eigendistill.deep.Layers}, {@link org.eigendistill.deep.Imbalance}</td><td>balanced layers, any number or infinitely many; two layers with a common imbalance, from lazy to rich</td></tr>
 *   <tr><td>{@link org.eigendistill.deep.Mode}, {@link org.eigendistill.deep.ModeState}</td><td>a mode, and where it stands at a time</td></tr>
 *   <tr><td>{@link org.eigendistill.deep.DeepDistillation}, {@link org.eigendistill.deep.ModeStarts}</td><td>teacher, students, generations, switching; where each starts</td></tr>
 *   <tr><td>{@link org.eigendistill.deep.Approach}, {@link org.eigendistill.deep.Logistic}, {@link org.eigendistill.deep.Arithmetic}</td><td>progress from a start to an aim, and what formulas share, in any arithmetic</td></tr>
 *   <tr><td>{@code PowerIntegral}, {@code ProgressSearch}, {@code ModeCourse}, {@code ModeQuestion}</td><td>series and search behind them</td></tr>
 * </table>
 */
package org.eigendistill.deep;
