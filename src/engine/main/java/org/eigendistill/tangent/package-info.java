// SPDX-License-Identifier: Apache-2.0
/**
 * What does a network's own tangent kernel predict of it?
 *
 * <p>A network f with weights w, trained by gradient descent of step h on n rows, moves its logits
 * by its tangent kernel, up to the square of the step,
 *
 * <pre>\[ f_{\mathrm{next}} = f - \frac{h}{n} K G(f), \qquad K = J J^{\top}, \]</pre>
 *
 * with G the loss's gradient by logits and J the logits' derivatives by all weights. If K stayed as
 * it is at the start, the course would be that of a linear model on the kernel's features (Jacot,
 * Gabriel, Hongler 2018; Lee et al. 2019), and all that is exact of linear models would hold of the
 * network. How far that is true is measured: here are both, the network trained and the course by
 * its first kernel.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.tangent.DenseNetwork}</td><td>layers without bias, rectified or linear; its logits, its descent</td></tr>
 *   <tr><td>{@link org.eigendistill.tangent.TangentKernel}</td><td>K on n rows and C logits, without a Jacobian</td></tr>
 *   <tr><td>{@link org.eigendistill.tangent.TangentCourse}</td><td>the course of the logits if K stays</td></tr>
 *   <tr><td>{@link org.eigendistill.tangent.SquaredLoss}</td><td>a loss beside those of {@link org.eigendistill.softmax}</td></tr>
 * </table>
 */
package org.eigendistill.tangent;
