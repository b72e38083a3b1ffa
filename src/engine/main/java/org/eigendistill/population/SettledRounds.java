// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eigendistill.base.Matrix;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.spectrum.EigenSolver;

/**
 * The end of rounds that take the model of the round before for a source: w -&gt; L w + c + noise.
 *
 * <p>On rows that stay, sums of powers of L are doubled, {@code s_2k = s_k + L^k s_k}, so that k
 * doublings are 2^k rounds; what each round's new noise leaves, {@code C = L C L' + N N'}, likewise
 * (Smith, SIAM Journal on Applied Mathematics 16, 1968). Where rounds draw rows anew there is one L
 * a round, and rounds go on until the first has no influence left.
 */
final class SettledRounds {
  private static final int MOST_DOUBLINGS = 60;
  private static final int MOST_ROUNDS = 5_000;
  private static final double SETTLED = 1e-15;

  /** A fixed point is one to so many digits at least, or the rounds swing. */
  private static final double FIXED = 1e-9;

  private final Realisation realisation;
  private final Settled plan;
  private final Map<String, AffineModel> made;
  private final EigenSolver solver;
  private final int size;
  private final NoiseKey past;

  SettledRounds(
      Realisation realisation,
      Scenario scenario,
      Settled plan,
      Map<String, AffineModel> made,
      EigenSolver solver) {
    this.realisation = realisation;
    this.plan = plan;
    this.made = made;
    this.solver = solver;
    this.size = scenario.world().size();
    this.past = new NoiseKey("", "rounds of " + plan.name(), 1);
  }

  AffineModel model() {
    return plan.renewedRows().isEmpty() ? onTheSameRows() : onFreshRows();
  }

  private AffineModel onTheSameRows() {
    AffineModel first = made.get(plan.first()).passedOn();
    Matrix power = influence(identity());
    AffineModel start = round(first.times(0)).passedOn();
    AffineModel sum = without(start);
    AffineModel begun = first;
    Matrix noise = renewed(start);
    for (int k = 0; ; k++) {
      AffineModel more = sum.mapped(power::times);
      AffineModel rest = first.mapped(power::times);
      Matrix added = power.times(noise).times(power.transpose());
      boolean settled =
          norm(more) <= SETTLED * norm(sum)
              && norm(rest.plus(-1, begun)) <= 10 * SETTLED * norm(first)
              && added.norm() <= SETTLED * noise.norm();
      sum = sum.plus(1, more);
      begun = rest;
      noise = noise.plus(1, added);
      if (settled) {
        break;
      }
      if (k == MOST_DOUBLINGS || !(norm(sum) < 1e100) || !(noise.norm() < 1e100)) {
        throw new UnboundedException(
            "the rounds of '%s' do not settle: each adds as much as the one before"
                .formatted(plan.name()));
      }
      power = power.times(power);
    }
    AffineModel end = sum.plus(1, begun);
    AffineModel next = without(round(end).passedOn());
    // Where nothing of the first is left the end may be 0 but for rounding of that first.
    double size = Math.max(norm(end), norm(first));
    if (norm(next.plus(-1, end)) > FIXED * size) {
      throw new IllegalArgumentException(
          plan.name() + ": its rounds swing to and fro and come to nothing");
    }
    return round(withPast(end, noise));
  }

  private AffineModel onFreshRows() {
    AffineModel state = made.get(plan.first()).passedOn();
    Matrix influence = identity();
    for (int k = 0; k < MOST_ROUNDS; k++) {
      realisation.forget(plan.renewedRows());
      AffineModel next = round(state);
      influence = influence(influence);
      if (influence.norm() <= SETTLED) {
        return next;
      }
      AffineModel all = next.passedOn();
      Matrix noise = renewed(all);
      state = withPast(without(all), noise);
      if (!(state.mean().norm() < 1e100) || !(noise.norm() < 1e100)) {
        break;
      }
    }
    throw new UnboundedException(
        "the rounds of '%s' do not forget their first".formatted(plan.name()));
  }

  /** One round from a model of the round before. */
  private AffineModel round(AffineModel previous) {
    Map<String, AffineModel> sources = new HashMap<>(made);
    sources.put(Scenario.PREVIOUS, previous);
    return realisation.fitted(plan.round(), sources);
  }

  /** What a round does to differences between models of the round before. */
  private Matrix influence(Matrix before) {
    Map<String, AffineModel> sources = new HashMap<>();
    AffineModel nothing = AffineModel.of(DesignSpectrum.scaled(before, 0));
    plan.round().sources().forEach(name -> sources.put(name, nothing));
    sources.put(Scenario.PREVIOUS, AffineModel.of(before));
    return realisation.fitted(plan.round(), sources).mean();
  }

  private Matrix identity() {
    return Matrix.fill(size, size, (i, j) -> i == j ? 1 : 0);
  }

  private boolean isRenewed(NoiseKey key) {
    return key.equals(past)
        || plan.renewedRows().contains(key.rows())
        || plan.round().data().stream().anyMatch(block -> block.rows().equals(key.rows()))
            && plan.renewedNoise().contains(key.name());
  }

  /** The second moment of what is drawn anew each round. */
  private Matrix renewed(AffineModel model) {
    Matrix sum = Matrix.fill(size, size, (i, j) -> 0);
    for (Map.Entry<NoiseKey, Matrix> entry : model.inherited().entrySet()) {
      if (isRenewed(entry.getKey())) {
        sum = sum.plus(entry.getKey().variance(), entry.getValue().transpose().gram());
      }
    }
    return sum;
  }

  private AffineModel without(AffineModel model) {
    Map<NoiseKey, Matrix> kept = new LinkedHashMap<>(model.inherited());
    Set<NoiseKey> all = Set.copyOf(kept.keySet());
    all.stream().filter(this::isRenewed).forEach(kept::remove);
    return new AffineModel(model.mean(), Map.of(), kept);
  }

  /** With all noise of earlier rounds as one vector of as many numbers as there are weights. */
  private AffineModel withPast(AffineModel model, Matrix moment) {
    if (moment.norm() == 0) {
      return model;
    }
    EigenSolver.Eigen eigen = solver.symmetric(moment);
    double[] roots = eigen.values();
    for (int i = 0; i < roots.length; i++) {
      roots[i] = Math.sqrt(Math.max(0, roots[i]));
    }
    Map<NoiseKey, Matrix> noise = new LinkedHashMap<>(model.inherited());
    noise.put(past, DesignSpectrum.scaledColumns(eigen.vectors(), roots));
    return new AffineModel(model.mean(), Map.of(), noise);
  }

  private static double norm(AffineModel model) {
    double norm = model.mean().norm();
    for (Matrix part : model.inherited().values()) {
      norm = Math.hypot(norm, part.norm());
    }
    return norm;
  }
}
