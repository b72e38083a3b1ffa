// SPDX-License-Identifier: Apache-2.0
/**
 * The main job: all experiments into a folder, and how that compares with the committed figures. A
 * run of a part must lose nothing of the rest, so each table is computed, or taken from the folder,
 * or from what is committed, and its run stays on record. Two tables are the same where their
 * numbers a, b agree,
 *
 * <pre>    |a - b| &lt;= 1e-9 max(|a|, |b|),</pre>
 *
 * <p>and verdicts where they are equal.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.experiment.reproduction.Experiments}</td><td>the list of all experiments, in the report's order</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.reproduction.Reproduction}</td><td>computes what is asked for and publishes all of the report</td></tr>
 *   <tr><td>{@code ReportWriter}</td><td>draws it</td></tr>
 *   <tr><td>{@code TableStore}, {@code StoredTable}</td><td>where tables come from that are not computed</td></tr>
 *   <tr><td>{@code Manifest}</td><td>which run each table comes from</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.reproduction.Comparison}, {@link org.eigendistill.experiment.reproduction.TableDifference}</td><td>what came out otherwise than committed</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.reproduction.Checkout}</td><td>the clone around a folder, with its committed figures</td></tr>
 * </table>
 */
package org.eigendistill.experiment.reproduction;
