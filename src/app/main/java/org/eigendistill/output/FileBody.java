// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.nio.file.Path;

/** Makes the content of a file. */
@FunctionalInterface
public interface FileBody {
  /** Writes to a path that does not exist yet. */
  void writeTo(Path path) throws IOException;
}
