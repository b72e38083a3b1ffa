// SPDX-License-Identifier: Apache-2.0
/**
 * What is proved of softmax students, by cases and by numbers that refute its false neighbours?
 *
 * <p>R1: at a temperature T a student's logits along a direction are within B_k of a_k times its
 * teacher's. S1: the confidence line of a student that has a_k of its teacher has the slope sum a_k
 * pi_k, and whether it can exceed 1 is a matter of the signs of the tails
 *
 * <pre>\[ \Pi_j = \sum_{k \ge j} \pi_k. \]</pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.softmax.LimitLaw}</td><td>R1 and neighbours, by trainings</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.softmax.SlopeLaw}</td><td>S1 and neighbours, in fractions</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.softmax.SoftmaxTwins}, {@link org.eigendistill.theorem.softmax.LimitExample}</td><td>numbers that refute the neighbours</td></tr>
 *   <tr><td>{@code LimitCase}, {@code SlopeCase}, {@code SlopeFigures}, {@code SlopeExample}</td><td>drawn cases, and what is worked out of them</td></tr>
 * </table>
 */
package org.eigendistill.theorem.softmax;
