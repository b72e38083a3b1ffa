// SPDX-License-Identifier: Apache-2.0
/**
 * Rows of several models side by side. A class that one model masks in a row is left out of that
 * row for all; then softmaxes of the rest are compared. Files larger than memory pass in blocks, as
 * often as is needed.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.eigendistill.compare.rows.ModelScores}</td><td>one model's scores, from logits
 * or probabilities</td></tr>
 * <tr><td>{@link org.eigendistill.compare.rows.ComparedModels}</td><td>teacher, student, controls,
 * and what is known of the rows</td></tr>
 * <tr><td>{@link org.eigendistill.compare.rows.KeptRows}, {@link
 * org.eigendistill.compare.rows.RowCounts}</td><td>the rows that are compared, and why others are
 * not</td></tr>
 * <tr><td>{@link org.eigendistill.compare.rows.SoftmaxRow}, {@link
 * org.eigendistill.compare.rows.RowMeter}, {@link
 * org.eigendistill.compare.rows.ScoreMeter}</td><td>a row as it passes, and what measures
 * it</td></tr>
 * </table>
 */
package org.eigendistill.compare.rows;
