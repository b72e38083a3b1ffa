// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/**
 * A network w as a witness of others: {@code <P_b f, P_b w>} by bands for any of them. Since P_b is
 * a projection that is {@code <f, P_b w>}, so that w alone is projected and a way of many
 * checkpoints costs next to nothing.
 */
public final class BandWitness {
  private final double[][] projections;
  private final List<String> names;

  /**
   * Projects the witness.
   *
   * @param by the bands
   * @param logits of the witness, rows x classes
   */
  public BandWitness(BandGains by, Matrix logits) {
    this.projections = by.projections(logits);
    this.names = by.names();
  }

  /** The names of the bands, the rest last. */
  public List<String> bands() {
    return names;
  }

  /** Its product with a network in each band. */
  public double[] products(Matrix logits) {
    double[] centred = BandGains.centred(logits).toArray();
    double[] products = new double[projections.length];
    for (int b = 0; b < products.length; b++) {
      products[b] = product(centred, projections[b]);
    }
    return products;
  }

  /** Its products with a network on its way. */
  public List<double[]> products(List<Matrix> way) {
    return way.stream().map(this::products).toList();
  }

  /** Its product with itself in each band. */
  public double[] squares() {
    return IntStream.range(0, projections.length)
        .mapToDouble(b -> product(projections[b], projections[b]))
        .toArray();
  }

  private static double product(double[] one, double... other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += one[k] * other[k];
    }
    return sum;
  }
}
