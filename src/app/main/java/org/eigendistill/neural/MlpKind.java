// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.ArrayList;
import java.util.List;

/** Layers with ReLU between, of the widths that a recipe says. */
final class MlpKind implements NetworkKind {
  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public String title() {
    return "MLP";
  }

  @Override
  public List<String> keys() {
    return List.of("norm");
  }

  @Override
  public Architecture of(NetworkData data, Recipe recipe) {
    List<Integer> widths = new ArrayList<>(recipe.hidden());
    widths.add(0, data.train().inputs().columns());
    widths.add(data.classes());
    return new Dense(List.copyOf(widths), recipe.layout().hasBatchNorm());
  }

  @Override
  public int cost() {
    return 8;
  }
}
