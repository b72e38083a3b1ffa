// SPDX-License-Identifier: Apache-2.0
/**
 * What would a student learn, if this bar were dragged? The engine in a browser, where a page asks
 * it at every frame.
 *
 * <p>The problem is that of the engine: with gains of teacher and student a_T(l) and a_S(l), and of
 * plain training a(l, t) that is as far along the largest eigenvalue,
 *
 * <pre>\[ a(l_1, t) = a_S(l_1) a_T(l_1), \qquad \frac{a(l, t)}{a_S(l) a_T(l)} \;\text{ over } l, \]
 * </pre>
 *
 * and no formula of it is written here: the engine's own classes are compiled to WebAssembly.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.explorer.Explorer}</td><td>the functions of {@code window.eigendistill}</td></tr>
 *   <tr><td>{@link org.eigendistill.explorer.Setting}, {@code Answer}</td><td>what a page asks, and what it is told</td></tr>
 *   <tr><td>{@code RiskCurves}</td><td>risk over lengths, optima, theorems</td></tr>
 *   <tr><td>{@link org.eigendistill.explorer.BrowserMath}</td><td>functions that the compiler's library lacks or has with less accuracy</td></tr>
 * </table>
 */
package org.eigendistill.explorer;
