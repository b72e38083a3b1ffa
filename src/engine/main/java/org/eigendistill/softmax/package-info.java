// SPDX-License-Identifier: Apache-2.0
/**
 * What is exact of softmax students?
 *
 * <p>Logits Z = X B of n rows and C classes are trained by gradient descent of a softmax loss. At a
 * high temperature a student comes to be linear: along the eigendirections of X X' it has the share
 * a_k of its teacher's end,
 *
 * <pre>\[ u_k^{\top} Z = a_k u_k^{\top} Z_t + (\text{at most } B_k), \qquad a_k = 1
 *    - \left(1 - \frac{h l_k}{C}\right)^N, \]</pre>
 *
 * and whatever acts on the teacher's logits by gains a_k has a confidence line, student's against
 * teacher's centred logit of the teacher's class, of slope sum a_k pi_k.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.softmax.LogitGradient}, {@link org.eigendistill.softmax.LogitDescent}</td><td>what trains logits: labels, or a teacher at a temperature; and how, by steps</td></tr>
 *   <tr><td>{@link org.eigendistill.softmax.RowDirections}</td><td>eigendirections of the rows</td></tr>
 *   <tr><td>{@link org.eigendistill.softmax.TemperatureLimit}, {@link org.eigendistill.softmax.LimitDrive}, {@link org.eigendistill.softmax.BandGain}, {@link org.eigendistill.softmax.PriorBound}</td><td>R1: a student beside its limit, and the bounds, after and before training</td></tr>
 *   <tr><td>{@link org.eigendistill.softmax.ConfidenceLine}, {@link org.eigendistill.softmax.ConfidenceShares}</td><td>S1: the slope and the low end as sums over gains; the same on data</td></tr>
 *   <tr><td>{@link org.eigendistill.softmax.LogitRows}</td><td>logits centred over classes</td></tr>
 * </table>
 */
package org.eigendistill.softmax;
