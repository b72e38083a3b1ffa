// SPDX-License-Identifier: Apache-2.0
/**
 * Scenarios in files: a world, rows, models one after the other, and what is asked of them; worked
 * out by {@code population}.
 *
 * <p>Every model is a fit to labels that are sums of earlier models' predictions,
 *
 * <pre>    w = w0 + P (sum of a_k (X w_k + noise_k) - X w0). </pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.scenario.ScenarioFile}, {@link org.eigendistill.scenario.Examples}</td><td>a YAML file of strict keys; those that come with the program</td></tr>
 *   <tr><td>{@link org.eigendistill.scenario.ScenarioRun}, {@link org.eigendistill.scenario.ScenarioAnswer}</td><td>works it out: risks, best parameters, sweeps</td></tr>
 *   <tr><td>{@link org.eigendistill.scenario.SweepColumns}</td><td>the columns of a sweep</td></tr>
 *   <tr><td>{@link org.eigendistill.scenario.BundledFiles}</td><td>files that come with the program, the examples among them</td></tr>
 * </table>
 */
package org.eigendistill.scenario;
