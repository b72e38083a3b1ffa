// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

/** Looks ahead at the memory that matrices take. */
final class Memory {
  /** The part of Java's memory that they may have. */
  private static final double SHARE = 0.8;

  private static final double GIGABYTE = 1e9;

  /** Copies of a square matrix that working it out takes. */
  private static final double COPIES = 4;

  private Memory() {}

  /**
   * Makes sure that there is enough.
   *
   * @param key whose value asks for it
   * @param bytes about how much
   * @param mend what else takes less
   */
  static void require(ScenarioKeys keys, String key, double bytes, String mend) {
    double there = SHARE * Runtime.getRuntime().maxMemory();
    if (bytes > there) {
      throw keys.fault(
          key,
          "it needs about %.1f GB of memory, of which there are %.1f"
              .formatted(bytes / GIGABYTE, there / GIGABYTE),
          "Give java -Xmx%.0fg, or %s.".formatted(Math.ceil(bytes / SHARE / GIGABYTE), mend));
    }
  }

  /** The same of a square matrix of a size, and what working it out takes. */
  static void requireSquare(ScenarioKeys keys, String key, double size) {
    require(keys, key, COPIES * size * size * Double.BYTES, "a smaller size");
  }
}
