// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.List;

/** The names of what a simulation writes. */
final class SimulationFiles {
  private SimulationFiles() {}

  /**
   * The names.
   *
   * @param tables tables and arrays of its own, beside those that every one has
   * @param weights whether weights are asked for
   * @param predictions whether there are new rows
   * @param figures of {@link RunOutput#figures}; empty if none are drawn
   */
  static List<String> names(
      List<String> tables, boolean weights, boolean predictions, List<String> figures) {
    List<String> names = new ArrayList<>(tables);
    names.addAll(List.of("preprocessing.json", "summary.json"));
    if (weights) {
      names.addAll(
          List.of(
              "teacher_weights.npy",
              "student_weights.npy",
              "teacher_weights_raw.npy",
              "weights_raw.npy",
              "teacher_intercepts.npy",
              "intercepts.npy"));
    }
    if (predictions) {
      names.addAll(List.of("teacher_predictions.npy", "student_predictions.npy"));
    }
    names.addAll(figures);
    return names;
  }
}
