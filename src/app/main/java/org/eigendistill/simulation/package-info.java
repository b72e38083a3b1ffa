// SPDX-License-Identifier: Apache-2.0
/**
 * One teacher and its students on a user's data. Where X = U S V' and y has the least-squares
 * values b*, a model with the gains f(l) along the eigenvalues l = s^2 has the weights
 *
 * <pre>    w = V diag(f(s_k^2)) b* ,</pre>
 *
 * <p>so a teacher and a student at a thousand times are a thousand lists of gains, whatever the
 * number of steps. What becomes large is written as it is worked out.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.simulation.Simulation}</td><td>spectrum, gains, matched teachers and effective times, as tables</td></tr>
 *   <tr><td>{@link org.eigendistill.simulation.DeepSimulation}</td><td>a deep linear network's modes, the same tables</td></tr>
 *   <tr><td>{@link org.eigendistill.simulation.SimulatedArrays}</td><td>weights, intercepts and predictions, as arrays</td></tr>
 *   <tr><td>{@link org.eigendistill.simulation.SimulatedModel}, {@link org.eigendistill.simulation.StartingModel}</td><td>a teacher or a student at every time; where training starts, if not from zero</td></tr>
 *   <tr><td>{@link org.eigendistill.simulation.TeacherSpace}</td><td>a teacher whose features are not the student's</td></tr>
 *   <tr><td>{@link org.eigendistill.simulation.SoftmaxSimulation}, {@link org.eigendistill.simulation.SoftmaxArrays}</td><td>the same with a softmax, as tables and arrays</td></tr>
 *   <tr><td>{@link org.eigendistill.simulation.SoftmaxFlow}</td><td>its differential equation, solved with a bound of the error</td></tr>
 *   <tr><td>{@link org.eigendistill.simulation.SpectrumTable}</td><td>a spectrum as a table</td></tr>
 * </table>
 */
package org.eigendistill.simulation;
