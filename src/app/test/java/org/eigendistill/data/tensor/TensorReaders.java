// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.nio.file.Files;
import java.util.Map;
import org.eigendistill.fuzz.Target;

/** This room's readers, to be given any bytes. */
public final class TensorReaders {
  private TensorReaders() {}

  /** All of them by name. */
  public static Map<String, Target> all() {
    Target pickle =
        (bytes, folder) -> {
          TorchArchive archive =
              TorchArchive.of(
                  Files.write(folder.resolve("p.pt"), Pickle.archive(bytes, new byte[64])));
          for (String name : archive.names()) {
            archive.other(name);
            if (archive.tensor(name).count() > 0) {
              try (TensorReader reader = archive.tensor(name).open()) {
                reader.read(archive.tensor(name).count() - 1, 1, new double[1]);
              }
            }
          }
        };
    return Map.of("torch-pickle", pickle);
  }
}
