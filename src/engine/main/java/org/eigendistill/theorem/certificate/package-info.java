// SPDX-License-Identifier: Apache-2.0
/**
 * Numbers that refute a proposition, to be checked by hand: with rational values of all variables,
 * for the student's gain a and the reference's a_R,
 *
 * <pre>\[ a(l_1) \le a_R(l_1) \quad \text{and} \quad a(l_2) \ge a_R(l_2) \]</pre>
 *
 * are proved, in fractions where all four gains are rational, and in enclosures of 75 digits
 * otherwise.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.certificate.Counterexample}</td><td>numbers that refute, whatever the statement is about</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.certificate.Certificate}</td><td>such numbers as text, and whether they refute, worked out anew</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.certificate.Certificates}</td><td>those on record, each taken once by the statement that owns it</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.certificate.Shrinker}</td><td>from a violation that a search has met to the simplest fractions that still refute</td></tr>
 *   <tr><td>{@code Instance}</td><td>values of all variables in fractions</td></tr>
 * </table>
 */
package org.eigendistill.theorem.certificate;
