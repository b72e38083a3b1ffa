// SPDX-License-Identifier: Apache-2.0
/**
 * Did the student really exaggerate? Two networks of one recipe that never saw each other are each
 * less sure than the other, and differ in scale by some per cent; so a pair alone decides nothing,
 * a control takes out what noise does to the slope, {@code b = cov(y, z) / cov(x, z)}, and only
 * several pairs see effects smaller than seeds make.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.eigendistill.compare.StudentComparison}, {@link
 * org.eigendistill.compare.PairedComparison}, {@link
 * org.eigendistill.compare.ComparisonResult}</td><td>one pair, or several, from scores to
 * verdict</td></tr>
 * <tr><td>{@link org.eigendistill.compare.ComparisonRules}, {@link
 * org.eigendistill.compare.ControlledEffect}, {@link
 * org.eigendistill.compare.PairedEffect}</td><td>what counts as an
 * effect, with seeds in the interval</td></tr>
 * <tr><td>{@link org.eigendistill.compare.ComparisonVerdict}, {@link
 * org.eigendistill.compare.LowEnd}</td><td>the words</td></tr>
 * <tr><td>{@link org.eigendistill.compare.PairVerdict}, {@link
 * org.eigendistill.compare.VerdictSentence}, {@link
 * org.eigendistill.compare.Gate}, {@link org.eigendistill.compare.GateAnswer}</td><td>the verdict on a pair, its sentence, and what fails a
 * build</td></tr>
 * <tr><td>{@code PairReading}, {@code ComparisonChecks}, {@code DividedLogits}</td><td>the pass over
 * the rows, and what is said of them</td></tr>
 * <tr><td>{@link org.eigendistill.compare.ThreeTeacherNumbers}</td><td>what three teachers give,
 * pair by pair</td></tr>
 * <tr><td>{@code Numbers}, {@code AgreementNumbers}, {@code LabelNumbers}, {@code
 * EffectNumbers}</td><td>all numbers by their names</td></tr>
 * <tr><td>{@link org.eigendistill.compare.rows}, {@link org.eigendistill.compare.check}, {@link
 * org.eigendistill.compare.measure}, {@link org.eigendistill.compare.estimate}</td><td>rows of
 * models, whether they go together, what is measured, and intervals</td></tr>
 * </table>
 */
package org.eigendistill.compare;
