// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.risk.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Dealing;
import org.eigendistill.data.Groups;
import org.eigendistill.data.Split;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.Course;
import org.eigendistill.dynamics.Distillation.Switching.Direction;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.risk.Gains;
import org.eigendistill.risk.Optima;

/**
 * Does distillation pay on these data? Chooses the best teacher and students by cross-validation
 * and confirms them on rows that had no part in the choice.
 *
 * @param fitting from rows to directions
 * @param procedure of teacher and students, given the top eigenvalue
 * @param seed of the folds
 * @param order in which rows stand: folds are drawn at random, or are blocks of time
 */
public record Advisor(
    Fitting fitting, DoubleFunction<Procedure> procedure, long seed, Order order) {
  /** In which order rows stand. */
  public enum Order {
    /** In none that matters. */
    ANY,
    /** In order of time: neighbours depend on one another. */
    TIME
  }

  private static final int FOLDS = 5;

  /** Small data are dealt into folds more than once, until about so many losses are averaged. */
  private static final int LOSSES = 500;

  private static final int MOST_DEALS = 4;

  /**
   * Beyond such weights a student is made of differences of nearly equal models, which no estimate
   * can vouch for.
   */
  private static final double LEAST_WEIGHT = -1;

  private static final double GREATEST_WEIGHT = 2;
  private static final int CURVE = 121;

  /**
   * Advises.
   *
   * @param split the rows to learn from and those to confirm on
   * @throws org.eigendistill.base.BadInputException if rows are too few, targets are constant or no
   *     feature varies
   * @throws org.eigendistill.dynamics.DivergenceException if a step is too long for the data
   */
  public Advice advise(Split split, Progress progress) {
    Split usable = Suitability.check(split, fitting.preparation());
    Dataset train = usable.train();
    Groups groups = train.groups();
    Groups independent = independent(groups);
    progress.update("decomposing", 0, 0);
    Fitting.Fitted fitted = fitting.fit(train);
    Procedure training = procedure.apply(fitted.spectrum().eigenvalue(0));
    List<int[]> dealt = deal(train, groups);
    CrossValidation cv = CrossValidation.of(train, fitting, dealt, progress);
    SpectralEstimates estimates =
        new SpectralEstimates(fitted, fitting.preparation().means(), groups);
    Optima optima = Optima.quick(cv, training);
    progress.update("searching", 0, 4);
    Optima.TeacherOptimum teacher = optima.bestTeacher();
    Noise noise =
        noise(usable)
            .orElseGet(() -> estimates.stopped(Course.onLabels(training).at(teacher.time())));
    progress.update("searching", 1, 4);
    Optima.StudentOptimum student = optima.bestStudent();
    progress.update("searching", 2, 4);
    Optima.ImitationOptimum imitation = optima.bestImitationWithin(LEAST_WEIGHT, GREATEST_WEIGHT);
    progress.update("searching", 3, 4);
    Optional<Optima.SwitchOptimum> switching =
        Stream.of(Direction.values())
            .flatMap(direction -> optima.bestSwitch(direction).stream())
            .min(java.util.Comparator.comparingDouble(Optima.SwitchOptimum::risk));
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(Candidate.of(training, teacher));
    candidates.add(Candidate.of(training, student));
    candidates.add(Candidate.of(training, imitation));
    switching.ifPresent(best -> candidates.add(Candidate.of(training, best)));

    progress.update("held-out rows", 0, 0);
    Map<Candidate.Role, PairedGain> held = held(fitted, usable.test(), candidates);
    Map<Candidate.Role, Double> errors = new EnumMap<>(Candidate.Role.class);
    Candidate.Role proposed = propose(cv, independent, candidates, errors);
    Decision decision =
        new Decision(
            proposed,
            noise.method(),
            held.get(Decision.tested(proposed)),
            train.rows() + usable.test().rows());
    Curves curves =
        new Curves(cv, estimates, fitted.spectrum().eigenvalues(), training, noise, independent);
    double least = candidates.stream().mapToDouble(Candidate::risk).min().orElseThrow();
    double[] times = optima.studentTimes(CURVE);
    Map<String, Double> byEstimate = new TreeMap<>(Map.of("cv", teacher.time()));
    byEstimate.put(
        "gcv", Optima.quick(estimates.generalized(noise), training).bestTeacher().time());
    if (noise.isKnown()) {
      byEstimate.put("ure", Optima.quick(estimates.unbiased(noise), training).bestTeacher().time());
    }
    Table table = curves.table(times, student.teacherTime());
    return new Advice(
        train.rows(),
        groups.count(),
        (int) Arrays.stream(dealt.get(0)).distinct().count(),
        noise,
        teacher,
        student,
        imitation,
        switching,
        noise.isKnown() ? Math.min(least, estimates.oracle(noise)) : Double.NaN,
        errors,
        held,
        decision,
        byEstimate,
        table,
        Suitability.dropped(split, usable),
        Suitability.warnings(
            split, usable, fitted, noise, teacher, student, times, byEstimate, order));
  }

  /** The noise, which has no part in any choice of lengths, is that of all rows. */
  private Optional<Noise> noise(Split usable) {
    Dataset all = usable.train().with(usable.test());
    return new SpectralEstimates(fitting.fit(all), fitting.preparation().means(), all.groups())
        .unfitted();
  }

  /** Folds of rows drawn at random, small data several times; or blocks of time, once. */
  private List<int[]> deal(Dataset train, Groups groups) {
    int folds = Math.min(FOLDS, groups.count() / 2);
    if (order == Order.TIME) {
      return List.of(Dealing.blocks(groups, folds));
    }
    int deals = Math.max(1, Math.min(MOST_DEALS, LOSSES / groups.count()));
    Randomness random = Randomness.of(seed);
    return Stream.generate(() -> Dealing.folds(train, groups, folds, random)).limit(deals).toList();
  }

  /**
   * Which rows to count as one when errors are told: groups, and in order of time neighbours in
   * blocks of about the root of the rows, whose sums depend on one another little.
   */
  private Groups independent(Groups groups) {
    if (order != Order.TIME) {
      return groups;
    }
    int blocks = Math.max(2, (int) Math.sqrt(groups.rows()));
    Groups joined = groups.joined(Groups.blocks(groups.rows(), blocks));
    if (joined.count() < 2) {
      throw BadInputException.of(
          "--order time",
          "",
          "rows that belong together run through all of the time",
          "Leave it out, or drop --groups or the repeated rows.");
    }
    return joined;
  }

  private Map<Candidate.Role, PairedGain> held(
      Fitting.Fitted fitted, Dataset rows, List<Candidate> candidates) {
    HeldRows seen = fitted.see(rows);
    double[] eigenvalues = fitted.spectrum().eigenvalues();
    Groups independent = independent(rows.groups());
    double[] teacher = seen.losses(Gains.of(candidates.get(0).model(), eigenvalues));
    Map<Candidate.Role, PairedGain> held = new EnumMap<>(Candidate.Role.class);
    for (Candidate candidate : candidates.subList(1, candidates.size())) {
      double[] own = seen.losses(Gains.of(candidate.model(), eigenvalues));
      held.put(candidate.role(), PairedGain.of(teacher, own, independent));
    }
    return held;
  }

  /** The simplest kind that no other beats by more than a standard error of the difference. */
  private static Candidate.Role propose(
      CrossValidation cv,
      Groups groups,
      List<Candidate> candidates,
      Map<Candidate.Role, Double> errors) {
    Candidate.Role best = Candidate.Role.TEACHER;
    double[] losses = null;
    for (Candidate candidate : candidates) {
      double[] own = cv.losses(Gains.of(candidate.model(), cv.eigenvalues()));
      errors.put(candidate.role(), PairedGain.standardError(own, groups));
      if (losses == null || beats(own, losses, groups)) {
        best = candidate.role();
        losses = own;
      }
    }
    return best;
  }

  private static boolean beats(double[] own, double[] other, Groups groups) {
    double[] better = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      better[i] = other[i] - own[i];
    }
    double mean = PairedGain.mean(better);
    return mean > PairedGain.standardError(better, groups)
        && !PairedGain.isNegligible(mean, PairedGain.mean(other));
  }
}
