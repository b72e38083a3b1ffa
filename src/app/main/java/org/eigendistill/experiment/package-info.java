/**
 * The report: one class per figure or table, from fixed settings to a table, from the table to a
 * figure and to claims.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.experiment.Experiment}</td><td>what each of them is</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.reproduction.Experiments}</td><td>the list, in the report's order</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.reproduction.Reproduction}</td><td>runs them into a folder, or draws their tables again</td></tr>
 *   <tr><td>{@link org.eigendistill.experiment.Claim}</td><td>a row of claims.json</td></tr>
 *   <tr><td>{@link org.eigendistill.simulation.Simulation}</td><td>the tables of one teacher and its students on a user's data</td></tr>
 * </table>
 */
package org.eigendistill.experiment;
