// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step of descent on a list of arrays, in place.
 *
 * <ul>
 *   <li>sgd: v = m v + g, w = w - h v; of Nesterov (Sutskever and others 2013) w = w - h (g + m v);
 *   <li>adam (Kingma and Ba 2015): decay rates 0.9 and 0.999, epsilon 1e-8, bias-corrected.
 * </ul>
 *
 * <p>With a weight decay lambda, g is the gradient plus lambda w for arrays of two axes or more,
 * the gradient alone for others: biases, and scales and shifts of norms.
 */
final class Optimizer {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double EPSILON = 1e-8;

  private final Recipe recipe;
  private final List<NDArray> first;
  private final List<NDArray> second;
  private int steps;

  Optimizer(Recipe recipe, List<NDArray> weights, NDManager manager) {
    this.recipe = recipe;
    boolean adam = recipe.optimizer().equals("adam");
    this.first = adam || recipe.momentum() > 0 ? zeros(weights, manager) : List.of();
    this.second = adam ? zeros(weights, manager) : List.of();
  }

  /** The arrays that it remembers between steps. */
  List<NDArray> memory() {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  int steps() {
    return steps;
  }

  /** Goes on after so many steps; the memory's arrays have been set already. */
  void restore(int done) {
    steps = done;
  }

  private static List<NDArray> zeros(List<NDArray> weights, NDManager manager) {
    return weights.stream().map(w -> manager.zeros(w.getShape(), w.getDataType())).toList();
  }

  /** Moves the weights against their gradients and sets these to zero; scratch goes with scope. */
  void step(List<NDArray> weights, double rate, NDManager scope) {
    steps++;
    first.forEach(a -> a.tempAttach(scope));
    second.forEach(a -> a.tempAttach(scope));
    for (int i = 0; i < weights.size(); i++) {
      NDArray gradient = weights.get(i).getGradient();
      if (recipe.tuning().weightDecay() > 0 && weights.get(i).getShape().dimension() > 1) {
        gradient.addi(weights.get(i).mul(recipe.tuning().weightDecay()));
      }
      if (!second.isEmpty()) {
        NDArray m = first.get(i);
        NDArray v = second.get(i);
        m.muli(FIRST).addi(gradient.mul(1 - FIRST));
        v.muli(SECOND).addi(gradient.mul(gradient).muli(1 - SECOND));
        double scale = rate / (1 - Math.pow(FIRST, steps));
        NDArray root = v.div(1 - Math.pow(SECOND, steps)).sqrt().addi(EPSILON);
        weights.get(i).subi(m.mul(scale).divi(root));
      } else if (!first.isEmpty()) {
        first.get(i).muli(recipe.momentum()).addi(gradient);
        NDArray moved =
            recipe.tuning().nesterov()
                ? first.get(i).mul(recipe.momentum()).addi(gradient).muli(rate)
                : first.get(i).mul(rate);
        weights.get(i).subi(moved);
      } else {
        weights.get(i).subi(gradient.mul(rate));
      }
      gradient.muli(0);
    }
  }
}
