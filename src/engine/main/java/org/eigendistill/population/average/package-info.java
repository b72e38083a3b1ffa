// SPDX-License-Identifier: Apache-2.0
/**
 * Risks on average over Gaussian rows, exactly or over draws.
 *
 * <p>For least squares on n &gt; q + 1 fresh rows with q features, for instance,
 *
 * <pre>\[ \mathrm{E}\, w = \Pi m, \qquad \operatorname{Cov} w = \Pi C \Pi^{\top} + \frac{v
 *    + \mathrm{unseen}}{n - q - 1} F (F^{\top} S F)^{-1} F^{\top}. \]</pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.population.average.Averages}</td><td>a formula where one is known, else draws with a standard error</td></tr>
 * </table>
 */
package org.eigendistill.population.average;
