// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.output.WholeFile;
import org.eigendistill.theorem.features.FeaturePair;
import org.eigendistill.theorem.features.FeatureSpaces;
import org.eigendistill.theorem.features.TopGain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A teacher with other features (statement N5). */
@Command(
    name = "features",
    description =
        "What a teacher with other features and the same eigenvectors does. Features of"
            + " another kernel or width, say. Is a student behind plain training in its own features"
            + " (exaggeration), ahead of it, or ahead under a teacher stopped early and behind under"
            + " one stopped late? Of two directions by the ratios of their eigenvalues, or of all"
            + " pairs of directions of two spectra. Gradient flow. Statement N5; it holds for common"
            + " eigenvectors only.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TheoremsFeaturesCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @ParentCommand private TheoremsCommand theorems;
  @Spec private CommandSpec spec;

  @Option(
      names = "--student-ratio",
      paramLabel = "K",
      description = "Of two directions, the student's lower eigenvalue over its upper, below 1.")
  private Double studentRatio;

  @Option(
      names = "--teacher-ratio",
      paramLabel = "K",
      description = "The teacher's eigenvalues along the same two, in the same order, above 0.")
  private Double teacherRatio;

  @Option(
      names = "--student-spectrum",
      paramLabel = "LAW|F",
      description =
          "The student's eigenvalues: as --spectrum of risk has them, a law such as power:1.5:200 or"
              + " a table.")
  private String studentSpectrum;

  @Option(
      names = "--teacher-spectrum",
      paramLabel = "LAW|F",
      description = "The teacher's, along the same directions in the same order.")
  private String teacherSpectrum;

  @Option(
      names = "--student-gain",
      paramLabel = "U",
      description =
          "How far the student is trained: its gain, in (0, 1), along the upper direction; of"
              + " spectra, along its largest eigenvalue.")
  private Double studentGain;

  @Option(
      names = "--teacher-gain",
      paramLabel = "V",
      description = "The same of the teacher; asks for the student's.")
  private Double teacherGain;

  @Option(
      names = "--table",
      paramLabel = "F",
      description = "Of spectra, also write a table (.csv) with a row for each pair.")
  private Path table;

  @Mixin private ReadingOptions reading;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    boolean two = studentRatio != null || teacherRatio != null;
    boolean all = studentSpectrum != null || teacherSpectrum != null;
    need(
        two != all,
        "Give --student-ratio and --teacher-ratio, or --student-spectrum and --teacher-spectrum.");
    need(
        two
            ? studentRatio != null && teacherRatio != null
            : studentSpectrum != null && teacherSpectrum != null,
        "Give student and teacher both: --student-%1$s and --teacher-%1$s."
            .formatted(two ? "ratio" : "spectrum"));
    need(table == null || all, "--table has a row for each pair of spectra; leave it out.");
    TopGain student = gain("--student-gain", studentGain);
    TopGain teacher = gain("--teacher-gain", teacherGain);
    need(teacher == null || student != null, "--teacher-gain asks for --student-gain too.");
    common.limitThreads();
    if (all) {
      List<String> read = List.of(studentSpectrum, teacherSpectrum);
      common.json.requireApart(read);
      if (table != null) {
        OutputFiles.requireApart("--table", table, read);
      }
    }
    Reporter reporter = common.reporter();
    if (two) {
      PairAnswer answer = new PairAnswer(pair(), student, teacher);
      answer.lines().forEach(reporter::answer);
      common.json.write(answer.object());
    } else {
      SpacesAnswer answer = SpacesAnswer.of(spaces(reporter), student, teacher, reporter);
      if (table != null) {
        WholeFile.write(table, answer.table()::write);
      }
      answer.lines().forEach(reporter::answer);
      common.json.write(answer.object());
    }
    return Main.GOOD;
  }

  private FeaturePair pair() {
    need(
        studentRatio > 0 && studentRatio < 1,
        ("--student-ratio must lie between 0 and 1, not %s; for one above 1 exchange the two"
                + " directions, which inverts both ratios.")
            .formatted(studentRatio));
    need(teacherRatio > 0, "--teacher-ratio must be above 0, not %s.".formatted(teacherRatio));
    return new FeaturePair(teacherRatio, studentRatio);
  }

  private TopGain gain(String option, Double gain) {
    if (gain == null) {
      return null;
    }
    need(gain > 0 && gain < 1, "%s must lie between 0 and 1, not %s.".formatted(option, gain));
    return TopGain.of(gain);
  }

  private FeatureSpaces spaces(Reporter reporter) {
    ReadOptions options = reading.declared();
    double[] student = eigenvalues("--student-spectrum", studentSpectrum, options, reporter);
    double[] teacher = eigenvalues("--teacher-spectrum", teacherSpectrum, options, reporter);
    if (student.length != teacher.length) {
      throw BadInputException.of(
          "--teacher-spectrum " + teacherSpectrum,
          "",
          "it has %,d eigenvalues and the student's has %,d"
              .formatted(teacher.length, student.length),
          "Give both along the same directions, in the same order.");
    }
    return FeatureSpaces.of(student, teacher);
  }

  private static double[] eigenvalues(
      String option, String text, ReadOptions options, Reporter reporter) {
    SpectrumLaw.Eigenvalues read = SpectrumLaw.read(option, text, options);
    read.reading().lines().forEach(reporter::say);
    double[] values = read.values();
    if (values.length < 2 || values.length > MOST) {
      throw BadInputException.of(
          option + " " + text,
          "",
          "it has %,d eigenvalues".formatted(values.length),
          "Give 2 to %,d of them.".formatted(MOST));
    }
    DoubleSummaryStatistics range = Arrays.stream(values).summaryStatistics();
    if (!(range.getMax() / range.getMin() <= FeatureSpaces.WIDEST)) {
      throw BadInputException.of(
          option + " " + text,
          "",
          "its eigenvalues go from %s to %s".formatted(range.getMin(), range.getMax()),
          "Leave those out that are next to 0.");
    }
    return values;
  }

  private void need(boolean good, String message) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
