// SPDX-License-Identifier: Apache-2.0
/**
 * Models by their first two moments, through chains of fits each to rows of its own.
 *
 * <pre>\[ \mathrm{E}\, w = A b, \qquad \mathrm{E}\, w w^{\top}
 *    = \mathrm{E}\, (A b)(A b)^{\top} + C. \]</pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.population.moment.SquareMatrix}, {@link org.eigendistill.population.moment.ModelMoments}</td><td>A and C, diagonal as long as they are</td></tr>
 *   <tr><td>{@link org.eigendistill.population.moment.FeatureSpectrum}</td><td>what features see of a population, and what is noise to them</td></tr>
 *   <tr><td>{@link org.eigendistill.population.moment.MomentStep}, {@link org.eigendistill.population.moment.MomentChain}</td><td>what one fit makes of moments; a whole chain</td></tr>
 *   <tr><td>{@link org.eigendistill.population.moment.OnePassMoments}</td><td>one pass of stochastic gradient descent</td></tr>
 * </table>
 */
package org.eigendistill.population.moment;
