// SPDX-License-Identifier: Apache-2.0
/**
 * Is there a violation? Draws values of a {@linkplain
 * org.eigendistill.theorem.proposition.Proposition proposition}'s variables and minimises the
 * margin
 *
 * <pre>\[ \frac{t_R(l_2) - t(l_2)}{\max}, \qquad t(l) = -\log(1 - a(l)), \]</pre>
 *
 * the share by which the student is behind the reference along l_2 when both are matched along l_1.
 * A trial is decided only where the two sides differ by more than the arithmetic's error.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.search.Search}</td><td>seeded draws over all of the space, then a directed search (CMA-ES)</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.search.CaseSearch}</td><td>what every search can do, and which fits</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.search.Law}, {@link org.eigendistill.theorem.search.Attempt}, {@link org.eigendistill.theorem.search.Outcome}</td><td>statements of another kind, tried by drawing cases of their own; {@code LawSearch} draws them</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.search.Trial}</td><td>one point of the space</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.search.Tally}</td><td>what was seen: cases, violations, the smallest margin</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.search.ReferenceTime}</td><td>when the reference has come as far along l_1</td></tr>
 *   <tr><td>{@code DoubleDecision}, {@code EnclosureDecision}</td><td>the decision in doubles, or else in enclosures of 75 digits</td></tr>
 *   <tr><td>{@code SearchSpace}, {@code Sampler}, {@code ParameterRange}</td><td>the unit cube mapped onto the variables, and what is drawn from it</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.search.SampledNumbers}</td><td>a filter with a few choices of its numbers</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.search.Overshoot}</td><td>for how many steps residuals stay positive</td></tr>
 * </table>
 */
package org.eigendistill.theorem.search;
