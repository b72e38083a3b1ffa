// SPDX-License-Identifier: Apache-2.0
/**
 * What is measured of a teacher and a student on the same rows. The heart is the cross-fit: with c
 * the class that a control ranks first, and x, y, z how sure teacher, student and control are of
 * it, {@code b = cov(y, z) / cov(x, z)}; noise that only one of the three has divides out.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.eigendistill.compare.measure.Divergences}, {@link
 * org.eigendistill.compare.measure.ModelLosses}</td><td>KL and total variation; losses of each
 * model</td></tr>
 * <tr><td>{@link org.eigendistill.compare.measure.ReferenceClasses}</td><td>how sure each model is
 * of the class that another ranks first, by log-odds and by margins</td></tr>
 * <tr><td>{@link org.eigendistill.compare.measure.CrossFit}, {@link
 * org.eigendistill.compare.measure.SeedSpread}</td><td>slope, transmission and offsets with
 * controls, and what seeds do to them</td></tr>
 * <tr><td>{@link org.eigendistill.compare.measure.ThreeTeacherFit}, {@link
 * org.eigendistill.compare.measure.TaughtTriple}, {@link
 * org.eigendistill.compare.measure.TaughtNetworks}, {@link
 * org.eigendistill.compare.measure.FiniteScores}, {@code OrderedPair}</td><td>the mean of logarithms
 * over ordered pairs of three teachers</td></tr>
 * <tr><td>{@link org.eigendistill.compare.measure.CopiedAnswers}</td><td>what students have of their
 * teachers' answers</td></tr>
 * <tr><td>{@link org.eigendistill.compare.measure.RawLine}, {@link
 * org.eigendistill.compare.measure.SymmetricSpread}, {@link
 * org.eigendistill.compare.measure.RawTriple}</td><td>measures without a control, which decide
 * nothing; the last beside another network in the student's place</td></tr>
 * <tr><td>{@link org.eigendistill.compare.measure.FittedScale}, {@link
 * org.eigendistill.compare.measure.ScaleTarget}</td><td>the temperature that fits labels, and the
 * scale that fits the teacher</td></tr>
 * <tr><td>{@link org.eigendistill.compare.measure.Calibration}, {@link
 * org.eigendistill.compare.measure.SmoothCalibration}, {@code ConfidenceBins}</td><td>confidence beside frequency</td></tr>
 * </table>
 */
package org.eigendistill.compare.measure;
