// SPDX-License-Identifier: Apache-2.0
/**
 * Numbers of other papers as tests of the engine: each is computed by the same procedures, risk
 * forms and searches as everything else, c, and set beside its reference r; they agree where
 *
 * <pre>    |c - r| &lt;= what the digits of r allow.</pre>
 *
 * <p>Few of the references are printed anywhere; {@link
 * org.eigendistill.scenario.reference.Provenance} says of each what it is.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.risk.literature.Literature}</td><td>all rows, paper by paper</td></tr>
 *   <tr><td>{@link org.eigendistill.risk.literature.LiteratureRow}, {@link org.eigendistill.risk.literature.Origin}</td><td>a number, its reference, and where that is from</td></tr>
 *   <tr><td>{@code FlowAgainstRidge}</td><td>gradient flow beside ridge</td></tr>
 *   <tr><td>{@code ScenarioRows}</td><td>all that are scenarios, from the files that come with the program</td></tr>
 *   <tr><td>{@code KernelGenerations}, {@code HilbertRounds}</td><td>rounds of self-distillation</td></tr>
 *   <tr><td>{@code OptimalImitation}, {@code UnboundedImitation}, {@code OptimalSteps}</td><td>best weights on the teacher, and best numbers of steps</td></tr>
 * </table>
 *
 * <p>Values of formulas were worked out apart from this program. A test, {@code FormulasTest},
 * works them out once more: from the papers' formulas in plain arithmetic, or by quadrature of the
 * limiting spectrum, with nothing of the engine.
 */
package org.eigendistill.risk.literature;
