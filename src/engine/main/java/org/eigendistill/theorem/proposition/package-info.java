// SPDX-License-Identifier: Apache-2.0
/**
 * What a statement says, in terms that a program evaluates.
 *
 * <p>A student's gain a is a polynomial in the gains a_0, a_1, a_2 of its stretches of training and
 * the imitation weight w, such as a_1 (w a_0 + 1 - w); the proposition is that for all values of
 * its variables that meet the condition
 *
 * <pre>\[ a(l_1) \le a_R(l_1) \quad \text{implies} \quad a(l_2) \lt a_R(l_2),
 *    \qquad \frac{l_2}{l_1} \in (0, 1). \]</pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.proposition.Subject}</td><td>what a statement is about: a proposition, or a law of another kind</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.proposition.Proposition}</td><td>premise, conclusion, and who is compared</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.proposition.Scheme}</td><td>how the student comes about: the polynomial</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.proposition.Damping}, {@link org.eigendistill.theorem.proposition.Condition}</td><td>what is demanded of steps and of times</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.proposition.Mutation}</td><td>false variants, which a checker that can fail must refute</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.proposition.Variables}, {@link org.eigendistill.theorem.proposition.Variable}</td><td>the numbers over which it speaks, in their order</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.proposition.RationalClock}</td><td>lengths of training at which gains are rational: exp(-tau) = p/q</td></tr>
 * </table>
 */
package org.eigendistill.theorem.proposition;
