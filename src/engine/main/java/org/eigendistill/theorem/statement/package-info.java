// SPDX-License-Identifier: Apache-2.0
/**
 * The statements on record: T1 to T12, their orders and lemmas, and every pair of a teacher and a
 * student of the seven filters against every reference.
 *
 * <p>Write P &lt; Q where plain P, matched with plain Q along l_1, is behind along l_2, and g_P for
 * the curve from P's gain along l_1 to that along l_2. Pairs follow from what is proved by
 *
 * <pre>\[ T, S \le P \le R \quad \text{and} \quad g_P(u v) \gt g_P(u) \, g_P(v)
 *    \quad \text{imply} \quad g_T(u) \, g_S(v) \lt g_R(u v). \]</pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.statement.Atlas}</td><td>all of them, by id or by teacher, student and reference</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.statement.Statement}</td><td>what is said, and its grounds</td></tr>
 *   <tr><td>{@code FlowStatements}, {@code StepStatements}, {@code FilterStatements}, {@code FeatureStatements}, {@code SoftmaxStatements}, {@code FlipStatements}</td><td>those with names: gradient flow; whole steps; ridge, weight decay and averages; teachers with features of their own; softmax students; labels that were flipped</td></tr>
 *   <tr><td>{@code MixedPairs}, {@code Proved}</td><td>the pairs, and the facts that they follow from</td></tr>
 *   <tr><td>{@code Conjecture}</td><td>what is said before it is decided</td></tr>
 * </table>
 */
package org.eigendistill.theorem.statement;
