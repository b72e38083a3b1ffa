// SPDX-License-Identifier: Apache-2.0
/**
 * What a verdict rests on: a proof in words and lemmas, with inequalities that interval arithmetic
 * proves besides, or a certificate.
 *
 * <p>On a compact box B of parameters p an inequality f(p) &gt; 0 is proved by enclosing the range
 * of f on ever smaller pieces of B, around the middle m of each,
 *
 * <pre>\[ f(B) \subseteq f(\text{B as intervals}), \qquad f(B) \subseteq f(m) + f'(B) (B - m), \]
 * </pre>
 *
 * until every piece is positive.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.proof.Verdict}</td><td>holds, refuted, undecided</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.proof.Grounds}</td><td>proof, refutation or neither</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.proof.Lemma}</td><td>what several proofs use</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.proof.Technique}</td><td>the technique of proof, as tables name it</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.proof.BoxClaim}</td><td>what is claimed on boxes: whole statements, and the inequalities of proofs</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.proof.BoxProof}</td><td>the proof by enclosure</td></tr>
 * </table>
 */
package org.eigendistill.theorem.proof;
