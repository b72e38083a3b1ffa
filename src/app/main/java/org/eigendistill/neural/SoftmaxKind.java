// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;

/** A single layer. */
final class SoftmaxKind implements NetworkKind {
  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public String title() {
    return "Softmax";
  }

  @Override
  public Architecture of(NetworkData data, Recipe recipe) {
    return new Dense(List.of(data.train().inputs().columns(), data.classes()), false);
  }

  @Override
  public int cost() {
    return 1;
  }
}
