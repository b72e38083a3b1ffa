// SPDX-License-Identifier: Apache-2.0
/**
 * The notebooks' sources, each read from top to bottom: what the theorem says, on data; which ways
 * of training it holds for, and which networks; where a student pays; three questions to answer
 * before one sees; and one's own models, measured. Each has a cell "Put your own".
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.notebook.books.Books}</td><td>the list, in the order in which they are best read</td></tr>
 *   <tr><td>{@link org.eigendistill.notebook.books.TheoremBook}</td><td>gains of teacher and student along the directions of real data</td></tr>
 *   <tr><td>{@link org.eigendistill.notebook.books.AtlasBook}</td><td>statements on ways of training, checked and refuted</td></tr>
 *   <tr><td>{@link org.eigendistill.notebook.books.DeepBook}</td><td>deep linear networks, and the theorem's premises broken one by one</td></tr>
 *   <tr><td>{@link org.eigendistill.notebook.books.PayBook}</td><td>risk, and where distillation takes some off it</td></tr>
 *   <tr><td>{@link org.eigendistill.notebook.books.PredictBook}</td><td>the explorer's three questions, and what comes out</td></tr>
 *   <tr><td>{@link org.eigendistill.notebook.books.DiagnoseBook}</td><td>confidence and bias of networks that are trained there, or of a user's</td></tr>
 * </table>
 */
package org.eigendistill.notebook.books;
