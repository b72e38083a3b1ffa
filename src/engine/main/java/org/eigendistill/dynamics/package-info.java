// SPDX-License-Identifier: Apache-2.0
/**
 * What training does along each eigendirection of the data.
 *
 * <p>On squared loss (c/2) ||X B - Y||^2 every procedure here acts on each direction alone, through
 * the eigenvalue l of c X'X: in a length of training the coefficient b along it moves by the affine
 * map
 *
 * <pre>\[ b \mapsto \mathrm{pull}(l) \, b^* + \mathrm{keep}(l) \, b,
 *    \qquad \text{from zero} \quad b = a(l) \, b^*, \]</pre>
 *
 * b* being the least-squares value. What is fitted so far is the gain a(l), what is left the
 * residual r(l) = 1 - a(l).
 *
 * <p>A {@link org.eigendistill.dynamics.Filter} with numbers is a {@link
 * org.eigendistill.dynamics.Procedure}; toward a target it is a {@link
 * org.eigendistill.dynamics.Course}; a course along one direction is a {@link
 * org.eigendistill.dynamics.Curve}, at one length a {@link org.eigendistill.dynamics.Model}, on a
 * grid a {@link org.eigendistill.dynamics.Trajectory}.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.dynamics.Filter}, {@link org.eigendistill.dynamics.Parameter}, {@link org.eigendistill.dynamics.Clock}</td><td>a way of training, open to others: its formula, its numbers, what counts its length</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.GradientFlow}, {@link org.eigendistill.dynamics.DecayedFlow}, {@link org.eigendistill.dynamics.AveragedFlow}, {@link org.eigendistill.dynamics.Ridge}</td><td>the engine's own of continuous length</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.EmaFlow}, {@link org.eigendistill.dynamics.SuffixAverage}, {@link org.eigendistill.dynamics.RandomStop}</td><td>averages of flow, over its time or over the time it stops at</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.IteratedTikhonov}, {@link org.eigendistill.dynamics.FractionalTikhonov}</td><td>ridge in rounds</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.ScheduledFlow}, {@link org.eigendistill.dynamics.LinearDecayFlow}, {@link org.eigendistill.dynamics.InverseTimeFlow}, {@link org.eigendistill.dynamics.InverseRootFlow}</td><td>learning rates by a schedule, in continuous time</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.ScheduledDescent}, {@link org.eigendistill.dynamics.LinearDecayDescent}, {@link org.eigendistill.dynamics.CosineDecayDescent}</td><td>and in whole steps</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Recursion}, {@link org.eigendistill.dynamics.GradientDescent}, {@link org.eigendistill.dynamics.HeavyBall}, {@link org.eigendistill.dynamics.Nesterov}</td><td>the engine's own of whole steps</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Filters}</td><td>all by name, those of the class path among them</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Procedure}, {@link org.eigendistill.dynamics.DivergenceException}</td><td>a filter with its numbers; steps too long for a spectrum</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Affine}, {@link org.eigendistill.dynamics.Update}</td><td>what a length of training does along a direction, in any arithmetic and in doubles</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Propagator}</td><td>that map for every length, what all lengths share kept</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Gain}</td><td>gain, residual and log-residual, each with its own digits</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Model}</td><td>gains over eigenvalues: labels, teachers, students</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Course}, {@link org.eigendistill.dynamics.Curve}, {@link org.eigendistill.dynamics.Trajectory}</td><td>training of open length toward a target</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Schedule}, {@link org.eigendistill.dynamics.Phase}</td><td>phases in a row: warm start, loss switching</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Distillation}</td><td>teacher, imitation weight, generations, switching</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Matching}, {@link org.eigendistill.dynamics.Exaggeration}, {@link org.eigendistill.dynamics.FlowBias}</td><td>teacher and student at equal convergence along one direction; who is behind along the others</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.EffectiveTime}</td><td>the clock that distillation slows</td></tr>
 * </table>
 *
 * <p>No matrix is seen here, only eigenvalues.
 */
package org.eigendistill.dynamics;
