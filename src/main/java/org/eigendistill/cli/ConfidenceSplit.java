package org.eigendistill.cli;

import java.util.List;
import java.util.Map;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.ArrayName;
import org.eigendistill.diagnose.ConfidenceGroup;
import org.eigendistill.diagnose.Labels;
import org.eigendistill.diagnose.PredictionFile;

/**
 * The files of one split of the data, as the user named them.
 *
 * @param teacher the teacher's predictions
 * @param student the student's
 * @param labels class numbers, or null
 * @param clean true class numbers beside them, or null
 */
record ConfidenceSplit(String teacher, String student, String labels, String clean) {

  /**
   * Reads and measures them.
   *
   * @param prefix goes before the names of the accuracies
   * @param notes take what was taken of the files
   * @param accuracies take both models' accuracies, where there are labels
   */
  List<ConfidenceGroup> measure(
      String name,
      PredictionFile.Kind kind,
      long seed,
      String prefix,
      Map<String, Object> accuracies,
      List<String> notes,
      Reporter reporter) {
    PredictionFile t = PredictionFile.read(ArrayName.parse(teacher, "teacher"), kind);
    PredictionFile s = PredictionFile.read(ArrayName.parse(student, "student"), kind);
    s.requireLike(t);
    t.note().ifPresent(notes::add);
    s.note().ifPresent(notes::add);
    Labels known = null;
    if (labels != null) {
      ArrayName unspoilt = clean == null ? null : ArrayName.parse(clean, "clean_labels");
      known = Labels.read(ArrayName.parse(labels, "labels"), unspoilt, t);
      accuracies.put(prefix + "teacher_accuracy", t.predictions().accuracy(known.best()));
      accuracies.put(prefix + "student_accuracy", s.predictions().accuracy(known.best()));
    }
    reporter.update("resampling", 0, 0);
    try {
      return ConfidenceGroup.of(name, t.predictions(), s.predictions(), known, seed);
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(
          t.source() + " and " + s.source(),
          "",
          e.getMessage(),
          "Give more rows, or logits, which are never saturated.",
          e);
    }
  }
}
