/**
 * Risks on average over Gaussian rows, exactly or over draws.
 *
 * <p>For least squares on n &gt; q + 1 fresh rows with q features, for instance,
 *
 * <pre>    E w = Pi m,    Cov w = Pi C Pi' + (v + unseen) / (n - q - 1) F (F'S F)^-1 F'. </pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.population.average.Averages}</td><td>a formula where one is known, else draws with a standard error</td></tr>
 * </table>
 */
package org.eigendistill.population.average;
