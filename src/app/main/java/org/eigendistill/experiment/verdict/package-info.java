// SPDX-License-Identifier: Apache-2.0
/**
 * The rules of src/docs/pre-registration.md, which stood before any result. A cell is a study at a
 * rate of label noise; its numbers are means over seeds, and where all seeds have the same rows
 *
 * <pre>    error^2 = s^2 / S + mean over seeds of (error over rows)^2 ,   Student's t of S - 1.
 * </pre>
 *
 * <p>A family is all cells of one hypothesis; its p values are adjusted together. Over cells, true
 * effects are taken as random.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.experiment.verdict.PageStudy}, {@link org.eigendistill.experiment.verdict.PageArm}, {@link org.eigendistill.experiment.verdict.PageMeasure}</td><td>the page's studies, arms, measures and bounds</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.verdict.CellNumbers}, {@link org.eigendistill.experiment.verdict.SeedValues}, {@link org.eigendistill.experiment.verdict.MeasuredCells}</td><td>what is measured, by seed; the same from the tables of studies</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.verdict.PageFamilies}, {@link org.eigendistill.experiment.verdict.CellEvidence}, {@link org.eigendistill.experiment.verdict.CellPart}</td><td>which numbers must be as claimed, in which cells</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.verdict.CellVerdict}, {@link org.eigendistill.experiment.verdict.HypothesisVerdict}, {@link org.eigendistill.experiment.verdict.InteractionVerdict}, {@link org.eigendistill.experiment.verdict.VerdictTable}, {@link org.eigendistill.experiment.verdict.VerdictColumns}, {@link org.eigendistill.experiment.verdict.VerdictClaims}</td><td>what is said of a cell, of a hypothesis, and of H5; as a table, and as rows of claims</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.verdict.Holm}, {@link org.eigendistill.experiment.verdict.RandomEffects}, {@link org.eigendistill.experiment.verdict.PooledPart}, {@code EffectGroup}</td><td>many tests; means over cells</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.verdict.CellBands}, {@code DoseTrend}, {@link org.eigendistill.experiment.verdict.DoseTable}, {@code Fieller}</td><td>bands of a cell; rank correlation with the dose, and what it is of; ratios</td></tr>
 * </table>
 */
package org.eigendistill.experiment.verdict;
