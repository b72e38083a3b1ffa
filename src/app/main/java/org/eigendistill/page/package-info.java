// SPDX-License-Identifier: Apache-2.0
/**
 * Pages of commands: what a comparison of two networks found, as one file of HTML that needs no
 * network. Nothing is decided here; figures are drawn from rows and tables of {@link
 * org.eigendistill.compare}.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.page.ComparePage}</td><td>the page</td></tr>
 *   <tr><td>{@link org.eigendistill.page.CompareAnswer}</td><td>what it shows</td></tr>
 *   <tr><td>{@code FirstScreen}</td><td>the sentence, four numbers, checks</td></tr>
 *   <tr><td>{@code DifferenceFigure}, {@code DifferenceCurve}</td><td>difference against mean</td></tr>
 *   <tr><td>{@code SlopesFigure}</td><td>slopes of students and of networks not taught</td></tr>
 *   <tr><td>{@code CompareFigures}</td><td>reliability, confusions, layers by bands</td></tr>
 *   <tr><td>{@code Disagreements}</td><td>where the two differ</td></tr>
 * </table>
 */
package org.eigendistill.page;
