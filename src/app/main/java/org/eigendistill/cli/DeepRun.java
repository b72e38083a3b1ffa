// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Version;
import org.eigendistill.deep.DeepDistillation;
import org.eigendistill.deep.Layers;
import org.eigendistill.deep.Mode;
import org.eigendistill.deep.ModeGrowth;
import org.eigendistill.deep.ModeStarts;
import org.eigendistill.dynamics.Distillation.Switching;
import org.eigendistill.dynamics.Exaggeration;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.simulation.DeepSimulation;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.Spectrum;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** simulate --depth: modes, from data or given, their training, tables and a summary. */
final class DeepRun {
  /** Eigenvalues so near to each other are those of whitened features. */
  private static final double WHITE = 1e-6;

  /** Strengths so far below the largest are rounding errors. */
  private static final double NULL = 1e-12;

  private final CommandSpec spec;
  private final CommonOptions common;
  private final DeepOptions deep;
  private final DataOptions data;
  private final SpectrumOptions decomposition;
  private final DistillationOptions lengths;
  private final Map<String, Object> json = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();

  DeepRun(
      CommandSpec spec,
      CommonOptions common,
      DeepOptions deep,
      DataOptions data,
      SpectrumOptions decomposition,
      DistillationOptions lengths) {
    this.spec = spec;
    this.common = common;
    this.deep = deep;
    this.data = data;
    this.decomposition = decomposition;
    this.lengths = lengths;
  }

  int call() {
    List<String> names =
        List.of("modes.csv", "trajectory.csv", "matched.csv", "effective_time.csv", "summary.json");
    String features = deep.hasModes() ? null : data.data.toString();
    String targets = deep.hasModes() ? null : data.target;
    List<Mode> given = deep.hasModes() ? deep.modes() : List.of();
    try (RunOutput out =
        RunOutput.open(spec, common, names, features, targets, data.weight, deep.input())) {
      Reporter reporter = common.reporter();
      List<Mode> modes = deep.hasModes() ? given : fromData(reporter);
      DeepSimulation simulation = simulation(modes);
      out.write("modes.csv", simulation.modesTable()::write);
      out.write("trajectory.csv", simulation::writeTrajectory);
      Exaggeration[] found = new Exaggeration[1];
      out.write("matched.csv", file -> found[0] = simulation.writeMatched(file));
      out.write("effective_time.csv", simulation::writeEffectiveTime);
      summary(simulation, found[0]);
      out.write("summary.json", file -> Json.write(file, json));
      List<String> answers = List.of(sentence(simulation, found[0]));
      return out.finish(reporter, common.json, answers, json, warnings);
    } catch (ArithmeticException e) {
      throw outOfRange();
    }
  }

  /** Modes, starts and times are anybody's numbers, and so their exponentials may be beyond. */
  private BadInputException outOfRange() {
    String problem = "with these starts and times numbers leave the range of doubles";
    String mend = "Give modes, starts and times nearer to 1.";
    return deep.hasModes()
        ? BadInputException.of("--modes", "", problem, mend)
        : data.fault("", problem, mend);
  }

  /** The singular values of the least-squares map of whitened features. */
  private List<Mode> fromData(Reporter reporter) {
    EigenSolver solver = common.solver(reporter);
    DataOptions.Prepared prepared = data.prepared();
    prepared.reading().lines().forEach(reporter::say);
    warnings.addAll(prepared.preprocessing().notes());
    Spectrum spectrum = decomposition.decompose(prepared.dataset(), solver);
    // That eigenvalues are equal is what is asked for.
    spectrum.warnings().stream()
        .filter(warning -> !warning.contains("share the eigenvalue"))
        .forEach(warnings::add);
    double top = spectrum.eigenvalue(0);
    double last = spectrum.eigenvalue(spectrum.directions() - 1);
    if (!deep.isWhitening() && top / last - 1 > WHITE) {
      throw data.fault(
          "",
          "its features are not whitened, their eigenvalues run from %.6g down to %.6g; modes of a deep network train alone only where they are"
              .formatted(top, last),
          "Give --whiten, or the modes themselves by --modes.");
    }
    double eigenvalue = deep.isWhitening() ? 1 : top;
    Matrix map = deep.isWhitening() ? whitened(spectrum) : spectrum.leastSquares();
    double[] strengths = solver.thin(map).values();
    double largest = Arrays.stream(strengths).max().orElse(0);
    if (!(largest > 0)) {
      throw data.fault("target", "all strengths are 0", "Give a target that features explain.");
    }
    List<Mode> modes = new ArrayList<>();
    for (double strength : strengths) {
      if (strength > NULL * largest) {
        modes.add(new Mode(eigenvalue, strength));
      }
    }
    if (modes.size() < strengths.length) {
      warnings.add(
          "%d of %d modes have no strength and are left out."
              .formatted(strengths.length - modes.size(), strengths.length));
    }
    json.put("n", spectrum.rows());
    json.put("p", spectrum.columns());
    json.put("outputs", map.columns());
    json.put("rank", spectrum.rank().rank());
    json.put("whitened", deep.isWhitening());
    json.put("scale", decomposition.lossScale().name().toLowerCase(Locale.ROOT));
    json.put("data_digest", prepared.dataset().digest());
    json.putAll(prepared.reading().named());
    return modes;
  }

  /** The least-squares map of whitened features, U'Y, times sqrt c, where c X'X is 1. */
  private Matrix whitened(Spectrum spectrum) {
    Matrix map = spectrum.targetCoefficients();
    double root = Math.sqrt(spectrum.lossFactor());
    return Matrix.fill(map.rows(), map.columns(), (k, c) -> map.get(k, c) * root);
  }

  private DeepSimulation simulation(List<Mode> modes) {
    ModeGrowth growth = deep.growth();
    double[] rates = modes.stream().mapToDouble(mode -> rate(growth, mode)).toArray();
    double top = Arrays.stream(rates).max().orElseThrow();
    double last = Arrays.stream(rates).min().orElseThrow();
    Length.Scale scale = new Length.Scale(GradientFlow.of(), top, last);
    requireAbove(modes, deep.starts());
    try {
      double[] times = lengths.grid.on(scale);
      DeepDistillation distillation =
          new DeepDistillation(
              growth,
              deep.starts(),
              lengths.teacher.on(scale),
              lengths.generations,
              lengths.switching(scale));
      return new DeepSimulation(modes, distillation, times);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".");
    }
  }

  /** T13.start is about modes above the reference's start. */
  private void requireAbove(List<Mode> modes, ModeStarts starts) {
    for (Mode mode : modes) {
      if (!starts.areCommon() && !(mode.strength() > starts.reference())) {
        throw new ParameterException(
            spec.commandLine(),
            "With --teacher-start or --student-start every mode is stronger than --start, %s; one has strength %s."
                .formatted(starts.reference(), mode.strength()));
      }
    }
  }

  /** How fast a mode fits what is left, near its end. */
  private static double rate(ModeGrowth growth, Mode mode) {
    return mode.eigenvalue() * growth.rateAt(mode.strength());
  }

  private void summary(DeepSimulation simulation, Exaggeration found) {
    DeepDistillation distillation = simulation.distillation();
    ModeGrowth growth = distillation.growth();
    boolean infinite = growth instanceof Layers layers && layers.depth() == Layers.INFINITE;
    json.put("modes", simulation.modes().size());
    json.put("growth", growth.words());
    json.put("depth", infinite ? "inf" : growth instanceof Layers layers ? layers.depth() : 2);
    json.put("start", distillation.start());
    if (!distillation.starts().areCommon()) {
      json.put("teacher_start", distillation.starts().teacher());
      json.put("student_start", distillation.starts().student());
    }
    json.put("clock", "time");
    json.put("unit", infinite ? "1/eigenvalue, the network's times its depth" : "1/eigenvalue");
    json.put("teacher", distillation.teacherTime());
    json.put("times", simulation.times());
    json.put("generations", distillation.generations());
    json.putAll(SimulationSummary.ofSwitch(distillation.switching()));
    json.putAll(SimulationSummary.of(found));
    notes(simulation);
    startNotes(simulation);
    json.put("warnings", warnings);
    json.put("seed", common.seed);
    json.put("version", Version.current());
  }

  private void notes(DeepSimulation simulation) {
    Mode first = simulation.modes().get(0);
    double start = simulation.distillation().start();
    long beyond =
        simulation.modes().stream()
            .filter(
                mode ->
                    mode.eigenvalue() > first.eigenvalue() || mode.strength() > first.strength())
            .count();
    if (beyond > 0) {
      warnings.add(
          "%d of %d modes are stronger or of a larger eigenvalue than the first: T13 says nothing of them."
              .formatted(beyond, simulation.modes().size()));
    }
    double[] strengths = simulation.modes().stream().mapToDouble(Mode::strength).toArray();
    long below = Arrays.stream(strengths).filter(strength -> strength < start).count();
    if (below > 0) {
      warnings.add(
          "%d of %d modes are not above the start, and decay: T13 covers those at depth 2, or of the first mode's eigenvalue."
              .formatted(below, strengths.length));
    }
    long still = Arrays.stream(strengths).filter(strength -> strength == start).count();
    if (still > 0) {
      warnings.add(
          "%d of %d modes are as strong as the start, and do not move: T13 says nothing of them."
              .formatted(still, strengths.length));
    }
  }

  private void startNotes(DeepSimulation simulation) {
    DeepDistillation distillation = simulation.distillation();
    if (distillation.starts().areCommon()) {
      return;
    }
    if (distillation.switching() != Switching.NEVER) {
      warnings.add("T13.start, of different starts, says nothing of a switch.");
    }
    long unmatched = simulation.unmatched();
    if (unmatched > 0) {
      warnings.add(
          "At %d of %s the student is short of plain training's start along mode 1: nothing is compared there."
              .formatted(unmatched, Counted.of(simulation.times().length, "time")));
    }
  }

  private static String sentence(DeepSimulation simulation, Exaggeration found) {
    return "%s of %s, %s: %s"
        .formatted(
            Counted.of(simulation.modes().size(), "mode"),
            simulation.distillation().growth().words(),
            Counted.of(simulation.times().length, "time"),
            SimulationSummary.words("mode 1", found));
  }
}
