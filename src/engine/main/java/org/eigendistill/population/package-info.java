// SPDX-License-Identifier: Apache-2.0
/**
 * Teacher and student each with features of their own, on any rows and labels.
 *
 * <p>Rows x have mean 0 and covariance S, labels are y = x.b + e. Every model is one vector w, its
 * prediction x.w, and every fit is affine in its labels,
 *
 * <pre>\[ \begin{gather} w = w_0 + P (\mathrm{labels} - X w_0), \qquad P
 *    = \frac{1}{n} F \tilde X^{\top} \psi\!\left(\tfrac{1}{n} \tilde X \tilde X^{\top}\right), \\
 *    \tilde X = X F, \qquad \psi(l) = \frac{\mathrm{gain}(l)}{l}, \end{gather} \]</pre>
 *
 * so that w = A b + sum of B_j e_j is followed exactly through any chain of models, and the risk is
 * a quadratic form in A and B_j. The loss is the mean over rows.
 *
 * <table>
 *   <caption>What is inside</caption>
 *   <tr><td>{@link org.eigendistill.population.World}</td><td>covariance, target and offset</td></tr>
 *   <tr><td>{@link org.eigendistill.population.RowSet}, {@link org.eigendistill.population.LabelBlock}, {@link org.eigendistill.population.LabelTerm}</td><td>rows, and labels as sums of predictions and named noises</td></tr>
 *   <tr><td>{@link org.eigendistill.population.FeatureMap}</td><td>what of a row a model sees</td></tr>
 *   <tr><td>{@link org.eigendistill.population.Training}</td><td>any filter of the program, least norm, a ball, one pass of descent</td></tr>
 *   <tr><td>{@link org.eigendistill.population.ModelPlan}, {@link org.eigendistill.population.Scenario}</td><td>fits, label functions and endless rounds; all of them in their order</td></tr>
 *   <tr><td>{@link org.eigendistill.population.Realisation}</td><td>the models on one set of rows, exact in target and noise</td></tr>
 *   <tr><td>{@link org.eigendistill.population.Metric}, {@link org.eigendistill.population.RiskParts}, {@link org.eigendistill.population.UnboundedException}</td><td>what errors weigh; bias, own, inherited and cross; a risk without bound</td></tr>
 *   <tr><td>{@link org.eigendistill.population.Question}, {@link org.eigendistill.population.RiskEstimate}, {@link org.eigendistill.population.NotKnownException}</td><td>what is asked; a risk as exactly as it is known; that nothing is known</td></tr>
 *   <tr><td>{@link org.eigendistill.population.DesignSpectrum}, {@link org.eigendistill.population.BallFit}</td><td>a design decomposed, for all fits to it; the best fit of weights of a bounded norm</td></tr>
 *   <tr><td>{@link org.eigendistill.population.LeastRisk}, {@link org.eigendistill.population.MemoryNeed}</td><td>the least risk over parameters; how much memory a realisation takes</td></tr>
 * </table>
 */
package org.eigendistill.population;
