// SPDX-License-Identifier: Apache-2.0
/**
 * Other papers' numbers, as a figure and table of the report and as a page of the documentation: a
 * reference r beside what the one engine computes, c, which agree where
 *
 * <pre>    |c - r| &lt;= what the digits of r allow.</pre>
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.experiment.literature.OtherPapers}</td><td>the experiment</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.literature.LiteraturePage}</td><td>the page</td></tr>
 * </table>
 *
 * <p>The numbers are those of {@link org.eigendistill.risk.literature}.
 */
package org.eigendistill.experiment.literature;
