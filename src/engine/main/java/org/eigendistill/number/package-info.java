// SPDX-License-Identifier: Apache-2.0
/**
 * Numbers of several arithmetics under one interface, so that a formula is written once. A filter's
 * gain, as
 *
 * <pre>\[ a(l, t) = 1 - e^{-l t}, \qquad a(l, d) = \frac{l}{l + d}, \qquad a(l, n) = 1 - (1
 *    - h l)^n, \]</pre>
 *
 * is one piece of code whether it is evaluated fast, exactly, to 75 proved digits, over boxes or
 * with its slopes. What an arithmetic cannot hold throws {@link java.lang.ArithmeticException}, and
 * the caller takes the next one. The room imports no other.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.number.Scalar}</td><td>what there is to write formulas with: + - * /, exp, log, expm1, log1p, whole powers, the functions phi_k of exponential integrators</td></tr>
 *   <tr><td>{@link org.eigendistill.number.Enclosed}</td><td>a number of which it is known where it lies: what is certain of it, and a double near it</td></tr>
 *   <tr><td>{@link org.eigendistill.number.Measured}</td><td>two doubles and a running bound of their error: fast</td></tr>
 *   <tr><td>{@link org.eigendistill.number.Fraction}</td><td>rational, exact</td></tr>
 *   <tr><td>{@link org.eigendistill.number.Exact}</td><td>p + c tau with p and exp(-tau) rational: exact where exponentials are rational</td></tr>
 *   <tr><td>{@link org.eigendistill.number.Enclosure}</td><td>two decimals of 75 digits with the value between them</td></tr>
 *   <tr><td>{@link org.eigendistill.number.Interval}</td><td>two doubles with all values on a box between them</td></tr>
 *   <tr><td>{@link org.eigendistill.number.Jet}</td><td>a value with its slopes, over any of the others</td></tr>
 *   <tr><td>{@link org.eigendistill.number.Secant}</td><td>a root to 75 digits, for callers that enclose it</td></tr>
 *   <tr><td>{@link org.eigendistill.number.DoubleDouble}</td><td>the unevaluated sum of two doubles, 106 bits</td></tr>
 * </table>
 */
package org.eigendistill.number;
