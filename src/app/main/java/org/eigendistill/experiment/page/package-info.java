// SPDX-License-Identifier: Apache-2.0
/**
 * The report as others read it: one page of HTML without anything from elsewhere, tables and
 * figures for a paper in LaTeX, and the claims as Markdown. It shows tables and figures that are
 * there; nothing is computed here, and each number is said once, from its table.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.experiment.page.Report}</td><td>report.html</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.page.HtmlTable}</td><td>a table in it</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.page.SvgCard}</td><td>a drawing in it</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.page.Latex}, {@code LatexTable}</td><td>what a paper can take in</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.page.ClaimsPage}, {@code ClaimRows}, {@code ClaimCount}</td><td>claims by number: their rows, and how many came out which way</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.page.Exhibit}, {@code Caption}</td><td>one experiment's table and figure, with its caption</td></tr>
 *   <tr><td>{@code AtlasTable}</td><td>the atlas of procedures as a table</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.page.TableRuns}</td><td>where each table comes from</td></tr>
 * </table>
 */
package org.eigendistill.experiment.page;
