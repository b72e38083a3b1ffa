// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.simulation;

import java.util.Optional;
import org.eigendistill.base.Matrix;

/**
 * Where all training starts that does not start from zero: with W0, a model is {@code W0 + P
 * (labels - X W0)}, P being its training from zero. So along a direction with gain a and residual r
 * = 1 - a it is {@code a b* + r b0}, and penalties and weight decay draw toward the start, as they
 * draw toward zero without one.
 *
 * @param along b0 = v_k'W0, r x C
 * @param outside what W0 is where the data do not reach, p x C; none for a start that is known by
 *     its predictions, which has nothing there
 * @param outsideShare the part of a start's predictions that no model of these features makes, as a
 *     share of their norm; 0 for a start that is given by weights
 */
public record StartingModel(Matrix along, Optional<Matrix> outside, double outsideShare) {}
