// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eigendistill.fuzz.Target;

/** This room's readers, to be given any bytes. */
public final class NeuralReaders {
  private NeuralReaders() {}

  /** All of them by name. */
  public static Map<String, Target> all() {
    return Map.of(
        "recipe", Target.file("r.yaml", RecipeFile::read),
        "study", Target.file("s.yaml", file -> StudyFile.read(file.toString())),
        "state", NeuralReaders::state);
  }

  /** A broken state is an IOException here; the store says which file it is. */
  private static void state(byte[] bytes, Path folder) {
    try {
      TrainingState.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      return;
    }
  }
}
