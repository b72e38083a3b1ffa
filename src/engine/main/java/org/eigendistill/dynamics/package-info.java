/**
 * What training does along each eigendirection of the data.
 *
 * <p>On squared loss (c/2) ||X B - Y||^2 every procedure here acts on each direction alone, through
 * the eigenvalue l of c X'X: the coefficient along it goes from 0 toward the least-squares value
 * b*, and what is fitted so far is the gain a(l), what is left the residual r(l) = 1 - a(l).
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.dynamics.Procedure}</td><td>seven ways of training, sealed</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Gain}</td><td>gain, residual and log-residual, each exact where the others are not</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Model}</td><td>gains over eigenvalues: labels, teachers, students</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Course}</td><td>training of open length toward a target</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Schedule}</td><td>phases in a row: warm start, loss switching</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Distillation}</td><td>teacher, imitation weight, generations, switching</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Trajectory}</td><td>a course on a grid of times and directions</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.Matching}</td><td>teacher and student at equal convergence along one direction</td></tr>
 *   <tr><td>{@link org.eigendistill.dynamics.EffectiveTime}</td><td>the clock that distillation slows</td></tr>
 * </table>
 *
 * <p>No matrix is seen here, only eigenvalues.
 */
package org.eigendistill.dynamics;
