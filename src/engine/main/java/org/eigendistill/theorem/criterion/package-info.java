// SPDX-License-Identifier: Apache-2.0
/**
 * Which ways of training exaggerate: one criterion for every filter. With a(l, t) the gains, e = d
 * log a / d log l as a function of the gain u along l, and R, S, T reference, student and teacher,
 * the student is behind or equal R on all pairs of directions and at all times iff
 *
 * <pre>\[ e_R(l, u v) \le e_S(l, u) + e_T(l, v). \]</pre>
 *
 * <p>Decided from the filters' formulas alone: "holds" by a proof for all gains in (0, 1), on a
 * compact range by {@link org.eigendistill.theorem.proof.BoxProof} and beyond it by expansions with
 * bounded remainders; "refuted" by numbers; else undecided, with the place where the proof stopped.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.criterion.ElasticityCriterion}</td><td>decides</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.criterion.Trio}</td><td>teacher, student, reference</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.criterion.Characterisation}</td><td>what was decided, and why</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.criterion.CriterionGrid}</td><td>the criterion on a grid of gains, which shows what to expect</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.criterion.CriterionLaws}</td><td>the statements N4 as laws, their false neighbours</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.criterion.NotMonotone}</td><td>what is said of gains that fall</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.criterion.FallingGains}</td><td>whether a gain falls, passes 1 or never moves</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.criterion.RisingOdds}</td><td>what N1 asks of a procedure, by its formula</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.criterion.FlowFormula}</td><td>whether a formula is flow by some clock</td></tr>
 * </table>
 */
package org.eigendistill.theorem.criterion;
