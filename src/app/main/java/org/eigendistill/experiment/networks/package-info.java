// SPDX-License-Identifier: Apache-2.0
/**
 * Experiments on networks with cross-entropy, of which nothing is exact: each measure is a mean
 * over seeds with its 95 % t interval, of a student's arm against its teacher and against controls
 * that never saw the teacher. An effect e of the student counts where its interval lies on the
 * claimed side, and as distillation's own where the intervals of
 *
 * <pre>    e(student) - e(control),    paired by seed,</pre>
 *
 * <p>do so too. Rules stood before results, but where they say otherwise.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.experiment.networks.NetworkExperiments}</td><td>the list, in the report's order</td></tr>
 *   <tr><td>{@code NetworkTable}, {@code NetworkExperiment}</td><td>the tables that studies leave, and the base of what is drawn from them</td></tr>
 *   <tr><td>{@code NetworkEffects}, {@code NetworkGains}, {@code NetworkSwitching}, {@code NetworkBias}</td><td>effects, gains, switches of the loss, and effects against each other</td></tr>
 *   <tr><td>{@code NetworkConfidence}, {@code NetworkPaths}</td><td>confidence plots, and ways through the eigenspace</td></tr>
 *   <tr><td>{@code NetworkConfidenceClaims}, {@code NetworkClaims}, {@code NetworkRelation}, {@code NetworkSwitchingClaims}</td><td>what they say of the claims, by which rule</td></tr>
 *   <tr><td>{@code NetworkVerdicts}, {@code PageStudies}</td><td>studies with three teachers: verdicts by the page, and the tables that they come from</td></tr>
 *   <tr><td>{@code NetworkReadings}, {@code ReadingTable}</td><td>the same in one table: as the paper measures, another network, cross-fitted</td></tr>
 *   <tr><td>{@code NetworkDifference}, {@code DifferenceTable}, {@code NetworkWays}, {@code WayTable}, {@code NetworkDose}</td><td>confidence less the teacher's, ways by steps, and doses</td></tr>
 *   <tr><td>{@code NetworkRows}, {@code Measure}, {@code Estimates}</td><td>rows paired by seed, what is measured of them, and intervals as a layer</td></tr>
 *   <tr><td>{@code MainArms}, {@code ArmStyle}</td><td>the arms that are spoken of, and how they are drawn</td></tr>
 * </table>
 */
package org.eigendistill.experiment.networks;
