// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.io.File;
import java.util.function.UnaryOperator;

/** How the program was called, for hints that can be typed as they stand. */
final class Typed {
  /** What the launcher was called by, which it hands on. */
  static final String LAUNCHED = "eigendistill.typed";

  /** The starter of an application image, which its runtime sets. */
  private static final String IMAGE = "jpackage.app-path";

  private static final String JAR = "java -jar ";

  private Typed() {}

  /** {@code eigendistill}, or {@code java -jar target/eigendistill.jar}. */
  static String program() {
    return program(System::getProperty);
  }

  static String program(UnaryOperator<String> properties) {
    for (String name : new String[] {LAUNCHED, IMAGE}) {
      String launched = properties.apply(name);
      if (launched != null && !launched.isBlank()) {
        return word(launched);
      }
    }
    // Of java -jar FILE the class path is FILE, as it was typed.
    String path = properties.apply("java.class.path");
    boolean isJar = path != null && path.endsWith(".jar") && !path.contains(File.pathSeparator);
    return JAR + word(isJar ? path : "eigendistill.jar");
  }

  /** As a shell reads it as one word. */
  private static String word(String text) {
    return text.matches("[\\w./:@%+,=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
