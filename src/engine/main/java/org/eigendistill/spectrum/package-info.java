/**
 * The eigendirections of data: X = U S V', and what the targets are along them.
 *
 * <p>The problem solved here is to write the loss (c/2) ||X B - Y||^2 as a sum over directions that
 * do not touch one another, sum_k (l_k / 2) (b_k - b*_k)^2, so that all training can be worked out
 * on the eigenvalues l_k alone.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.spectrum.Spectrum}</td><td>eigenvalues, target coefficients, rank, clusters; weights and predictions from gains</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.EigenSolver}</td><td>the seam to linear algebra; {@link org.eigendistill.spectrum.EjmlSolver} the reference</td></tr>
 *   <tr><td>{@link org.eigendistill.spectrum.Kernel}</td><td>linear, RBF and neural tangent kernels</td></tr>
 * </table>
 */
package org.eigendistill.spectrum;
