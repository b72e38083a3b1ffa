// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Part;
import org.eigendistill.base.Version;
import org.eigendistill.chart.RiskColumns;
import org.eigendistill.chart.RiskFigures;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.DivergenceException;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.figure.PrintStyle;
import org.eigendistill.figure.paint.FigureWriter;
import org.eigendistill.risk.Optima;
import org.eigendistill.risk.Risk;
import org.eigendistill.risk.RiskForm;
import org.eigendistill.risk.SpectralProblem;
import org.eigendistill.theorem.pay.PayTheorems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exact risk for a spectrum, noise and alignment. */
@Command(
    name = "risk",
    description =
        "Does it pay to disobey? Exact in-sample risk of teacher and student with bias and"
            + " variance, the optima, and the map of noise by alignment where the best student beats"
            + " the best teacher, all by the procedure named. Lengths are its own: time, step counts"
            + " or penalties.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RiskCommand implements Callable<Integer> {
  private static final int TIMES = 400;

  @Spec private CommandSpec spec;

  @Option(
      names = "--spectrum",
      paramLabel = "LAW|F",
      required = true,
      description =
          "power:DECAY:COUNT, spiked:SPIKES:RATIO:COUNT, two-level:RATIO:COUNT, or a table (-"
              + " is standard input) with a column eigenvalue, or with one column.")
  private String spectrum;

  @Option(
      names = "--noise",
      paramLabel = "V",
      defaultValue = "1",
      description = "Noise variance over the signal's mean square (default: ${DEFAULT-VALUE}).")
  private double noise;

  @Option(
      names = "--alignment",
      paramLabel = "A",
      defaultValue = "1",
      description =
          "Squared coefficients go as eigenvalue^A; 0 spreads them evenly (default:"
              + " ${DEFAULT-VALUE}).")
  private double alignment;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of the data (default: twice the directions).")
  private Double rows;

  @Option(
      names = "--cells",
      paramLabel = "N",
      defaultValue = "100",
      description = "The map has N x N cells; 0 for none (default: ${DEFAULT-VALUE}).")
  private int cells;

  @Mixin private PartOption part;

  @Mixin private FigureOptions figures;

  @Option(
      names = {"--weight", "--sample-weight", "--sample-weights"},
      hidden = true)
  private void refuseWeight(String text) {
    throw new ParameterException(
        spec.commandLine(),
        "risk knows no rows to weigh: --spectrum takes the spectrum.csv that simulate --weight writes,"
            + " which is that of the weighted rows.");
  }

  @Option(
      names = {"--start", "--teacher-data", "--teacher-kernel"},
      hidden = true)
  private void refuseOther(String text) {
    throw new ParameterException(
        spec.commandLine(),
        "risk trains from zero, on one space of features: simulate takes --start, --teacher-data and"
            + " --teacher-kernel, and scenario tells the risk of both.");
  }

  @Mixin private ProcedureOptions training;

  @Mixin private WithOption with;
  @Mixin private ReadingOptions reading;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    training.check();
    need(noise > 0 && noise < 1e12, "--noise must be above 0 and below 1e12, not " + noise);
    need(Math.abs(alignment) <= 50, "--alignment must lie in [-50, 50], not " + alignment);
    need(rows == null || rows < 1e15, "--rows must be a number of rows, below 1e15, not " + rows);
    need(
        cells == 0 || cells >= 2 && cells <= 1000, "--cells must be 0, or 2 to 1000, not " + cells);
    need(cells > 0 || part.get().isEmpty(), "--part is of the map, of which --cells 0 makes none");
    part.requireTable(common, figures);
    Optional<PartPrintout> own = part.of("alignment", cells);
    if (part.isCheck()) {
      return own.orElseThrow().check(common);
    }
    common.limitThreads();
    try (RunOutput out = open(own)) {
      return run(out, own);
    }
  }

  private RunOutput open(Optional<PartPrintout> own) {
    return own.isPresent()
        ? RunOutput.openPart(spec, common, names(), spectrum)
        : RunOutput.open(spec, common, names(), spectrum);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(List.of("risk.csv", "optima.json"));
    if (cells > 0) {
      names.add("map.csv");
    }
    if (figures.style().isPresent()) {
      names.addAll(RunOutput.figures("risk"));
      names.addAll(cells > 0 ? RunOutput.figures("map") : List.of());
    }
    return names;
  }

  private int run(RunOutput out, Optional<PartPrintout> own) {
    Reporter reporter = common.reporter();
    SpectrumLaw.Eigenvalues read = SpectrumLaw.read(spectrum, reading.declared());
    read.reading().lines().forEach(reporter::say);
    double[] eigenvalues = read.values();
    double n = rows == null ? 2.0 * eigenvalues.length : rows;
    need(
        n >= eigenvalues.length,
        "--rows must be at least the %d directions".formatted(eigenvalues.length));
    SpectralProblem problem = SpectralProblem.aligned(eigenvalues, alignment, noise, n);
    RiskForm form = problem.inSample();
    Procedure procedure = stable(Arrays.stream(eigenvalues).max().orElseThrow());
    RiskMap whole = new RiskMap(procedure, eigenvalues, n, cells);
    if (own.isPresent()) {
      Table some = whole.of(own.get().part(), reporter);
      out.write("map.csv", some::write);
      Map<String, Object> json =
          own.get().json(common.out(RunOutput.USUAL).resolve("map.csv"), some.rows().size());
      return out.finish(
          reporter, common.json, List.of(own.get().below("map.csv")), json, List.of());
    }
    Optima optima = Optima.of(WatchedRisk.of(form, reporter), procedure);
    Map<String, Object> json = optima(form, optima, procedure);
    Optional<String> falling =
        GainCheck.note(procedure, () -> Double.POSITIVE_INFINITY, eigenvalues);
    json.put("falling_gain", falling.orElse(null));
    PayTheorems theorems = PayTheorems.of(problem, procedure, optima);
    PayPrintout proved = new PayPrintout(theorems, procedure, optima);
    json.putAll(proved.json());
    json.putAll(read.reading().named());
    Table curves = curves(form, optima, procedure, reporter);
    Table map = cells == 0 ? null : whole.of(Part.WHOLE, reporter);
    out.write("risk.csv", curves::write);
    out.write("optima.json", file -> Json.write(file, json));
    if (map != null) {
      out.write("map.csv", map::write);
    }
    Optional<PrintStyle> style = figures.style();
    if (style.isPresent()) {
      reporter.update("drawing", 0, 0);
      String axis = procedure.clock().axis();
      out.write(
          "", at -> FigureWriter.write(RiskFigures.curves(curves, axis), style.get(), at, "risk"));
      if (map != null) {
        out.write("", at -> FigureWriter.write(RiskFigures.map(map), style.get(), at, "map"));
      }
    }
    out.publish();
    reporter.endLine();
    reporter.answer(RiskPrintout.of(optima, procedure));
    proved.lines().forEach(reporter::answer);
    falling.ifPresent(reporter::note);
    common.json.write(json);
    reporter.say(out.sentence());
    return theorems.disagreements().isEmpty() ? Main.GOOD : Main.FAILED;
  }

  private Procedure stable(double top) {
    Procedure procedure = training.procedure(top);
    try {
      procedure.requireStable(top);
    } catch (DivergenceException e) {
      throw BadInputException.of(
          "--spectrum " + spectrum,
          "",
          e.getMessage(),
          "Give --%s below %s.".formatted(e.parameter(), e.below()),
          e);
    }
    return procedure;
  }

  private void need(boolean good, String message) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), message + ".");
    }
  }

  private Map<String, Object> optima(RiskForm form, Optima optima, Procedure procedure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("spectrum", spectrum);
    json.put("noise", noise);
    json.put("alignment", alignment);
    json.put("procedure", procedure.name());
    json.putAll(procedure.named());
    json.put("clock", procedure.clock().word());
    json.put("unit", procedure.clock().unit());
    json.put("teacher_time", optima.bestTeacher().time());
    json.put("teacher_risk", optima.bestTeacher().risk());
    json.put("student_teacher_time", optima.bestStudent().teacherTime());
    json.put("student_time", optima.bestStudent().studentTime());
    json.put("student_risk", optima.bestStudent().risk());
    Optima.ImitationOptimum imitation = optima.bestImitation();
    json.put("imitation_weight", imitation.weight());
    json.put("imitation_risk", imitation.risk());
    json.put("oracle_risk", form.of(form.oracle()));
    json.put("pays", RiskPrintout.pays(optima));
    json.put("version", Version.current());
    return json;
  }

  /** The teacher's risk over time, and that of the best teacher-for-distillation's students. */
  private static Table curves(
      RiskForm form, Optima optima, Procedure procedure, Reporter reporter) {
    Table.Builder table = Table.with(RiskColumns.CURVES);
    String clock = procedure.clock().word();
    double[] times = optima.studentTimes(TIMES);
    for (int i = 0; i < times.length; i++) {
      reporter.update("curves", i, 2L * times.length);
      add(table, "teacher", times[i], form.risk(optima.teacher(times[i])), clock);
    }
    double teacher = optima.bestStudent().teacherTime();
    for (int i = 0; i < times.length; i++) {
      reporter.update("curves", times.length + (long) i, 2L * times.length);
      add(table, "student", times[i], form.risk(optima.student(teacher, times[i])), clock);
    }
    return table.build();
  }

  private static void add(Table.Builder table, String role, double time, Risk risk, String clock) {
    table.add(
        RiskColumns.ROLE.is(role),
        RiskColumns.TIME.is(time),
        RiskColumns.BIAS.is(risk.bias()),
        RiskColumns.VARIANCE.is(risk.variance()),
        RiskColumns.RISK.is(risk.total()),
        RiskColumns.CLOCK.is(clock));
  }
}
