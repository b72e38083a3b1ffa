/**
 * Does it pay to disobey? Exact risk of teachers and students, the best of each, where distillation
 * pays and where it hurts, and the same as advice on data.
 *
 * <p>The problem solved here is, with gains a and residuals r = 1 - a along the data's directions,
 *
 * <pre>    R(a) = r'A r + 2 g'r + q + sum_k w_k a_k^2  ->  min </pre>
 *
 * over what training can reach: a teacher's time, a student's, the imitation weight, a switch.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.risk.LinearProblem}, {@link org.eigendistill.risk.SpectralProblem}</td><td>problems whose truth is known</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.RiskForm}, {@link org.eigendistill.risk.Gains}</td><td>risk of gains, bias and variance apart</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.Optima}, {@link org.eigendistill.risk.StepWeights}</td><td>the best teacher, student, imitation weight, switch; k-step weights</td></tr>
 * </table>
 *
 * <p>Source: the papers of {@link org.eigendistill.risk.literature}.
 */
package org.eigendistill.risk;
