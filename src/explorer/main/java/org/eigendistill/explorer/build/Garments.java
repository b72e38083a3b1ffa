// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Dataset;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * A test image of each class along the first eigendirections of the training images' second
 * moments; directions in whole numbers from -127 to 127 with a scale each, which is as fine as a
 * picture shows.
 */
final class Garments {
  static final int DIRECTIONS = 64;
  private static final int SIZE = 28;
  private static final int MOST = 127;
  private static final int WHITE = 255;
  private static final List<String> NAMES =
      List.of(
          "T-shirt",
          "trousers",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "ankle boot");

  private Garments() {}

  static ObjectNode json(ObjectMapper mapper) {
    Dataset train = BundledData.load("fashion-mnist").train();
    Dataset test = BundledData.load("fashion-mnist").test();
    Spectrum spectrum =
        Spectrum.byGram(train.features(), train.targets(), LossScale.MEAN, new EjmlSolver());
    Matrix directions = spectrum.directionVectors();
    ObjectNode all = mapper.createObjectNode();
    all.put("size", SIZE);
    ArrayNode names = all.putArray("names");
    NAMES.forEach(names::add);
    ArrayNode eigenvalues = all.putArray("eigenvalues");
    ArrayNode scales = all.putArray("scales");
    byte[] bytes = new byte[DIRECTIONS * SIZE * SIZE];
    for (int k = 0; k < DIRECTIONS; k++) {
      eigenvalues.add(spectrum.eigenvalue(k));
      double most = 0;
      for (int p = 0; p < SIZE * SIZE; p++) {
        most = Math.max(most, Math.abs(directions.get(p, k)));
      }
      double scale = most / MOST;
      scales.add((float) scale);
      for (int p = 0; p < SIZE * SIZE; p++) {
        // shifted by 128, so that the page reads them as they lie
        bytes[k * SIZE * SIZE + p] = (byte) (Math.round(directions.get(p, k) / scale) + MOST + 1);
      }
    }
    all.put("directions", Base64.getEncoder().encodeToString(bytes));
    ArrayNode coefficients = all.putArray("coefficients");
    for (int c = 0; c < NAMES.size(); c++) {
      ArrayNode one = coefficients.addArray();
      int row = first(test, c);
      for (int k = 0; k < DIRECTIONS; k++) {
        double sum = 0;
        for (int p = 0; p < SIZE * SIZE; p++) {
          sum += test.features().get(row, p) * directions.get(p, k);
        }
        one.add(Math.round(WHITE * sum * 1000) / 1000.0);
      }
    }
    return all;
  }

  private static int first(Dataset test, int label) {
    for (int i = 0; i < test.targets().rows(); i++) {
      if (test.targets().get(i, label) == 1) {
        return i;
      }
    }
    throw new IllegalStateException("no image of class " + label);
  }
}
