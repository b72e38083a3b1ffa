// SPDX-License-Identifier: Apache-2.0
/**
 * Risks in the limit of many rows and features. With the population's eigenvalues s and n rows, a
 * penalty d comes to an effective one,
 *
 * <pre>\[ d = k \left(1 - \frac{1}{n} \sum \frac{s}{s + k}\right), \]</pre>
 *
 * and every filter's mean and spread follow from k along a contour round the design's eigenvalues.
 * Integrals are checked with twice the nodes on another contour, and refused where they differ by
 * more than 1e-9.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.population.limit.Limits}</td><td>risks: fresh rows, or one feature space on the same rows</td></tr>
 *   <tr><td>{@link org.eigendistill.population.limit.BestLabels}</td><td>the labels that a student learns best from</td></tr>
 * </table>
 */
package org.eigendistill.population.limit;
