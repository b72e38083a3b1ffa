// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Expected;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.Reading;
import org.eigendistill.diagnose.ConfidenceGroup;
import org.eigendistill.diagnose.Labels;
import org.eigendistill.diagnose.PredictionFile;
import org.eigendistill.diagnose.Predictions;

/**
 * The files of one split of the data, as the user named them.
 *
 * @param prefix of their options, test- or nothing
 * @param teacher the teacher's predictions
 * @param student the student's
 * @param controls those of controls
 * @param labels class numbers, or null
 * @param clean true class numbers beside them, or null
 * @param options what the user has declared of them
 * @param axes what the first of three axes are; null where that is not declared
 * @param from the number of the first class in labels, where that is declared
 */
record ConfidenceSplit(
    String prefix,
    String teacher,
    String student,
    List<String> controls,
    String labels,
    String clean,
    ReadOptions options,
    PredictionFile.Axes axes,
    OptionalInt from) {

  /**
   * What came out.
   *
   * @param accuracies of both models, where there are labels
   * @param reading what was read
   * @param notes what was taken of the files
   */
  record Measured(
      List<ConfidenceGroup> groups,
      Map<String, Object> accuracies,
      Reading reading,
      List<String> notes) {}

  /** Reads and measures them. */
  Measured measure(String name, PredictionFile.OutputScale scale, Reporter reporter) {
    PredictionFile t = read(teacher, "teacher", scale, Expected.NOTHING);
    int rows = t.predictions().rows();
    Expected again = Expected.again(t.source(), () -> rows);
    PredictionFile s = read(student, "student", scale, again);
    s.requireLike(t);
    Reading reading =
        Reading.NONE.and(option("teacher"), t.read()).and(option("student"), s.read());
    List<Predictions> others = new ArrayList<>();
    for (String file : controls) {
      PredictionFile c = read(file, "control", scale, again);
      c.requireLike(t);
      reading = reading.and(option("control"), c.read());
      others.add(c.predictions());
    }
    Labels known = null;
    Map<String, Object> accuracies = new LinkedHashMap<>();
    if (labels != null) {
      NamedMatrix given = labels(labels, "labels", t);
      reading = reading.and(option("labels"), given.read());
      Optional<NamedMatrix> truth =
          Optional.ofNullable(clean).map(file -> labels(file, "clean_labels", t));
      if (truth.isPresent()) {
        reading = reading.and(option("clean-labels"), truth.get().read());
      }
      known = Labels.of(given, truth, t, from);
      String word = prefix.replace('-', '_');
      accuracies.put(word + "teacher_accuracy", t.predictions().accuracy(known.best()));
      accuracies.put(word + "student_accuracy", s.predictions().accuracy(known.best()));
    }
    reading.lines().forEach(reporter::say);
    reporter.update("comparing", 0, 0);
    try {
      return new Measured(
          ConfidenceGroup.of(name, t.predictions(), s.predictions(), others, known, t.tokens()),
          accuracies,
          reading,
          Stream.of(t.note(), s.note()).flatMap(Optional::stream).toList());
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(
          t.source() + " and " + s.source(),
          "",
          e.getMessage(),
          "Give more rows, or logits, which are never saturated.",
          e);
    }
  }

  private PredictionFile read(
      String file, String key, PredictionFile.OutputScale scale, Expected expected) {
    return PredictionFile.read(ArrayName.parse(file, key), scale, axes, options, expected);
  }

  private String option(String word) {
    return "--" + prefix + word;
  }

  private NamedMatrix labels(String file, String key, PredictionFile of) {
    int rows = of.predictions().rows();
    return ArrayName.parse(file, key).matrix(options, Expected.beside(of.source(), () -> rows));
  }
}
