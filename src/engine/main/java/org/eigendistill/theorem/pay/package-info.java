// SPDX-License-Identifier: Apache-2.0
/**
 * Does it pay to disobey, as theorems: when no student pays (N1), which switch then does (N2), and
 * a sign that one pays (N3). With the best gains W_k = s_k / (s_k + w) of a problem, risks are sums
 *
 * <pre>\[ \sum_k \rho_k (s_k + w)(a_k - W_k)^2 + \mathrm{constant}, \]</pre>
 *
 * and a stopped model that lies between the student and W along every direction is at least as
 * good.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.pay.PayTheorems}</td><td>what is proved of a problem, beside the optima of a search</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.pay.PayProblem}</td><td>directions with eigenvalue, signal and weight</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.pay.Standing}</td><td>proved, premise fails, not covered, not decided</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.pay.StoppedReference}</td><td>with what students of a procedure are compared</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.pay.FlowTime}</td><td>the clock of a procedure that is flow but for it</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.pay.NeverPays}, {@link org.eigendistill.theorem.pay.NearerModel}</td><td>N1, and its certificate for one student</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.pay.StoppedFlow}</td><td>the best stopped flow, enclosed</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.pay.LateSwitch}</td><td>N2, and the switch that is better</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.pay.LongStudent}</td><td>N3, and the student that is better</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.pay.PayLaws}</td><td>all three as laws, false neighbours, and what refutes these</td></tr>
 *   <tr><td>{@code NeverPaysLaw}, {@code LateSwitchLaw}, {@code LongStudentLaw}, {@code ConverseLaw}</td><td>the laws, decided case by case</td></tr>
 *   <tr><td>{@code SignalShape}, {@code TrainedStudent}</td><td>problems and students at random</td></tr>
 *   <tr><td>{@code NearerThanFlow}, {@code SwitchThatRaises}, {@code SwitchWithoutWeight}, {@code PaysAllTheSame}, {@code LongStudentIsWorse}</td><td>the counterexamples</td></tr>
 *   <tr><td>{@code FlowSums}, {@code Valley}, {@code NamedNumbers}, {@code Shown}</td><td>sums in any arithmetic, a least value, numbers as text</td></tr>
 * </table>
 */
package org.eigendistill.theorem.pay;
