// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.base.BadInputException;
import org.eigendistill.simulation.Simulation;

/**
 * How much simulate is going to write, known before it begins: times x directions rows of text, and
 * arrays of eight bytes a number.
 *
 * @param bytes at the least
 */
record SimulationSize(double bytes) {
  /** Bytes of a time's and direction's rows in all tables; they are seldom below twice that. */
  private static final int ROWS = 100;

  /** What a simulation's tables take, and its weights and predictions where they are asked for. */
  static SimulationSize of(Simulation simulation, boolean weights, int predicted) {
    double times = simulation.times().length;
    double outputs = simulation.spectrum().targetCoefficients().columns();
    double features = simulation.spectrum().columns();
    double numbers = (weights ? 4 * features : 0) + 2 * predicted;
    return new SimulationSize(
        times * (ROWS * (double) simulation.spectrum().directions() + 8 * numbers * outputs));
  }

  /**
   * Refuses what the disk has no room for.
   *
   * @throws BadInputException that says both sizes
   */
  void requireRoom(Path folder) {
    Path at = folder.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    double room;
    try {
      room = Files.getFileStore(at).getUsableSpace();
    } catch (IOException e) {
      return; // writing will tell
    }
    if (bytes > room) {
      throw BadInputException.of(
          folder,
          "",
          "the output would take %s or more, and there is room for %s"
              .formatted(words(bytes), words(room)),
          "Give fewer --times, or another --out.");
    }
  }

  private static String words(double size) {
    return size < 1e8 ? "%.3f MB".formatted(size / 1e6) : "%.1f GB".formatted(size / 1e9);
  }
}
