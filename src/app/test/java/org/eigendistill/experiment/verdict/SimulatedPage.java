// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.verdict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Randomness;
import org.eigendistill.compare.estimate.Influence;
import org.eigendistill.compare.estimate.RowGroups;
import org.eigendistill.compare.measure.ThreeTeacherFit;
import org.eigendistill.experiment.StudyCell;
import org.eigendistill.neural.EvaluationRows;

/** All cells of the page, simulated: its studies, seeds, arms and families. */
final class SimulatedPage implements CellNumbers {
  private static final int CLASSES = 5;

  /** Seeds of simulations are far from those of networks. */
  private static final long SEEDS = 9_000_000_000L;

  /** What students are. */
  enum World {
    /** Other networks of their teachers' kind. */
    EXCHANGEABLE(Double.NaN, 0, 1),
    /** Copies of their teachers with noise of their own, no slope. */
    COPYING(0, 0, 1),
    /** Copies with the pilots' slope of training rows at temperature 4, and bands behind. */
    EFFECT(0.016, 0.09, 0.45);

    private final double logB;
    private final double gap;
    private final double pace;

    World(double logB, double gap, double pace) {
      this.logB = logB;
      this.gap = gap;
      this.pace = pace;
    }
  }

  private record Key(
      StudyCell cell, PageArm arm, PageMeasure measure, EvaluationRows rows, boolean isLogOdds) {}

  private final World world;
  private final int rows;
  private final boolean hasLogOdds;
  private final long number;
  private final Map<Key, double[]> values = new HashMap<>();
  private final Map<Key, double[]> errors = new HashMap<>();

  /**
   * Simulates.
   *
   * @param rows training, test and stopping rows, each so many
   * @param hasLogOdds whether log-odds are measured; else margins stand in their place
   */
  SimulatedPage(World world, int number, int rows, boolean hasLogOdds) {
    this.world = world;
    this.rows = rows;
    this.hasLogOdds = hasLogOdds;
    this.number = number;
    for (PageStudy study : PageStudy.values()) {
      Randomness testing = random(study.ordinal(), 0, 0);
      Matrix test = SimulatedReplicate.latent(testing, rows, CLASSES);
      int[] labels = SimulatedReplicate.labels(test, testing);
      int noise = 0;
      for (StudyCell cell : study.cells()) {
        noise++;
        for (int seed = 0; seed < study.seeds(); seed++) {
          replicate(study, cell, seed, random(study.ordinal(), noise, 1 + seed), test, labels);
        }
      }
    }
  }

  private SimulatedPage(World world, int number, int rows, Path file) throws IOException {
    this.world = world;
    this.rows = rows;
    this.number = number;
    this.hasLogOdds = false;
    read(file);
  }

  private void read(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(",");
      if (words[3].equals("STOPPING_ACCURACY")) {
        continue;
      }
      Key key =
          new Key(
              new StudyCell(words[0], Double.parseDouble(words[1])),
              PageArm.valueOf(words[2]),
              PageMeasure.valueOf(words[3]),
              EvaluationRows.valueOf(words[4]),
              Boolean.parseBoolean(words[5]));
      double[] numbers = Stream.of(words).skip(6).mapToDouble(Double::parseDouble).toArray();
      values.put(key, Arrays.copyOf(numbers, numbers.length / 2));
      errors.put(key, Arrays.copyOfRange(numbers, numbers.length / 2, numbers.length));
    }
  }

  private void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    values.forEach(
        (key, seeds) ->
            lines.add(
                Stream.concat(
                        Stream.of(
                            key.cell().study(),
                            key.cell().noise(),
                            key.arm().name(),
                            key.measure().name(),
                            key.rows().name(),
                            key.isLogOdds()),
                        Stream.concat(
                            Arrays.stream(seeds).boxed(), Arrays.stream(errors.get(key)).boxed()))
                    .map(String::valueOf)
                    .collect(Collectors.joining(","))));
    Files.createDirectories(file.getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, lines);
    Files.move(part, file);
  }

  private static Path file(World world, int number, int rows, boolean hasLogOdds, Path folder) {
    return folder.resolve("%s-%d-%d-%s.csv".formatted(world, rows, number, hasLogOdds));
  }

  /** Whether a folder has it, margins alone. */
  static boolean isKept(World world, int number, int rows, Path folder) {
    return Files.exists(file(world, number, rows, false, folder));
  }

  /** The same, kept in a folder: rules are tried on numbers that were drawn once. */
  static SimulatedPage of(World world, int number, int rows, boolean hasLogOdds, Path folder) {
    Path file = file(world, number, rows, hasLogOdds, folder);
    Path bands = folder.resolve("%s-bands-%d.csv".formatted(world, number));
    try {
      if (!Files.exists(file)) {
        new SimulatedPage(world, number, rows, hasLogOdds).write(file);
      }
      if (!Files.exists(bands)) {
        new SimulatedPage(world, number).write(bands);
      }
      SimulatedPage page = new SimulatedPage(world, number, rows, file);
      page.read(bands);
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same without errors over training rows, which each seed drew anew here; or as it is. */
  SimulatedPage withoutRowErrors(boolean isSo) {
    if (isSo) {
      errors.forEach(
          (key, all) -> {
            if (key.rows() == EvaluationRows.TRAIN) {
              Arrays.fill(all, 0);
            }
          });
    }
    return this;
  }

  private Randomness random(int study, int noise, int seed) {
    return Randomness.of(
        SEEDS + ((world.ordinal() * 100_000L + number) * 100 + study * 10L + noise) * 100 + seed);
  }

  private static List<PageArm> arms(PageStudy study) {
    List<PageArm> arms = new ArrayList<>();
    if (study == PageStudy.D) {
      arms.addAll(PageArm.DOSES);
    } else {
      arms.add(PageArm.STUDENT);
    }
    if (study.hasTemperature1()) {
      arms.add(PageArm.STUDENT_AT_1);
    }
    return arms;
  }

  private void replicate(
      PageStudy study, StudyCell cell, int seed, Randomness random, Matrix test, int... labels) {
    Matrix training = SimulatedReplicate.latent(random, rows, CLASSES);
    Matrix all = stacked(training, test);
    SimulatedReplicate nets = new SimulatedReplicate(all, random);
    double fit = List.of(PageStudy.A, PageStudy.G, PageStudy.I).contains(study) ? 0.9 : 1;
    for (PageArm arm : arms(study)) {
      boolean isCool = arm == PageArm.STUDENT_AT_1;
      List<Matrix> students =
          Double.isNaN(world.logB) ? nets.others() : nets.students(isCool ? 0 : world.logB);
      for (EvaluationRows split : EvaluationRows.values()) {
        SimulatedReplicate own = nets.on(split == EvaluationRows.TRAIN ? 0 : rows, rows);
        List<Matrix> theirs = students.stream().map(z -> part(z, split)).toList();
        for (boolean logOdds : new boolean[] {false, true}) {
          ThreeTeacherFit found = own.fit(theirs, logOdds && hasLogOdds);
          put(
              new Key(cell, arm, PageMeasure.SLOPE, split, logOdds),
              seed,
              found.estimates().get("log_b").value(),
              found.error("log_b"));
          put(
              new Key(cell, arm, PageMeasure.LOW_END, split, logOdds),
              seed,
              found.estimates().get("offset_1").value(),
              found.error("offset_1"));
          if (!hasLogOdds && !logOdds) {
            copy(cell, arm, split, seed);
            break;
          }
        }
      }
      List<Matrix> onTest = students.stream().map(z -> part(z, EvaluationRows.TEST)).toList();
      accuracy(cell, arm, PageMeasure.GAIN, seed, onTest, testing(nets.teachers()), labels);
      put(new Key(cell, arm, PageMeasure.FIT, EvaluationRows.TRAIN, false), seed, fit, 0);
    }
    if (study == PageStudy.B) {
      switches(cell, seed, nets, labels);
    }
  }

  /** Bands alone, by draws of their own. */
  private SimulatedPage(World world, int number) {
    this.world = world;
    this.number = number;
    this.rows = 0;
    this.hasLogOdds = false;
    for (PageStudy study : PageStudy.values()) {
      int noise = 4;
      for (StudyCell cell : study.cells()) {
        noise++;
        Bands bands = new Bands();
        for (int seed = 0; seed < study.seeds(); seed++) {
          SimulatedBands functions = new SimulatedBands(random(study.ordinal(), noise, 1 + seed));
          List<SimulatedBands.Way> ways = ways(functions, 0, 1);
          for (PageArm arm :
              study == PageStudy.D ? PageArm.DECIDING_DOSES : List.of(PageArm.STUDENT)) {
            bands.add(arm, SimulatedBands.measure(ways, ways(functions, world.gap, world.pace)));
          }
        }
        bands.keep(study, cell);
      }
    }
  }

  private static List<SimulatedBands.Way> ways(SimulatedBands of, double gap, double pace) {
    return List.of(of.network(gap, pace), of.network(gap, pace), of.network(gap, pace));
  }

  /** One run each, beside teacher 1's student. */
  private void switches(StudyCell cell, int seed, SimulatedReplicate nets, int... labels) {
    List<Matrix> runs = testing(nets.others());
    List<Matrix> more = testing(nets.others());
    List<Matrix> student = more.subList(0, 1);
    List<Matrix> plain = more.subList(1, 2);
    PageArm to = PageArm.TO_LABELS;
    PageArm from = PageArm.FROM_LABELS;
    accuracy(cell, to, PageMeasure.OVER_STUDENT, seed, runs.subList(0, 1), student, labels);
    accuracy(cell, to, PageMeasure.OVER_PART, seed, runs.subList(0, 1), runs.subList(1, 2), labels);
    accuracy(
        cell,
        from,
        PageMeasure.HALF_RECOVERED,
        seed,
        runs.subList(2, 3),
        more.subList(0, 2),
        labels);
    accuracy(cell, from, PageMeasure.OVER_PLAIN, seed, student, plain, labels);
  }

  private List<Matrix> testing(List<Matrix> networks) {
    return networks.stream().map(z -> part(z, EvaluationRows.TEST)).toList();
  }

  private void accuracy(
      StudyCell cell,
      PageArm arm,
      PageMeasure measure,
      int seed,
      List<Matrix> networks,
      List<Matrix> others,
      int... labels) {
    double[] right = SimulatedReplicate.right(networks, labels);
    double[] reference = SimulatedReplicate.right(others, labels);
    double[] differences = new double[rows];
    Arrays.setAll(differences, i -> right[i] - reference[i]);
    Influence mean = Influence.mean(differences);
    double error = Math.sqrt(mean.variance(RowGroups.single(rows)));
    put(new Key(cell, arm, measure, EvaluationRows.TEST, false), seed, mean.value(), error);
  }

  private static Matrix stacked(Matrix first, Matrix second) {
    int rows = first.rows();
    return Matrix.fill(
        rows + second.rows(),
        first.columns(),
        (i, k) -> i < rows ? first.get(i, k) : second.get(i - rows, k));
  }

  private Matrix part(Matrix logits, EvaluationRows split) {
    int from = split == EvaluationRows.TRAIN ? 0 : rows;
    return Matrix.fill(rows, logits.columns(), (i, k) -> logits.get(from + i, k));
  }

  private void put(Key key, int seed, double value, double error) {
    int seeds = PageStudy.of(key.cell()).orElseThrow().seeds();
    values.computeIfAbsent(key, any -> new double[seeds])[seed] = value;
    errors.computeIfAbsent(key, any -> new double[seeds])[seed] = error;
  }

  private void copy(StudyCell cell, PageArm arm, EvaluationRows split, int seed) {
    for (PageMeasure measure : List.of(PageMeasure.SLOPE, PageMeasure.LOW_END)) {
      Key own = new Key(cell, arm, measure, split, false);
      put(
          new Key(cell, arm, measure, split, true),
          seed,
          values.get(own)[seed],
          errors.get(own)[seed]);
    }
  }

  @Override
  public Optional<SeedValues> of(
      StudyCell cell, PageArm arm, PageMeasure measure, EvaluationRows split, boolean isLogOdds) {
    Key key = new Key(cell, arm, measure, split, isLogOdds);
    return Optional.ofNullable(values.get(key))
        .map(known -> new SeedValues(known, errors.get(key)));
  }

  /** Bands of a cell, by arm and seed, until all seeds are there. */
  private final class Bands {
    private final Map<PageArm, List<SimulatedBands.Found>> found = new HashMap<>();

    void add(PageArm arm, SimulatedBands.Found one) {
      found.computeIfAbsent(arm, any -> new ArrayList<>()).add(one);
    }

    /** The bands that teachers agree in over all seeds, and means over them by seed. */
    void keep(PageStudy study, StudyCell cell) {
      List<double[]> agreement =
          found.get(study.student()).stream().map(SimulatedBands.Found::agreement).toList();
      CellBands kept = CellBands.of(agreement, new int[] {0, 1, 5, 21, 85});
      found.forEach(
          (arm, seeds) -> {
            for (int seed = 0; seed < seeds.size(); seed++) {
              SimulatedBands.Found one = seeds.get(seed);
              band(cell, arm, PageMeasure.BIAS, seed, kept.mean(one.gaps()));
              double lag = kept.mean(one.lags());
              band(cell, arm, PageMeasure.LAG, seed, lag);
              double beyond = lag - kept.mean(one.nullLags());
              band(cell, arm, PageMeasure.LAG_BEYOND_NULL, seed, beyond);
            }
          });
    }

    private void band(StudyCell cell, PageArm arm, PageMeasure measure, int seed, double value) {
      put(new Key(cell, arm, measure, EvaluationRows.TRAIN, false), seed, value, 0);
    }
  }
}
