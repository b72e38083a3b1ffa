// SPDX-License-Identifier: Apache-2.0
/**
 * Statistics of rows and what they may be off by: with psi_i the influence of row i, {@code se^2 =
 * G / (G - 1) sum over groups of (sum of psi)^2}, and intervals by Student's t of G - 1 degrees.
 * Nothing is drawn at random, and the order of rows shows in no digit.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.eigendistill.compare.estimate.Influence}</td><td>a statistic with each row's
 * influence on it, and its interval</td></tr>
 * <tr><td>{@link org.eigendistill.compare.estimate.RowGroups}</td><td>rows that are drawn
 * together</td></tr>
 * <tr><td>{@link org.eigendistill.compare.estimate.ConfidenceInterval}</td><td>two ends, or
 * none</td></tr>
 * <tr><td>{@link org.eigendistill.compare.estimate.OverSeeds}</td><td>a mean over seeds that share
 * their rows</td></tr>
 * <tr><td>{@link org.eigendistill.compare.estimate.FiniteRows}</td><td>rows whose numbers are all
 * finite</td></tr>
 * <tr><td>{@link org.eigendistill.compare.estimate.Rank}, {@link
 * org.eigendistill.compare.estimate.Sums}</td><td>order, fifths and medians; sums and centred
 * products</td></tr>
 * </table>
 */
package org.eigendistill.compare.estimate;
