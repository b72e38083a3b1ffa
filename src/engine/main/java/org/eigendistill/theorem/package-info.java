// SPDX-License-Identifier: Apache-2.0
/**
 * Which ways of training exaggerate the bias toward the data's top directions?
 *
 * <p>A student whose gain is a(l) along the eigenvalue l, mostly its own times its teacher's, a =
 * a_S a_T, is compared with plain training of a reference, of gain a_R. Along two directions, l_1
 * &gt; l_2 &gt; 0, a statement says that for all lengths of training and all numbers of the
 * procedures
 *
 * <pre>\[ a(l_1) \le a_R(l_1) \quad \text{implies} \quad a(l_2) \lt a_R(l_2). \]</pre>
 *
 * <p>It holds by a proof, is refuted by numbers in exact or enclosed arithmetic, or is open;
 * floating point alone decides nothing.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.statement}</td><td>the statements on record, each with what its verdict rests on: the {@linkplain org.eigendistill.theorem.statement.Atlas atlas}</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.Checker}, {@link org.eigendistill.theorem.Finding}</td><td>statements checked anew or attacked, and what came out</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.Theory}</td><td>all statements with their proofs as a page</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.AtlasCriterion}</td><td>pairs on record beside the one criterion for every filter</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.StudentAhead}</td><td>a pair of directions where the criterion fails</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.GainCurve}</td><td>the curve of the general lemma, gain along l_1 to gain along l_2</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.ImitationBoundary}</td><td>the imitation weight at which exaggeration turns round</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.Strength}</td><td>how much of it there is in one setting</td></tr>
 * </table>
 *
 * <p>Below lie, each knowing only those before it, {@link org.eigendistill.theorem.proposition},
 * {@link org.eigendistill.theorem.search}, {@link org.eigendistill.theorem.certificate}, {@link
 * org.eigendistill.theorem.proof}, {@link org.eigendistill.theorem.features} (teachers with
 * features of their own), {@link org.eigendistill.theorem.softmax} (softmax students) and {@code
 * statement}.
 */
package org.eigendistill.theorem;
