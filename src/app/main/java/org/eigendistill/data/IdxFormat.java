// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;

/** The format of the MNIST family. */
final class IdxFormat implements Format {
  @Override
  public String name() {
    return "idx";
  }

  @Override
  public List<String> endings() {
    return List.of("ubyte", ".idx", ".idx1", ".idx2", ".idx3", ".idx4");
  }

  @Override
  public NamedMatrix array(Path file, String key) {
    return IdxReader.read(file);
  }
}
