// SPDX-License-Identifier: Apache-2.0
/**
 * Experiments on linear models, where everything is exact. With l the eigenvalues of the data, a
 * teacher trained by gradient flow until T and its student until t' have the gains
 *
 * <pre>    f_T(l) = 1 - exp(-l T),    f_S(l) = (1 - exp(-l t')) (1 - exp(-l T))</pre>
 *
 * <p>along a direction, of 1 when the least-squares solution is reached. Distillation exaggerates
 * the bias toward top directions where, at equal gain along the top one, the student's gain is the
 * smaller along every other.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.experiment.linear.LinearExperiments}</td><td>the list, in the report's order</td></tr>
 *   <tr><td>{@code BiasCurves}, {@code Convergence}, {@code EffectiveClock}, {@code Generations}, {@code LossSwitching}</td><td>gains of teacher and student through training</td></tr>
 *   <tr><td>{@code BiasEverywhere}</td><td>the claim itself, on every pair of directions</td></tr>
 *   <tr><td>{@code AtlasOfPairs}, {@code LemmaCurve}, {@code ImitationMap}, {@code FeatureMap}</td><td>which ways of training exaggerate, and why</td></tr>
 *   <tr><td>{@code WhereItPays}, {@code WhereItHurts}</td><td>risk of the best student, and of one as long as its teacher</td></tr>
 *   <tr><td>{@code OneBiasTwoEffects}, {@code DoseRule}, {@code FlipProblem}</td><td>slope and risk where labels were flipped</td></tr>
 *   <tr><td>{@code AdviceOnData}</td><td>what cross-validation and held-out rows say of real data</td></tr>
 *   <tr><td>{@code CapacityGap}, {@code WeakToStrong}, {@code RealRows}</td><td>teachers and students of other features on fresh rows: limits beside draws</td></tr>
 *   <tr><td>{@code Fits}, {@code DrawnRisks}, {@code SimulatedPoints}</td><td>what these share</td></tr>
 *   <tr><td>{@code LinearColumns}, {@code Learner}, {@code DataPanels}</td><td>what several of them share</td></tr>
 * </table>
 */
package org.eigendistill.experiment.linear;
