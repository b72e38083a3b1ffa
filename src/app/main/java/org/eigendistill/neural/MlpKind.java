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
  public Architecture of(NetworkData data, List<Integer> hidden) {
    List<Integer> widths = new ArrayList<>(hidden);
    widths.add(0, data.train().inputs().columns());
    widths.add(data.classes());
    return new Dense(List.copyOf(widths));
  }

  @Override
  public int cost() {
    return 8;
  }
}
