// SPDX-License-Identifier: Apache-2.0
/**
 * The commands. The problem solved here is to say to a person at a terminal, and to a script, what
 * is wanted of the rooms below and what came of it: options in, one answer out, faults in one line
 * with the place and the mend, exit codes 0 (done), 1 (done, and not as it must be), 2 (usage), 3
 * (bad input), 4 (anything else). Nothing is computed here, and nothing elsewhere prints.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.cli.Main}, {@code RootCommand}</td><td>the entrance, and the list of commands</td></tr>
 *   <tr><td>{@code SimulateCommand}, {@code RiskCommand}, {@code AdviseCommand}, {@code DiagnoseCommand}, {@code NeuralCommand}</td><td>on a user's data and models</td></tr>
 *   <tr><td>{@code TheoremsCommand}, {@code LiteratureCommand}, {@code ReproduceCommand}, {@code NotebookCommand}</td><td>on the program's own</td></tr>
 *   <tr><td>{@code VerifyCommand}, {@code RerunCommand}, {@code RecordedRun}</td><td>on a result: is it whole, and does it come out again?</td></tr>
 *   <tr><td>{@code CommonOptions}, {@code RunOptions}, {@code DataOptions}, {@code SpectrumOptions}, {@code TopOptions}, {@code ProcedureOptions}, {@code ReadingOptions}, {@code WithOption}</td><td>options that several commands share</td></tr>
 *   <tr><td>{@code RunOutput}, {@code RunRecord}</td><td>a command's result folder and its record</td></tr>
 *   <tr><td>{@code Reporter}, {@code Terminal}, {@code StandardOutput}</td><td>progress, notes and answers</td></tr>
 *   <tr><td>{@code BiasPrintout}, {@code ConfidencePrintout}, {@code RiskPrintout}, {@code NetworkPrintout}, {@code FindingPrintout}, {@code ReproductionPrintout}, {@code AdviceReport}, {@code PairAnswer}, {@code SpacesAnswer}</td><td>what the terminal says of each</td></tr>
 *   <tr><td>{@code Json}, {@code JsonOption}</td><td>the same for scripts</td></tr>
 *   <tr><td>{@code Faults}</td><td>what was thrown, as an exit code and words</td></tr>
 * </table>
 */
package org.eigendistill.cli;
