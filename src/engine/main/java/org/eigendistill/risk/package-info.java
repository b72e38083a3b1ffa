// SPDX-License-Identifier: Apache-2.0
/**
 * Does it pay to disobey? Exact risk of teachers and students, the best of each, where distillation
 * pays and where it hurts, and the same as advice on data.
 *
 * <p>The problem solved here is, with gains a and residuals r = 1 - a along the data's directions,
 *
 * <pre>\[ R(a) = r^{\top} A r + 2 g^{\top} r + q + \sum_k w_k a_k^2 \;\to\; \min \]</pre>
 *
 * over what training can reach: a teacher's time, a student's, the imitation weight, a switch.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.risk.LinearProblem}, {@link org.eigendistill.risk.SpectralProblem}</td><td>problems whose truth is known</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.RiskForm}, {@link org.eigendistill.risk.Risk}</td><td>the risk of gains, bias and variance apart</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.Gains}</td><td>a model on a fixed list of eigenvalues</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.Criterion}, {@link org.eigendistill.risk.Quadratic}</td><td>what is to be made small</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.Optima}</td><td>the best teacher, student, imitation weight and switch</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.StepWeights}, {@link org.eigendistill.risk.FixedErrorRounds}</td><td>the best weights of k students in a row; rounds that leave a fixed training error</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.PhaseMap}</td><td>where distillation pays</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.PairRisks}</td><td>risks of all pairs of a teacher and a student</td></tr>
 *   <tr><td>{@code TimeAxis}</td><td>the lengths that are searched, in logarithms</td></tr>
 *   <tr><td>{@code GlobalSearch}, {@code Descent}, {@code Stencil}</td><td>the search for a least value: all valleys of a grid, each followed down</td></tr>
 * </table>
 *
 * <p>Source: the papers of {@code risk.literature}.
 */
package org.eigendistill.risk;
