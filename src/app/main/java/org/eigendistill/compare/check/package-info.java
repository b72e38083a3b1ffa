// SPDX-License-Identifier: Apache-2.0
/**
 * Whether two models speak of the same rows and classes in the same order. With a_i and b_i the
 * square roots of their probabilities in row i, centred over rows, {@code S = sum a_i . b_i} has
 * over all orders of rows the mean 0 and the variance {@code tr(A'A B'B) / (n - 1)}, exactly; rows
 * that go together are many standard deviations above, those that do not are compared in no number.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.eigendistill.compare.check.RowMatchMeter}, {@link
 * org.eigendistill.compare.check.RowMatch}</td><td>the look at the rows, and what it saw</td></tr>
 * <tr><td>{@link org.eigendistill.compare.check.ConstantRows}, {@link
 * org.eigendistill.compare.check.ControlLikeness}, {@link
 * org.eigendistill.compare.check.Check}</td><td>models that say the same of all rows; controls that are no other
 * networks; how a look comes out</td></tr>
 * <tr><td>{@code CrossProducts}, {@code RootMeter}, {@code RootColumns}</td><td>sums of products
 * of roots</td></tr>
 * <tr><td>{@code RowOrderSearch}, {@code CircularCorrelation}</td><td>in which other order rows go
 * together</td></tr>
 * <tr><td>{@code Assignment}</td><td>by which other names classes go together</td></tr>
 * </table>
 */
package org.eigendistill.compare.check;
