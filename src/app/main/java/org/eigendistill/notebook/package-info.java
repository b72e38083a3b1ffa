// SPDX-License-Identifier: Apache-2.0
/**
 * Notebooks that cannot fall behind the library: each is a compiled class cut into cells at marked
 * comments, {@code // %% md} and {@code // %% code}. The problem solved here is to run the same
 * cells in three places, and to get the same outputs: compiled with the rest, in the JDK's own
 * shell for the export, and in Jupyter by a small kernel.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.notebook.Book}, {@link org.eigendistill.notebook.Cell}</td><td>the source of a notebook, and its cells</td></tr>
 *   <tr><td>{@link org.eigendistill.notebook.Display}</td><td>what cells show</td></tr>
 *   <tr><td>{@link org.eigendistill.notebook.Session}, {@link org.eigendistill.notebook.Notebook}, {@link org.eigendistill.notebook.Page}</td><td>runs the cells; the notebook's file; the page to read</td></tr>
 *   <tr><td>{@link org.eigendistill.notebook.JavaKernel}, {@link org.eigendistill.notebook.KernelFiles}, {@link org.eigendistill.notebook.JupyterRun}</td><td>the kernel, and notebooks run by Jupyter</td></tr>
 * </table>
 */
package org.eigendistill.notebook;
