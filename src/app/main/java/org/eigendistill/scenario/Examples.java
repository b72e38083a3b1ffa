// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.List;

/** Scenarios that come with the program, each named after what it shows, with its paper. */
public final class Examples {
  private static final String LIST = "examples/list.txt";
  private static final List<String> NAMES =
      BundledFiles.text(LIST).lines().filter(line -> !line.isBlank()).toList();

  private Examples() {}

  /** Their names. */
  public static List<String> names() {
    return NAMES;
  }

  /** The text of one, a model to start one's own from. */
  public static String text(String name) {
    return BundledFiles.text("examples/" + name + ".yaml");
  }
}
