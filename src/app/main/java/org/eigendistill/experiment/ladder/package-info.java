// SPDX-License-Identifier: Apache-2.0
/**
 * At which rung does the theory of linear models stop telling the truth?
 *
 * <p>On the same rows teachers and students climb from linear models to networks. Of every rung the
 * theory that is nearest predicts the student's logits F from its teacher's T, and a student that
 * is trained shows them. Both are measured by the share of the teacher that a band of directions
 * has,
 *
 * <pre>\[ g_b(F) = \frac{\langle P_b F, P_b T \rangle}{\langle P_b T, P_b T \rangle}, \]</pre>
 *
 * with P_b the projection on directions of the rows, and by the slope of the student's confidence
 * on the teacher's.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@code Ladder}</td><td>the experiment: table and figure</td></tr>
 *   <tr><td>{@code LadderRows}</td><td>rows, labels and directions that all rungs have in common</td></tr>
 *   <tr><td>{@code Rung}</td><td>teacher, prediction and student of one, and their shares by band</td></tr>
 *   <tr><td>{@code LinearRungs}, {@code SoftmaxRungs}, {@code DeepRung}, {@code TangentRungs}</td><td>the rungs, from the exact one up</td></tr>
 *   <tr><td>{@code TheoryCheck}, {@code SoftmaxLimits}</td><td>softmax students as networks are trained, beside their limit</td></tr>
 *   <tr><td>{@code Descent}</td><td>how all of them are trained</td></tr>
 * </table>
 */
package org.eigendistill.experiment.ladder;
