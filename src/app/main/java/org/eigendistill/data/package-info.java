/**
 * Data in, results out.
 *
 * <p>The problem solved here is to bring X (n x p) and Y (n x C) in from the files that people
 * have, with every fault told by file, place and mend, and to bring tables out.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.data.Dataset}, {@link org.eigendistill.data.Split}</td><td>features with targets, train and test</td></tr>
 *   <tr><td>{@link org.eigendistill.data.UserData}, {@link org.eigendistill.data.MatrixReader}</td><td>{@link org.eigendistill.data.Formats}: CSV, NPY, NPZ, IDX, CIFAR</td></tr>
 *   <tr><td>{@link org.eigendistill.data.Scaling}</td><td>centring and standardizing</td></tr>
 *   <tr><td>{@link org.eigendistill.data.Table}, {@link org.eigendistill.data.NpyWriter}</td><td>results</td></tr>
 * </table>
 */
package org.eigendistill.data;
