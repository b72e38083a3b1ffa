// SPDX-License-Identifier: Apache-2.0
/**
 * What an experiment of the report is: fixed settings lead to a table, the table to a figure and to
 * claims, and to nothing else.
 *
 * <pre>    settings -&gt; table -&gt; figure, claims</pre>
 *
 * <p>Computing and drawing are apart, so a figure can be made again from its table, and a claim can
 * be checked against it. The experiments themselves lie in the rooms within, by what they are on;
 * each knows this room, and none another.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.experiment.Experiment}</td><td>a figure or table: columns, how its table is computed, drawn and read</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.PaperClaim}</td><td>the six claims, each with its number, and which of them is a theorem</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.Claim}, {@link org.eigendistill.experiment.Evidence}</td><td>what a table says of one, and what it was measured on</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.Spectra}, {@link org.eigendistill.experiment.DataSpectrum}</td><td>the data that linear experiments run on, decomposed once</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.NetworkStudies}</td><td>the networks that others run on, trained once</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.TableRun}</td><td>the run that a table comes from</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.Grids}, {@link org.eigendistill.experiment.FormattedNumbers}</td><td>grids of times, and numbers as readers want them</td></tr>
 * </table>
 */
package org.eigendistill.experiment;
