// SPDX-License-Identifier: Apache-2.0
/**
 * One bias, two effects? What a distilled student loses of its teacher's gains, where labels were
 * flipped.
 *
 * <p>Labels y_i = +1 or -1 of n rows, each flipped independently with chance q &lt; 1/2; scores f =
 * U diag(a) U' Y of the flipped labels Y. With eta_k = (u_k . y)^2 / n, sigma = sum a eta and tau =
 * sum a / n, a row that kept its label has y f = (1 - 2q) sigma + 2q tau on the mean, one that was
 * flipped (1 - 2q) sigma - 2 (1 - q) tau. A student has lost d = a_T - a_S &gt;= 0 of its teacher's
 * gains; of a teacher that memorises, by the given labels,
 *
 * <pre>\[ \begin{gather} \text{slope through both groups' means} = 1 + \frac{\sum d \, (1/n
 *    - \eta)}{\sum a_T (\eta - 1/n)}, \\
 *    \text{change of the risk toward } \mathrm{E}\, Y = \sum d \left((1
 *    - 2 q)^2 \eta (r_T + r_S) - \frac{4 q (1 - q)}{n} (a_T + a_S)\right). \end{gather} \]</pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.flips.FlippedLabels}</td><td>the formulas, in any arithmetic</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.flips.FlipEffects}</td><td>which of the two effects a student shows</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.flips.MeansLaw}, {@link org.eigendistill.theorem.flips.FlipLaw}, {@link org.eigendistill.theorem.flips.MeansExample}, {@link org.eigendistill.theorem.flips.FlipExample}, {@link org.eigendistill.theorem.flips.FlowExample}</td><td>the statements (C4) with their false neighbours, by cases, and fractions that refute these</td></tr>
 *   <tr><td>{@code FlipCase}, {@code FlowCase}, {@code MeansCase}, {@code FlipDraw}</td><td>one case, drawn and decided</td></tr>
 * </table>
 */
package org.eigendistill.theorem.flips;
