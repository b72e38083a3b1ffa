// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.dynamics.Filters;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.LabelBlock;
import org.eigendistill.population.LabelTerm;
import org.eigendistill.population.LabelTerm.NoiseVector;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.ModelPlan.Fit;
import org.eigendistill.population.ModelPlan.LabelFunction;
import org.eigendistill.population.ModelPlan.Settled;
import org.eigendistill.population.RowSet;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.RowSet.Given;
import org.eigendistill.population.RowSet.Population;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training;
import org.eigendistill.population.World;
import org.eigendistill.population.limit.BestLabels;
import org.eigendistill.spectrum.EigenSolver;

/**
 * Reads the keys {@code world}, {@code rows} and {@code models}. Generations become models NAME.1,
 * NAME.2 and so on, each with row sets and noises of its own where the file does not name them.
 */
final class ModelReader {
  private static final int MOST_GENERATIONS = 2_000;
  private static final String POPULATION = "population";
  private static final String STREAM = "stream";
  private static final String NEW = "new";
  private static final String ZERO = "zero";
  private static final List<String> ROW_KINDS = List.of("count", "file", "pick", "values");
  private static final List<String> KEYS =
      List.of("features", "fit", "intercept", "start", "data", "generations", "after");

  private final ScenarioKeys top;
  private final Loaded loaded;
  private final TrainingReader trainings;
  private final World world;
  private final double noise;
  private final Matrix points;
  private final Map<String, RowSet> rows = new LinkedHashMap<>();
  private final List<ModelPlan> plans = new ArrayList<>();
  private final Set<String> made = new LinkedHashSet<>(Set.of(Scenario.TRUTH));

  /** Whether the model that is being read has one before it. */
  private boolean hasPrevious;

  ModelReader(ScenarioKeys top, Loaded loaded, Filters filters, EigenSolver solver) {
    this.top = top;
    this.loaded = loaded;
    this.trainings = new TrainingReader(filters);
    WorldReader reader = new WorldReader(top.below("world"), loaded, solver);
    try {
      this.world = reader.world();
    } catch (IllegalArgumentException e) {
      throw top.fault("world", e.getMessage(), "Correct the values.");
    }
    this.noise = reader.noise();
    this.points = reader.points();
  }

  Scenario scenario() {
    if (top.has("rows")) {
      ScenarioKeys named = top.below("rows");
      for (String name : named.names()) {
        if (name.equals(POPULATION) || name.equals(STREAM)) {
          throw named.fault(name, "'%s' is no name for rows".formatted(name), "Take another.");
        }
        rows.put(name, rows(named.below(name)));
      }
    }
    rows.put(POPULATION, new Population());
    ScenarioKeys models = top.below("models");
    for (String name : models.names()) {
      if (List.of(Scenario.TRUTH, Scenario.PREVIOUS, ZERO).contains(name)) {
        throw models.fault(name, "'%s' is no name for a model".formatted(name), "Take another.");
      }
      model(name, models.below(name));
    }
    try {
      Scenario scenario = new Scenario(world, rows, plans);
      if (world.offset() != 0 && !scenario.world().constant()) {
        throw top.below("world")
            .fault("offset", "offset: no model has an intercept for it", "Leave it out.");
      }
      return scenario;
    } catch (IllegalArgumentException e) {
      throw refused(top, e);
    }
  }

  /** A fault of a model, told by its name before a colon. */
  static BadInputException refused(ScenarioKeys top, IllegalArgumentException fault) {
    ScenarioKeys models = top.below("models");
    String message = String.valueOf(fault.getMessage());
    String name = message.replaceFirst("(?s):.*", "");
    String base = models.has(name) ? name : name.replaceFirst("[.][^.]*$", "");
    return models.fault(base, message, "Correct the model.");
  }

  private RowSet rows(ScenarioKeys of) {
    String kind = of.only(ROW_KINDS);
    return switch (kind) {
      case "count" -> new Gaussian(of.whole(kind, 1));
      case "file" -> given(of, kind, loaded.file(of, kind));
      case "values" -> given(of, kind, Matrix.ofRows(of.table(kind)));
      default -> {
        int[] picked = of.places(kind, world.slopes());
        if (picked.length == 0) {
          throw of.fault(kind, "pick: the list is empty", "Give places from 1.");
        }
        yield new Given(
            Matrix.fill(picked.length, world.slopes(), (i, j) -> picked[i] == j ? 1 : 0));
      }
    };
  }

  private Given given(ScenarioKeys of, String kind, Matrix matrix) {
    if (matrix.columns() != world.slopes() || matrix.rows() == 0) {
      throw of.fault(
          kind,
          "%s: %d x %d, where rows have %d coordinates"
              .formatted(kind, matrix.rows(), matrix.columns(), world.slopes()),
          "Give a column for each coordinate.");
    }
    return new Given(matrix);
  }

  private void model(String name, ScenarioKeys keys) {
    if (keys.has("gains")) {
      keys.check(List.of("gains"));
      plans.add(new LabelFunction(name, Matrix.ofColumn(gains(keys))));
      made.add(name);
      return;
    }
    keys.check(KEYS, "fit", "data");
    this.hasPrevious = keys.has("generations") || keys.has("after");
    Training training = trainings.training(keys.below("fit"));
    FeatureMap features =
        new FeatureReader(keys, name, world.slopes(), world.rank(), points, loaded).features();
    String first = keys.has("after") ? earlier(keys, "after") : Scenario.TRUTH;
    if (!keys.has("generations")) {
      plans.add(fit(name, keys, features, training, first, List.of()));
      made.add(name);
      return;
    }
    ScenarioKeys generations = keys.below("generations").check(List.of("count", "keep"), "count");
    boolean all = generations.word("keep", List.of("last", "all"), "last").equals("all");
    if (generations.value("count").asText().equals("limit")) {
      if (all) {
        throw generations.fault(
            "keep", "keep: rows that are all kept have no limit", "Count them.");
      }
      settled(name + ".limit", keys, features, training, first);
      return;
    }
    int count = generations.whole("count", 1);
    if (count > MOST_GENERATIONS) {
      throw generations.fault(
          "count", "count: at most %d, not %d".formatted(MOST_GENERATIONS, count), "Give limit.");
    }
    List<LabelBlock> kept = List.of();
    String previous = first;
    for (int i = 1; i <= count; i++) {
      Fit fit = fit(name + "." + i, keys, features, training, previous, kept);
      kept = all ? fit.data() : List.of();
      plans.add(fit);
      made.add(fit.name());
      previous = fit.name();
    }
  }

  private void settled(
      String name, ScenarioKeys keys, FeatureMap features, Training training, String first) {
    Fit round = fit(name, keys, features, training, Scenario.PREVIOUS, List.of());
    Set<String> renewedRows = new LinkedHashSet<>();
    Set<String> renewedNoise = new LinkedHashSet<>();
    for (LabelBlock block : round.data()) {
      boolean unnamed = block.rows().startsWith("#");
      if (unnamed && rows.get(block.rows()) instanceof Gaussian) {
        renewedRows.add(block.rows());
      }
      block.labels().stream()
          .map(LabelTerm::noise)
          .filter(each -> each != null && (unnamed || each.name().startsWith("#")))
          .forEach(each -> renewedNoise.add(each.name()));
    }
    plans.add(new Settled(round, first, renewedRows, renewedNoise));
    made.add(name);
  }

  private String earlier(ScenarioKeys keys, String key) {
    String name = keys.word(key);
    if (!made.contains(name)) {
      throw keys.fault(
          key,
          "%s: '%s' is no earlier model".formatted(key, name),
          "Earlier are %s.".formatted(String.join(", ", made)));
    }
    return name;
  }

  private Fit fit(
      String name,
      ScenarioKeys keys,
      FeatureMap features,
      Training training,
      String previous,
      List<LabelBlock> kept) {
    List<LabelBlock> data = new ArrayList<>(kept);
    List<ScenarioKeys> blocks = keys.items("data");
    for (int i = 0; i < blocks.size(); i++) {
      data.add(block("#%s/%d".formatted(name, i + 1), blocks.get(i), keys.below("fit"), previous));
    }
    String start = keys.word("start", ZERO);
    String begin =
        start.equals(ZERO)
            ? null
            : start.equals(Scenario.PREVIOUS)
                ? previous(keys, "start", previous)
                : earlier(keys, "start");
    return new Fit(name, features, training, keys.truth("intercept", false), begin, data);
  }

  private String previous(ScenarioKeys keys, String key, String previous) {
    if (!hasPrevious) {
      throw keys.fault(
          key,
          "%s: 'previous' is of a model with generations, or one that comes after another"
              .formatted(key),
          "Name a model, or add 'generations' or 'after'.");
    }
    return previous;
  }

  private LabelBlock block(String own, ScenarioKeys keys, ScenarioKeys fit, String previous) {
    keys.check(List.of("rows", "labels"), "rows", "labels");
    String name = own;
    if (keys.isKeys("rows")) {
      rows.put(own, rows(keys.below("rows")));
    } else {
      name = keys.word("rows");
      boolean streamed = TrainingReader.isStreamed(fit);
      if (name.equals(STREAM) != streamed) {
        throw keys.fault(
            "rows", "rows: 'stream' and the procedure 'sgd' go together", "Change one of them.");
      }
      if (streamed) {
        name = own;
        rows.put(own, new Gaussian(TrainingReader.steps(fit)));
      } else if (!rows.containsKey(name)) {
        throw keys.fault(
            "rows",
            "rows: there are no rows '%s'".formatted(name),
            "Rows are %s, stream, or {count: n}."
                .formatted(
                    String.join(
                        ", ", rows.keySet().stream().filter(r -> !r.startsWith("#")).toList())));
      }
    }
    List<LabelTerm> terms = new ArrayList<>();
    List<ScenarioKeys> labels = keys.items("labels");
    for (int i = 0; i < labels.size(); i++) {
      terms.add(term("#%s/%d".formatted(own, i + 1), labels.get(i), previous));
    }
    return new LabelBlock(name, terms);
  }

  private LabelTerm term(String own, ScenarioKeys keys, String previous) {
    keys.check(List.of("of", "weight", "noise"), "of");
    String of = keys.word("of");
    String model =
        of.equals(Scenario.PREVIOUS) ? previous(keys, "of", previous) : earlier(keys, "of");
    double weight = keys.number("weight", 1);
    String usual = of.equals(Scenario.TRUTH) ? "labels" : "none";
    double variance = noise;
    String name = usual;
    if (keys.isKeys("noise")) {
      ScenarioKeys vector =
          keys.below("noise").check(List.of("name", "variance"), "name", "variance");
      name = vector.word("name");
      if (name.equals("none")) {
        throw vector.fault(
            "name", "name: 'none' is no name for a noise", "Write 'noise: none', or another name.");
      }
      variance = vector.number("variance", 0, true);
    } else {
      name = keys.word("noise", usual);
    }
    NoiseVector vector =
        name.equals("none") ? null : new NoiseVector(name.equals(NEW) ? own : name, variance);
    return new LabelTerm(model, weight, vector);
  }

  private double[] gains(ScenarioKeys keys) {
    int p = world.slopes();
    if (!keys.isKeys("gains")) {
      double[] given = keys.numbers("gains");
      if (given.length > p) {
        throw keys.fault(
            "gains",
            "gains: %d, where there are %d coordinates".formatted(given.length, p),
            "Give fewer.");
      }
      return Arrays.copyOf(given, p);
    }
    ScenarioKeys of = keys.below("gains");
    String kind = of.only(List.of("first", "best-for"));
    double[] gains = new double[p];
    if (kind.equals("first")) {
      Arrays.fill(gains, 0, Math.min(p, of.whole(kind, 0)), 1);
      return gains;
    }
    String name = of.word(kind);
    ScenarioKeys models = top.below("models");
    if (!models.has(name) || !models.below(name).has("fit")) {
      throw of.fault(kind, "best-for: '%s' is no fit".formatted(name), "Name a student.");
    }
    ScenarioKeys student = models.below(name);
    ScenarioKeys fit = student.below("fit");
    ScenarioKeys block = student.items("data").get(0);
    RowSet set = block.isKeys("rows") ? rows(block.below("rows")) : rows.get(block.word("rows"));
    boolean ridge = fit.value("procedure").asText().equals("ridge");
    if (!(set instanceof Gaussian some)
        || !ridge && !fit.value("procedure").asText().equals("exact")
        || student.has("features") && student.isKeys("features")) {
      throw of.fault(
          kind,
          "best-for: known for ridge and exact fits of all features to Gaussian rows only",
          "Name such a student, or give the gains.");
    }
    return BestLabels.gains(world, some.count(), ridge ? fit.number("penalty", 0, true) : 0);
  }
}
