// SPDX-License-Identifier: Apache-2.0
/**
 * Advice on data whose truth nobody knows: does distillation pay here?
 *
 * <p>Of n rows some are held out. On the others the risk of every teacher and student is estimated,
 *
 * <pre>    R(a) = 1/n sum_i |y_i - sum_k a_k s_ik b*_k|^2 ,</pre>
 *
 * where neither row i nor one that belongs together with it was used for the directions k and the
 * least-squares values b*_k: cross-validation is a quadratic form in the gains a, so the searches
 * of {@link org.eigendistill.risk.Optima} run on it unchanged. What they find is then compared with
 * the best teacher on the held-out rows, once, with an interval.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.risk.advice.Fitting}, {@link org.eigendistill.risk.advice.HeldRows}</td><td>from rows to directions, and losses at other rows</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.advice.CrossValidation}, {@link org.eigendistill.risk.advice.SpectralEstimates}</td><td>risk estimated from data</td></tr>
 *   <tr><td>{@code Sharing}, {@code Repeats}, {@code DependentRows}</td><td>rows that belong together: the noise they share, and what is said of them</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.advice.PairedGain}, {@link org.eigendistill.risk.advice.Payoff}, {@link org.eigendistill.risk.advice.Decision}</td><td>what held-out rows say, and what follows</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.advice.Advisor}, {@link org.eigendistill.risk.advice.Advice}</td><td>the whole</td></tr>
 * </table>
 *
 * <p>Risks are mean squared errors of a row, summed over the outputs, the noise of the row's own
 * targets included.
 */
package org.eigendistill.risk.advice;
