// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.average;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eigendistill.base.Part;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.base.SideBySide;
import org.eigendistill.population.NotKnownException;
import org.eigendistill.population.Question;
import org.eigendistill.population.Realisation;
import org.eigendistill.population.RiskEstimate;
import org.eigendistill.population.RiskParts;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.UnboundedException;
import org.eigendistill.population.World;
import org.eigendistill.population.moment.ModelMoments;
import org.eigendistill.population.moment.MomentChain;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Risks on average over Gaussian rows: exactly where a formula is known, else over draws of rows
 * and random features, each exact in target and noise.
 *
 * @param draws how many, at least 2
 * @param seed of all draws; each has a stream of its own, so that the number of threads does not
 *     matter
 * @param threads how many draws are made at a time
 * @param solver of one thread
 * @param progress hears of draws
 */
public record Averages(int draws, long seed, int threads, EigenSolver solver, Progress progress) {
  /** The golden ratio's bits, which spread seeds. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final int PARTS = 5;

  /** Checks the counts. */
  public Averages {
    if (draws < 2 || threads < 1) {
      throw new IllegalArgumentException(
          "at least 2 draws on 1 thread, not %d on %d".formatted(draws, threads));
    }
  }

  /** The risks of models, in the order asked. */
  public Map<String, RiskEstimate> of(Scenario scenario, Question question) {
    return of(scenario, question, models -> {});
  }

  /**
   * The same.
   *
   * @param ahead hears, before anything is drawn, of the models that are left to draws
   */
  public Map<String, RiskEstimate> of(
      Scenario scenario, Question question, Consumer<List<String>> ahead) {
    return risks(
        scenario,
        question,
        left -> {
          ahead.accept(left.models());
          return settled(scenario, left);
        });
  }

  /**
   * The same from draws that were made before.
   *
   * @param made all of them, as {@link #draws} has them, of the models left
   */
  public Map<String, RiskEstimate> ofDraws(
      Scenario scenario, Question question, Function<List<String>, double[][]> made) {
    return risks(scenario, question, left -> estimates(left.models(), made.apply(left.models())));
  }

  /** The models that are left to draws, in the order asked. */
  public List<String> left(Scenario scenario, Question question) {
    List<String> models = new ArrayList<>();
    risks(
        scenario,
        question,
        left -> {
          models.addAll(left.models());
          return Map.of();
        });
    return models;
  }

  private Map<String, RiskEstimate> risks(
      Scenario scenario, Question question, Function<Question, Map<String, RiskEstimate>> drawing) {
    Map<String, RiskEstimate> found = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    for (String model : question.models()) {
      found.put(model, null);
      try {
        found.put(model, closed(scenario, question, model));
      } catch (NotKnownException e) {
        open(scenario, question, model, "draws", found, rest);
      } catch (UnboundedException e) {
        open(scenario, question, model, "closed", found, rest);
      }
    }
    if (!rest.isEmpty()) {
      found.putAll(drawing.apply(new Question(rest, question.rows(), question.variances())));
    }
    return found;
  }

  /**
   * What is to be said of a standard error: a least-norm fit that a model is made of has so nearly
   * as many rows as features that risks have no variance over draws.
   */
  public Optional<String> caution(Scenario scenario, String model) {
    return Optional.ofNullable(
        LeastNormSize.withoutVariance(scenario, scenario.needed(List.of(model)), solver));
  }

  /** Infinite where that is sure, else left to draws. */
  private void open(
      Scenario scenario,
      Question question,
      String model,
      String method,
      Map<String, RiskEstimate> found,
      List<String> rest) {
    String infinite = HeavyTail.of(scenario, question, model, solver);
    if (infinite == null) {
      rest.add(model);
    } else {
      found.put(model, RiskEstimate.unbounded(infinite, method));
    }
  }

  /** All in the same draws; or, where rounds of one do not settle, each by itself. */
  private Map<String, RiskEstimate> settled(Scenario scenario, Question question) {
    try {
      return estimates(question.models(), draws(scenario, question, Part.WHOLE));
    } catch (UnboundedException e) {
      Map<String, RiskEstimate> found = new LinkedHashMap<>();
      if (question.models().size() == 1) {
        found.put(question.models().get(0), RiskEstimate.unbounded(e.getMessage(), "draws"));
      } else {
        question.models().forEach(name -> found.putAll(settled(scenario, question.about(name))));
      }
      return found;
    }
  }

  /**
   * The exact average.
   *
   * @throws NotKnownException if no formula is known
   */
  private RiskEstimate closed(Scenario scenario, Question question, String model) {
    if (question.rows() != null) {
      throw new NotKnownException("risk over the rows of a fit");
    }
    World world = scenario.world();
    double[] variances = question.variances(world);
    ModelMoments noisy = chain(scenario, true).of(model);
    ModelMoments quiet = chain(scenario, false).of(model);
    double bias = quiet.risk(world, variances);
    return RiskEstimate.of(bias, noisy.risk(world, variances) - bias, "closed");
  }

  private MomentChain chain(Scenario scenario, boolean noisy) {
    return new MomentChain(
        scenario,
        new ClosedStep(),
        (fit, features, labels, world) -> {
          throw new NotKnownException("random features");
        },
        noisy,
        solver);
  }

  /**
   * Some of the draws, whatever part of them the others are made in.
   *
   * @return a row for each: bias, own, inherited, cross and risk of one model after the other
   * @throws UnboundedException of the first draw in which a risk is none
   */
  public double[][] draws(Scenario scenario, Question question, Part part) {
    int begin = part.first(draws);
    int count = part.next(draws) - begin;
    double[][] values = new double[count][];
    UnboundedException[] unbounded = new UnboundedException[count];
    AtomicLong done = new AtomicLong();
    int chunk = Math.max(1, count / (threads * 8));
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int from = 0; from < count; from += chunk) {
      int first = from;
      int last = Math.min(count, from + chunk);
      tasks.add(
          () -> {
            for (int k = first; k < last && !SideBySide.stopped(); k++) {
              try {
                values[k] = draw(scenario, question, begin + k);
              } catch (UnboundedException e) {
                unbounded[k] = e;
              }
              progress.update("draws", done.incrementAndGet(), count);
            }
            return null;
          });
    }
    SideBySide.run(threads, tasks);
    // The first of them, whichever thread was there before the others.
    Optional<UnboundedException> first =
        Arrays.stream(unbounded).filter(Objects::nonNull).findFirst();
    if (first.isPresent()) {
      throw first.get();
    }
    return values;
  }

  private Map<String, RiskEstimate> estimates(List<String> models, double[][] values) {
    Map<String, RiskEstimate> found = new LinkedHashMap<>();
    for (int i = 0; i < models.size(); i++) {
      found.put(models.get(i), estimate(values, i * PARTS));
    }
    return found;
  }

  private double[] draw(Scenario scenario, Question question, int k) {
    Randomness stream = Randomness.of(seed + SPREAD * (k + 1));
    Map<String, RiskParts> risks = new Realisation(scenario, stream, solver).risks(question);
    double[] values = new double[PARTS * risks.size()];
    int at = 0;
    for (RiskParts parts : risks.values()) {
      values[at++] = parts.bias();
      values[at++] = parts.own();
      values[at++] = parts.inherited();
      values[at++] = parts.cross();
      values[at++] = parts.risk();
    }
    return values;
  }

  private RiskEstimate estimate(double[][] values, int at) {
    double[] mean = new double[PARTS];
    for (int part = 0; part < PARTS; part++) {
      int column = at + part;
      mean[part] = Arrays.stream(values).mapToDouble(row -> row[column]).sum() / draws;
    }
    int column = at + PARTS - 1;
    double middle = mean[PARTS - 1];
    double squares =
        Arrays.stream(values)
            .mapToDouble(row -> (row[column] - middle) * (row[column] - middle))
            .sum();
    double error = Math.sqrt(squares / (draws - 1) / draws);
    return RiskEstimate.of(new RiskParts(mean[0], mean[1], mean[2], mean[3]), error, "draws");
  }
}
