// SPDX-License-Identifier: Apache-2.0
/**
 * Which networks that learn features exaggerate the bias?
 *
 * <p>Modes of deep linear networks, u' = lam f(u) (s - u), are what {@link org.eigendistill.deep}
 * has. Here is what is stated of them, case by case. With w and S where teacher and student come
 * to, and tau the time at which plain training is where the student is,
 *
 * <pre>\[ F_s(w) = \lambda T, \quad F_w(S) = \lambda t, \quad F_s(S) = \lambda \tau,
 *    \qquad F_s(u) = \int_{u_0}^u \frac{dv}{f(v) (s - v)}, \]</pre>
 *
 * <p>the student is behind on a second mode, matched on the first, exactly where tau is smaller
 * there.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.theorem.deep.DeepLaw}</td><td>statement T13, any growth f, and its false neighbours</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.deep.TwoLayerLaw}</td><td>other starts, any teacher, switches, with neighbours; depth 2</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.deep.SmallStartLaw}</td><td>small starts: what is erased and what is passed on</td></tr>
 *   <tr><td>{@link org.eigendistill.theorem.deep.DeepTwins}</td><td>numbers that refute the neighbours</td></tr>
 *   <tr><td>{@code DeepCase}, {@code TwoLayerCase}, {@code Steps}</td><td>one case each, decided; growths by steps</td></tr>
 *   <tr><td>{@code TwoLayerExample}, {@code StepExample}, {@code SmallStartExample}</td><td>fractions and enclosures</td></tr>
 * </table>
 */
package org.eigendistill.theorem.deep;
