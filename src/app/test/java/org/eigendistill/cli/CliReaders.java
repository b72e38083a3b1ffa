// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.dynamics.GradientDescent;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.dynamics.Ridge;
import org.eigendistill.fuzz.Target;
import picocli.CommandLine.TypeConversionException;

/** The readers of options' values, to be given any bytes. */
public final class CliReaders {
  private CliReaders() {}

  /** All of them by name. */
  public static Map<String, Target> all() {
    return Map.of(
        "times", CliReaders::times,
        "length", CliReaders::length,
        "spectrum-law", CliReaders::law,
        "spectrum-file",
            Target.file(
                "spectrum.csv", file -> SpectrumLaw.read(file.toString(), ReadOptions.AUTO)));
  }

  private static void times(byte[] bytes, Path folder) {
    try {
      TimeGrid grid = new TimeGrid.Converter().convert(text(bytes));
      for (Procedure procedure :
          new Procedure[] {GradientFlow.of(), GradientDescent.of(0.1), Ridge.of()}) {
        try {
          grid.on(new Length.Scale(procedure, 3, 1e-3));
        } catch (IllegalArgumentException e) {
          continue; // the command says which option it is
        }
      }
    } catch (TypeConversionException e) {
      return;
    }
  }

  private static void length(byte[] bytes, Path folder) {
    try {
      new Length.Converter()
          .convert(text(bytes))
          .on(new Length.Scale(GradientDescent.of(0.1), 3, 1e-3));
    } catch (TypeConversionException e) {
      return;
    }
  }

  /** Only what names a law: other text is a file's name. */
  private static void law(byte[] bytes, Path folder) {
    String[] laws = {"power:", "spiked:", "two-level:"};
    int law = bytes.length == 0 ? 0 : (bytes[0] & 0xff) % laws.length;
    SpectrumLaw.read(
        laws[law] + text(bytes).substring(Math.min(1, text(bytes).length())), ReadOptions.AUTO);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
