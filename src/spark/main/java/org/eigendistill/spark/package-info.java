// SPDX-License-Identifier: Apache-2.0
/**
 * What outgrows one machine, on a cluster of Apache Spark: moments of rows, predictions of models,
 * and commands of the program in parts.
 *
 * <p>The problem solved here is to sum over n rows what a linear model needs of them,
 *
 * <pre>\[ M = \sum_{i=1}^{n} (z_i - m)(z_i - m)^{\top}, \]</pre>
 *
 * with the same bits whatever the number of workers, how files were split, and whether a worker
 * died meanwhile. A task reads whole chunks of rows, counted from the data's first row, from
 * wherever they lie; their moments merge along a tree over the numbers of chunks ({@link
 * org.eigendistill.spectrum.PartialMoments}).
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.spark.RowSource}, {@link org.eigendistill.spark.RowCursor}</td><td>rows that can be read from any of them on</td></tr>
 *   <tr><td>{@link org.eigendistill.spark.RowSources}</td><td>Parquet, CSV, NPY and LIBSVM files, by name</td></tr>
 *   <tr><td>{@link org.eigendistill.spark.SparkMoments}</td><td>the moments of all rows</td></tr>
 *   <tr><td>{@link org.eigendistill.spark.SparkKernelProducts}</td><td>products with a kernel that nobody has whole, for its largest directions</td></tr>
 *   <tr><td>{@link org.eigendistill.spark.SparkPredictions}, {@link org.eigendistill.spark.TrainedWeights}</td><td>what models say of a Parquet table, by the weights that a run left</td></tr>
 *   <tr><td>{@link org.eigendistill.spark.PredictJob}</td><td>the same as a program for spark-submit</td></tr>
 *   <tr><td>{@link org.eigendistill.spark.ProgramJob}</td><td>maps, sweeps, draws and studies in parts, a process each, for spark-submit</td></tr>
 *   <tr><td>{@link org.eigendistill.spark.MomentsJob}</td><td>the moments of all rows as a program for spark-submit</td></tr>
 * </table>
 */
package org.eigendistill.spark;
