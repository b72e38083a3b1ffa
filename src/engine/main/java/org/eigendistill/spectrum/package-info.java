// SPDX-License-Identifier: Apache-2.0
/**
 * The eigendirections of data: X = U S V', and what the targets are along them.
 *
 * <p>The problem solved here is to write the loss (c/2) ||X B - Y||^2 as a sum over directions that
 * do not touch one another,
 *
 * <pre>\[ \sum_k \frac{l_k}{2} \left(b_k - b^*_k\right)^2 + \mathrm{const}, \qquad l_k
 *    = c s_k^2, \qquad b^*_k = \frac{u_k^{\top} Y}{s_k}, \]</pre>
 *
 * so that all training can be worked out on the eigenvalues l_k alone.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.spectrum.Spectrum}</td><td>eigenvalues and target coefficients; weights and predictions from gains</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.RankReport}, {@link org.eigendistill.spectrum.Cluster}</td><td>which directions the data determine, and which cannot be told apart</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.LossScale}, {@link org.eigendistill.spectrum.Route}</td><td>the factor c; by which decomposition: SVD, Gram matrix or kernel</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.EigenSolver}, {@link org.eigendistill.spectrum.LinearSystems}, {@link org.eigendistill.spectrum.Solvers}</td><td>the seam to linear algebra, and solvers by name</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.EjmlSolver}, {@link org.eigendistill.spectrum.OpenBlasSolver}</td><td>the reference, in pure Java; LAPACK at the machine's speed</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.RememberingSolver}</td><td>any of them, that decomposes no matrix twice</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.Kernel}, {@link org.eigendistill.spectrum.NeuralTangent}</td><td>linear and RBF kernels; the neural tangent kernel of a deep ReLU network</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.TopEigenpairs}, {@link org.eigendistill.spectrum.SymmetricProducts}, {@link org.eigendistill.spectrum.KernelProducts}</td><td>the largest directions of a kernel that is never formed, and how far off they can be</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.KernelMatrix}</td><td>a kernel that is known by its values alone</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.RowWeights}</td><td>rows that count for more or less in the loss</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.AlongDirections}, {@link org.eigendistill.spectrum.Overlap}</td><td>any model along the directions; a teacher's directions seen from a student's</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.Moments}, {@link org.eigendistill.spectrum.MomentSums}</td><td>products of columns gathered from rows that are not kept</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.PartialMoments}</td><td>the same of some rows, to be merged with others in any order and place</td></tr>
 * </table>
 */
package org.eigendistill.spectrum;
