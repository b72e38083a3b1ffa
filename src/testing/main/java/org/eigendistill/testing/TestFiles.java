// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.testing;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Files that lie beside a test, wherever it runs. */
public final class TestFiles {
  private TestFiles() {}

  /** A folder or file among the resources of a test's package. */
  public static Path beside(Class<?> test, String name) {
    try {
      return Path.of(test.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
