// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.fuzz.Target;

/** This room's readers, to be given any bytes. */
public final class DiagnoseReaders {
  private DiagnoseReaders() {}

  /** All of them by name. */
  public static Map<String, Target> all() {
    return Map.of(
        "logits", Target.file("l.npy", file -> read(file, PredictionFile.OutputScale.logits)),
        "probabilities",
            Target.file("p.npy", file -> read(file, PredictionFile.OutputScale.probabilities)),
        "weights",
            Target.file("w.npy", file -> WeightFile.read(name(file), bytes(file), 3, "data.csv")),
        "labels", Target.file("y.npy", DiagnoseReaders::labels),
        "bands", DiagnoseReaders::bands);
  }

  private static boolean bytes(Path file) {
    return file.toFile().length() % 2 == 0;
  }

  private static void read(Path file, PredictionFile.OutputScale scale) {
    Predictions read =
        PredictionFile.read(name(file), scale, ReadOptions.AUTO, Expected.NOTHING).predictions();
    read.logOdds(0, read.top(0));
  }

  private static void labels(Path file) {
    Predictions of = Predictions.ofLogits(Matrix.fill(4, 3, (i, j) -> i * j));
    NamedMatrix read = name(file).matrix();
    PredictionFile model = new PredictionFile("p", of, List.of(), 0, read.read(), Optional.empty());
    Labels.of(read, Optional.empty(), model, OptionalInt.empty());
  }

  /** A wrong list of bands is an illegal argument; the command says which option it is. */
  private static void bands(byte[] bytes, Path folder) {
    try {
      Bands.parse(new String(bytes, StandardCharsets.UTF_8), 50);
    } catch (IllegalArgumentException e) {
      return;
    }
  }

  private static ArrayName name(Path file) {
    return ArrayName.parse(file.toString(), "X");
  }
}
