// SPDX-License-Identifier: Apache-2.0
/**
 * Two measurements on any teacher and student, wherever they were trained.
 *
 * <p>Confidence. With c the class that the teacher ranks first in a row, and phi the log-odds of a
 * model's probability u of it, {@code phi = log(u / (1 - u))}, the student's phi is set against the
 * teacher's, by a least-squares slope and by offsets in fifths of the teacher's confidence; the
 * paper reads a slope above 1, and points under the diagonal at the low end, as exaggerated
 * confidence.
 *
 * <p>Bias. Weights that touch the inputs, at checkpoints through training, are projected on the
 * eigenvectors of the data. At equal progress along the top band of directions, a student that has
 * made less progress below lags behind.
 *
 * <p>One pair of models alone decides neither: {@link org.eigendistill.diagnose.Uncontrolled}.
 * Beside a control the verdict on confidence is that of {@link org.eigendistill.compare}.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.eigendistill.diagnose.Predictions}</td><td>log-odds from logits or
 * probabilities</td></tr>
 * <tr><td>{@link org.eigendistill.diagnose.ConfidencePairs}</td><td>a teacher's and a student's
 * log-odds, row by row</td></tr>
 * <tr><td>{@link org.eigendistill.diagnose.Confidence}</td><td>slopes, offsets and
 * shares</td></tr>
 * <tr><td>{@link org.eigendistill.diagnose.WeightPath}</td><td>weights through training</td></tr>
 * <tr><td>{@link org.eigendistill.diagnose.Bands}</td><td>eigendirections in bands</td></tr>
 * <tr><td>{@link org.eigendistill.diagnose.Bias}</td><td>progress by band, lags at equal progress
 * on top</td></tr>
 * <tr><td>{@link org.eigendistill.diagnose.PairedBias}</td><td>several pairs: mean lag and movement,
 * with seeds in the interval</td></tr>
 * <tr><td>{@link org.eigendistill.diagnose.BandGains}, {@link
 * org.eigendistill.diagnose.FunctionBias}, {@link
 * org.eigendistill.diagnose.FunctionRows}</td><td>how much of a teacher's function a
 * network has, by bands, beside another teacher</td></tr>
 * <tr><td>{@link org.eigendistill.diagnose.TaughtBias}, {@link
 * org.eigendistill.diagnose.BandWitness}</td><td>the same of students of three teachers</td></tr>
 * </table>
 *
 * <p>Plots of log-odds against log-odds, their slope, and ways through the eigenspace are those of
 * the paper: Nagarajan and others, On student-teacher deviations in distillation, NeurIPS 2023,
 * arXiv 2301.12923. Lags, movement, intervals and verdicts are this program's.
 */
package org.eigendistill.diagnose;
