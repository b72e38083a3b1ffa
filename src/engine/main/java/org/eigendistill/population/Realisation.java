// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.population.LabelMap.FilteredMap;
import org.eigendistill.population.LabelMap.WrittenMap;
import org.eigendistill.population.LabelTerm.NoiseVector;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.ModelPlan.LabelFunction;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.population.RowSet.Given;
import org.eigendistill.population.RowSet.Population;
import org.eigendistill.population.Training.Filtered;
import org.eigendistill.population.Training.InBall;
import org.eigendistill.population.Training.OnePass;
import org.eigendistill.population.Training.Spectral;
import org.eigendistill.spectrum.EigenSolver;

/**
 * A scenario on one set of rows and features: those that are given, and one draw of those that are
 * random. All models are exact given these, in the target and in all label noise at once.
 */
public final class Realisation {
  private final Scenario scenario;
  private final Randomness randomness;
  private final EigenSolver solver;
  private final Map<String, Matrix> rows = new HashMap<>();
  private final Map<FeatureMap, FeatureMap> features = new HashMap<>();
  private final Map<DesignKey, DesignSpectrum> designs = new HashMap<>();
  private final Map<OperatorKey, LabelMap> maps = new HashMap<>();
  private final Map<OperatorKey, Matrix> matrices = new HashMap<>();

  private record DesignKey(List<String> rows, FeatureMap features, boolean centred) {}

  private record OperatorKey(DesignKey design, Training training) {}

  /** One draw, of a stream of random numbers. */
  public Realisation(Scenario scenario, Randomness randomness, EigenSolver solver) {
    this.scenario = scenario;
    this.randomness = randomness;
    this.solver = solver;
  }

  /**
   * The risks of models.
   *
   * @throws IllegalArgumentException that begins with the name of a model that cannot be made
   * @throws UnboundedException if rounds without end do not settle, or a risk is no double
   */
  public Map<String, RiskParts> risks(Question question) {
    Map<String, AffineModel> models = models(question.models());
    World world = scenario.world();
    Metric form =
        question.rows() != null
            ? Metric.over(rows(question.rows()))
            : Metric.of(question.variances(world));
    Map<String, RiskParts> risks = new LinkedHashMap<>();
    question.models().forEach(name -> risks.put(name, RiskParts.of(models.get(name), world, form)));
    risks.forEach(this::requireFinite);
    return risks;
  }

  private void requireFinite(String name, RiskParts parts) {
    if (!Double.isFinite(parts.risk())) {
      throw new UnboundedException(
          scenario.needed(List.of(name)).stream()
              .map(Scenario::fit)
              .filter(Objects::nonNull)
              .map(this::divergence)
              .flatMap(Optional::stream)
              .findFirst()
              .orElse(RiskEstimate.BEYOND));
    }
  }

  /** What is said of a fit that diverges. */
  private Optional<String> divergence(Fit fit) {
    if (fit.training() instanceof OnePass pass) {
      return pass.divergence(fit.name(), matrix(operatorKey(fit)).norm());
    }
    if (!(fit.training() instanceof Spectral training)) {
      return Optional.empty();
    }
    boolean isPopulation = scenario.rows().get(fit.data().get(0).rows()) instanceof Population;
    return training.divergence(
        fit.name(),
        isPopulation
            ? PopulationSpectrum.of(scenario.world(), drawn(fit.features()), solver).eigenvalues()
            : designs.get(operatorKey(fit).design).eigenvalues());
  }

  /** The models of some names, and all that they are made of as long as it is needed. */
  private Map<String, AffineModel> models(List<String> names) {
    List<ModelPlan> plans = scenario.needed(names);
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      for (String source : plans.get(i).sources()) {
        last.put(source, i);
      }
    }
    Map<String, AffineModel> made = new HashMap<>();
    made.put(Scenario.TRUTH, AffineModel.of(scenario.world().signal()));
    for (int i = 0; i < plans.size(); i++) {
      ModelPlan plan = plans.get(i);
      made.put(plan.name(), model(plan, made));
      int at = i;
      made.keySet()
          .removeIf(
              name ->
                  !names.contains(name)
                      && !name.equals(plan.name())
                      && last.getOrDefault(name, -1) <= at);
    }
    return made;
  }

  private AffineModel model(ModelPlan plan, Map<String, AffineModel> made) {
    if (plan instanceof LabelFunction function) {
      Matrix signal = scenario.world().signal();
      Matrix gains = function.gains();
      return AffineModel.of(
          Matrix.fill(
              signal.rows(),
              signal.columns(),
              (i, j) -> i < gains.rows() ? gains.get(i, 0) * signal.get(i, j) : 0));
    }
    if (plan instanceof Settled settled) {
      return new SettledRounds(this, scenario, settled, made, solver).model();
    }
    return fitted((Fit) plan, made);
  }

  /** One fit, its sources being made. */
  AffineModel fitted(Fit fit, Map<String, AffineModel> made) {
    boolean isPopulation = scenario.rows().get(fit.data().get(0).rows()) instanceof Population;
    AffineModel start = fit.start() == null ? null : made.get(fit.start()).passedOn();
    return isPopulation ? ofPopulation(fit, made, start) : ofRows(fit, made, start);
  }

  /** The sum of what labels are predictions of, less the start. */
  private AffineModel labels(LabelBlock block, Map<String, AffineModel> made, AffineModel start) {
    AffineModel sum = null;
    for (LabelTerm term : block.labels()) {
      AffineModel source = made.get(term.model()).passedOn();
      sum = sum == null ? source.times(term.weight()) : sum.plus(term.weight(), source);
    }
    return start == null ? sum : sum.plus(-1, start);
  }

  private AffineModel ofPopulation(Fit fit, Map<String, AffineModel> made, AffineModel start) {
    World world = scenario.world();
    AffineModel labels = labels(fit.data().get(0), made, start);
    PopulationSpectrum spectrum = PopulationSpectrum.of(world, drawn(fit.features()), solver);
    if (fit.training() instanceof InBall ball) {
      if (!labels.inherited().isEmpty() || world.random() || labels.mean().columns() > 1) {
        throw new IllegalArgumentException(
            fit.name()
                + ": the best fit in a ball is not linear in its labels, so these must be one"
                + " given function without noise");
      }
      return AffineModel.of(spectrum.fit(ball, labels.mean()));
    }
    Filtered training = (Filtered) fit.training();
    AffineModel fitted =
        labels.mapped(
            weights -> {
              Matrix slopes = spectrum.fit(training, weights);
              return fit.intercept() ? withLastRow(slopes, weights) : slopes;
            });
    return start == null ? fitted : start.plus(1, fitted);
  }

  private static Matrix withLastRow(Matrix matrix, Matrix other) {
    int last = matrix.rows() - 1;
    return Matrix.fill(
        matrix.rows(), matrix.columns(), (i, j) -> i < last ? matrix.get(i, j) : other.get(i, j));
  }

  private AffineModel ofRows(Fit fit, Map<String, AffineModel> made, AffineModel start) {
    OperatorKey key = operatorKey(fit);
    LabelMap all = map(key);
    AffineModel sum = start;
    int from = 0;
    for (LabelBlock block : fit.data()) {
      Matrix x = rows(block.rows());
      boolean isAll = fit.data().size() == 1;
      LabelMap part = isAll ? all : columns(matrix(key), from, x.rows());
      Supplier<Matrix> written = () -> isAll ? matrix(key) : part.matrix();
      AffineModel function = labels(block, made, start);
      Matrix through =
          isManyColumns(x, function) ? DesignSpectrum.product(solver, written.get(), x) : null;
      AffineModel labels =
          function.mapped(
              w ->
                  through != null
                      ? solver.product(through, w)
                      : part.times(DesignSpectrum.product(solver, x, w)));
      sum = sum == null ? labels : sum.plus(1, labels);
      for (LabelTerm term : block.labels()) {
        NoiseVector noise = term.noise();
        if (noise != null && noise.variance() > 0) {
          NoiseKey named = new NoiseKey(block.rows(), noise.name(), noise.variance());
          Matrix does = scenario.isOnce(named) ? part.noiseRoot() : written.get();
          sum = sum.withDirect(named, DesignSpectrum.scaled(does, term.weight()));
        }
      }
      from += x.rows();
    }
    return sum;
  }

  private LabelMap columns(Matrix operator, int from, int count) {
    return new WrittenMap(
        Matrix.fill(operator.rows(), count, (i, j) -> operator.get(i, from + j)), solver);
  }

  /** Whether P X, which takes p n p, is less work than P (X w) for each column of weights. */
  private static boolean isManyColumns(Matrix x, AffineModel function) {
    double columns = function.mean().columns();
    for (Matrix matrix : function.inherited().values()) {
      columns += matrix.columns();
    }
    double n = x.rows();
    double p = x.columns();
    return n * p * p + p * p * columns < 2 * n * p * columns;
  }

  /** From the labels of all rows of a fit to its weights. */
  private OperatorKey operatorKey(Fit fit) {
    List<String> names = fit.data().stream().map(LabelBlock::rows).toList();
    return new OperatorKey(
        new DesignKey(names, drawn(fit.features()), fit.intercept()), fit.training());
  }

  private LabelMap map(OperatorKey key) {
    return maps.computeIfAbsent(key, each -> map(each.design, each.training));
  }

  private Matrix matrix(OperatorKey key) {
    return matrices.computeIfAbsent(key, each -> map(each).matrix());
  }

  private LabelMap map(DesignKey key, Training training) {
    Matrix x = stacked(key.rows);
    if (training instanceof OnePass pass) {
      return new WrittenMap(OnePassOperator.of(x, key.features, pass.step(), solver), solver);
    }
    OptionalDouble penalty = ((Filtered) training).penalty();
    if (penalty.isPresent() && !key.centred && !designs.containsKey(key)) {
      Optional<LabelMap> fit = DesignSpectrum.ridge(x, key.features, penalty.getAsDouble(), solver);
      if (fit.isPresent()) {
        return fit.get();
      }
    }
    double[] means = key.centred ? x.columnMeans() : new double[x.columns()];
    Matrix centred =
        key.centred ? Matrix.fill(x.rows(), x.columns(), (i, j) -> x.get(i, j) - means[j]) : x;
    DesignSpectrum spectrum =
        designs.computeIfAbsent(
            key, each -> DesignSpectrum.of(centred, x.rows(), key.features, solver));
    LabelMap map =
        new FilteredMap(spectrum, ((Filtered) training).psi(spectrum.eigenvalues()), solver);
    if (!key.centred) {
      return map;
    }
    Matrix slopes = map.matrix();
    // The constant fits what the slopes leave of the labels' mean.
    double[] left = Matrix.of(1, x.columns(), means).times(slopes).row(0);
    Matrix all =
        Matrix.fill(
            slopes.rows(),
            slopes.columns(),
            (i, j) -> i < slopes.rows() - 1 ? slopes.get(i, j) : 1.0 / x.rows() - left[j]);
    return new WrittenMap(all, solver);
  }

  private Matrix stacked(List<String> names) {
    if (names.size() == 1) {
      return rows(names.get(0));
    }
    List<double[]> all = new ArrayList<>();
    for (String name : names) {
      Matrix part = rows(name);
      for (int i = 0; i < part.rows(); i++) {
        all.add(part.row(i));
      }
    }
    return Matrix.ofRows(all.toArray(double[][]::new));
  }

  private FeatureMap drawn(FeatureMap map) {
    return features.computeIfAbsent(map, each -> each.drawn(randomness));
  }

  /** The rows of a set, with the constant where the world has one. */
  Matrix rows(String name) {
    return rows.computeIfAbsent(
        name,
        each -> {
          RowSet set = scenario.rows().get(each);
          return set instanceof Given given
              ? given(given.rows())
              : drawn(((RowSet.Gaussian) set).count());
        });
  }

  private Matrix given(Matrix matrix) {
    return scenario.world().constant()
        ? Matrix.fill(
            matrix.rows(),
            matrix.columns() + 1,
            (i, j) -> j < matrix.columns() ? matrix.get(i, j) : 1)
        : matrix;
  }

  private Matrix drawn(int count) {
    World world = scenario.world();
    double[] roots = world.covariance();
    for (int i = 0; i < roots.length; i++) {
      roots[i] = Math.sqrt(roots[i]);
    }
    int slopes = world.slopes();
    return Matrix.fill(
        count, world.size(), (i, j) -> j < slopes ? roots[j] * randomness.gaussian() : 1);
  }

  /** Has a row set drawn anew when it is asked for again, and with it all fits to it. */
  void forget(java.util.Collection<String> names) {
    rows.keySet().removeAll(names);
    designs.keySet().removeIf(key -> key.rows.stream().anyMatch(names::contains));
    maps.keySet().removeIf(key -> key.design.rows.stream().anyMatch(names::contains));
    matrices.keySet().removeIf(key -> key.design.rows.stream().anyMatch(names::contains));
  }
}
