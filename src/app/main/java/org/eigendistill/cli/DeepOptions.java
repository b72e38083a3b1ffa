// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Numerals;
import org.eigendistill.data.Table;
import org.eigendistill.deep.Imbalance;
import org.eigendistill.deep.Layers;
import org.eigendistill.deep.Mode;
import org.eigendistill.deep.ModeGrowth;
import org.eigendistill.deep.ModeStarts;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A deep linear network in the place of the linear model. */
final class DeepOptions {
  /** Options that say something of the linear model only. */
  private static final List<String> SHALLOW =
      List.of(
          "--procedure",
          "--loss",
          "--imitation",
          "--predict",
          "--weights",
          "--kernel",
          "--route",
          "--stream");

  private static final String INFINITE = "inf";

  @Option(
      names = "--depth",
      paramLabel = "L",
      description =
          "Trains a deep linear network of L balanced, aligned layers by gradient flow; inf is the limit, its"
              + " times being the network's times its depth. For whitened features, or --whiten, or"
              + " --modes; 10/l1 is then in units of the fastest mode's lam f(s), lr's of the slowest.")
  private String depth;

  @Option(
      names = "--start",
      paramLabel = "F|u0",
      description =
          "Where teacher, students and plain training start instead of zero: a file of weights, features x"
              + " outputs in the features' own units, or of predictions, rows of --data x outputs. Which"
              + " one it is goes by its shape, or by weights:F or predictions:F. With --depth, a number:"
              + " where every mode starts.")
  private String startText;

  @Option(
      names = "--teacher-start",
      paramLabel = "u0",
      description =
          "Where the teacher starts, at most at --start, with --depth (default: --start).")
  private Double teacherStart;

  @Option(
      names = "--student-start",
      paramLabel = "u0",
      description =
          "Where every student starts, at most at --start, with --depth (default: --start).")
  private Double studentStart;

  @Option(
      names = "--imbalance",
      paramLabel = "c",
      description = "Of two layers, a^2 - b^2 in each mode, with --depth 2 (default: 0).")
  private Double imbalance;

  @Option(
      names = "--modes",
      paramLabel = "LAM:S,...|F",
      description =
          "The modes themselves, in the place of --data and --target: eigenvalue:strength, eigenvalue:strength"
              + " and so on, or a CSV file with the columns eigenvalue and strength.")
  private String modes;

  @Option(
      names = "--whiten",
      description = "Takes whitened features, X'X = 1 on their span, with --depth.")
  private boolean whiten;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Lets --modes take the place of data. */
  static final class DataOrModes implements CommandLine.IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
      int order = -3; // before all others, whose order is -1
      for (String name : List.of("--data", "--target")) {
        OptionSpec option = spec.findOption(name);
        spec.remove(option);
        spec.addOption(option.toBuilder().required(false).order(order++).build());
      }
      return spec;
    }
  }

  /** What --start names, which is a file without --depth; or null. */
  String startFile() {
    return isGiven() ? null : startText;
  }

  /** Refuses a file to start from. */
  void refuseStart(String what) {
    if (startFile() != null) {
      throw fault("--start does not go with %s.".formatted(what));
    }
  }

  boolean isGiven() {
    return depth != null;
  }

  boolean hasModes() {
    return modes != null;
  }

  boolean isWhitening() {
    return whiten;
  }

  /** What can be checked before anything is read. */
  void check() {
    if (!isGiven()) {
      requireNone();
      return;
    }
    for (String name : SHALLOW) {
      if (isGiven(name)) {
        throw fault("%s has no meaning with --depth.".formatted(name));
      }
    }
    if (hasModes() && (isGiven("--data") || isGiven("--target") || isGiven("--weight"))) {
      throw fault("--modes takes the place of --data, --target and --weight.");
    }
    if (whiten && hasModes()) {
      throw fault("--whiten is for features, not for --modes.");
    }
    starts();
  }

  private void requireNone() {
    List<String> given = new ArrayList<>();
    for (String name :
        List.of("--teacher-start", "--student-start", "--imbalance", "--modes", "--whiten")) {
      if (isGiven(name)) {
        given.add(name);
      }
    }
    if (!given.isEmpty()) {
      throw fault("%s goes with --depth.".formatted(given.get(0)));
    }
    if (startText != null && startText.matches("((weights|predictions):)?")) {
      throw fault("--start '%s' names no file.".formatted(startText));
    }
    if (startText != null && Numerals.parse(startText).isPresent()) {
      throw fault("--start goes with --depth where it is a number; else it names a file.");
    }
  }

  /** Data are asked for as ever where no modes are given. */
  void requireData() {
    List<CommandLine.Model.ArgSpec> missing = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String name : List.of("--data", "--target")) {
      if (!isGiven(name)) {
        OptionSpec option = spec.findOption(name);
        missing.add(option);
        words.add("'%s=%s'".formatted(name, option.paramLabel()));
      }
    }
    if (!missing.isEmpty()) {
      throw new CommandLine.MissingParameterException(
          spec.commandLine(),
          missing,
          "Missing required option%s: %s"
              .formatted(missing.size() == 1 ? "" : "s", String.join(", ", words)));
    }
  }

  private boolean isGiven(String name) {
    return spec.commandLine().getParseResult().hasMatchedOption(name);
  }

  ModeGrowth growth() {
    int layers = layers();
    if (imbalance == null || imbalance == 0) {
      return new Layers(layers);
    }
    if (layers != 2) {
      throw fault("--imbalance is of two layers: --depth 2, not %s.".formatted(depth));
    }
    try {
      return new Imbalance(Math.abs(imbalance));
    } catch (IllegalArgumentException e) {
      throw fault("--imbalance: " + e.getMessage() + ".");
    }
  }

  private int layers() {
    if (depth.equals(INFINITE)) {
      return Layers.INFINITE;
    }
    double number = Numerals.parse(depth).orElse(Double.NaN);
    if (!(number >= 1 && number <= 1_000_000) || number != Math.rint(number)) {
      throw fault(
          "--depth is a whole number from 1 to 1000000, or inf, not '%s'.".formatted(depth));
    }
    return (int) number;
  }

  /** Where each starts; 0 where that moves, unless given. */
  ModeStarts starts() {
    ModeGrowth growth = growth();
    Double start = start();
    if (start == null && !growth.leavesZero()) {
      throw fault("--start is needed at %s: at 0 no mode moves.".formatted(growth.words()));
    }
    double common = checked("--start", start == null ? 0 : start);
    double teacher = teacherStart == null ? common : checked("--teacher-start", teacherStart);
    double student = studentStart == null ? common : checked("--student-start", studentStart);
    for (double own : new double[] {teacher, student}) {
      if (own > common) {
        throw fault(
            "--teacher-start and --student-start are at most --start, %s, not %s: of a teacher or student that starts beyond plain training T13.start says nothing."
                .formatted(common, own));
      }
    }
    return new ModeStarts(teacher, student, common);
  }

  private Double start() {
    try {
      return startText == null ? null : NumberConverters.real(startText);
    } catch (CommandLine.TypeConversionException e) {
      throw fault(
          "Invalid value for option '--start': %s; with --depth it is where modes start."
              .formatted(e.getMessage()));
    }
  }

  private double checked(String name, double value) {
    ModeGrowth growth = growth();
    boolean good = value > 0 || value == 0 && growth.leavesZero();
    if (!good || value == Double.POSITIVE_INFINITY) {
      throw fault(
          "%s is %s and finite at %s, not %s."
              .formatted(
                  name, growth.leavesZero() ? "0 or more" : "positive", growth.words(), value));
    }
    return value;
  }

  /** What --modes says. */
  List<Mode> modes() {
    return modes.contains(":") && !Files.exists(Path.of(modes)) ? inline() : read();
  }

  private List<Mode> inline() {
    List<Mode> list = new ArrayList<>();
    for (String part : modes.split(",", -1)) {
      String[] numbers = part.strip().split(":", -1);
      if (numbers.length != 2) {
        throw fault("--modes is eigenvalue:strength, comma between, not '%s'.".formatted(part));
      }
      try {
        list.add(new Mode(number(numbers[0]), number(numbers[1])));
      } catch (IllegalArgumentException e) {
        throw fault("--modes: '%s': %s.".formatted(part, e.getMessage()));
      }
    }
    return list;
  }

  private double number(String text) {
    return Numerals.parse(text.strip())
        .orElseThrow(() -> fault("--modes: '%s' is not a number.".formatted(text)));
  }

  private List<Mode> read() {
    Table table = Table.read(Path.of(modes));
    for (String name : List.of("eigenvalue", "strength")) {
      if (!table.columns().contains(name)) {
        throw unreadable(
            "", "it has no column " + name, "Name two columns eigenvalue and strength.");
      }
    }
    List<Mode> list = new ArrayList<>();
    for (int k = 0; k < table.rows().size(); k++) {
      try {
        double eigenvalue = Table.number(table.column("eigenvalue").get(k));
        list.add(new Mode(eigenvalue, Table.number(table.column("strength").get(k))));
      } catch (IllegalArgumentException e) {
        throw unreadable(
            "row " + (k + 2), e.getMessage(), "Leave out such modes; nothing is said of them.");
      }
    }
    if (list.isEmpty()) {
      throw unreadable("", "it has no mode", "Give a row per mode.");
    }
    return list;
  }

  private BadInputException unreadable(String place, String problem, String mend) {
    return BadInputException.of(modes, place, problem, mend);
  }

  /** What names a file, for the record of the run. */
  String input() {
    return modes != null && !modes.contains(":") ? modes : null;
  }

  private ParameterException fault(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
