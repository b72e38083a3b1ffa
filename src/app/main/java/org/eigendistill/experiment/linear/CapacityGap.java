// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.base.Progress;
import org.eigendistill.data.Column;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.Grids;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.eigendistill.population.LeastRisk;
import org.eigendistill.population.LeastRisk.Stretch;
import org.eigendistill.population.ModelPlan;
import org.eigendistill.population.Question;
import org.eigendistill.population.RowSet;
import org.eigendistill.population.RowSet.Gaussian;
import org.eigendistill.population.Scenario;
import org.eigendistill.population.Training;
import org.eigendistill.population.Training.LeastNorm;
import org.eigendistill.population.World;
import org.eigendistill.population.limit.Limits;
import org.eigendistill.spectrum.EjmlSolver;

/**
 * A student of 20 features, taught on unlabelled rows by teachers of 5 to 100: the size of the best
 * teacher by the number of rows. What a teacher says that its student cannot see is noise to it,
 * which goes away as 1 / rows; what a larger teacher knows better of the student's own features
 * stays.
 */
final class CapacityGap implements Experiment {
  private static final int COORDINATES = 100;
  private static final int STUDENT = 20;
  private static final int LABELLED = 100;
  private static final double NOISE = 0.01;
  private static final double SPECTRUM = 0.5;
  private static final double ENERGY = 1.1;
  private static final int[] TEACHERS = {5, 10, 20, 25, 30, 40, 60, 100};
  private static final int[] ROWS = {30, 100, 300, 1_000, 10_000};

  /** What is simulated too. */
  private static final List<Integer> DRAWN_TEACHERS = List.of(10, 20, 40, 100);

  private static final List<Integer> DRAWN_ROWS = List.of(30, 100, 300);
  private static final int DRAWS = 20;
  private static final double[] TIMES = Grids.log(1, 100, 9);

  /** How the student is trained. */
  private enum Way {
    END("trained to the end"),
    BEST("best weight and time");

    private final String word;

    Way(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private static final Column<Way> TRAINING = Column.word("training", Way.class, Way::word);
  private static final Column<Integer> UNLABELLED = Column.whole("unlabelled_rows");
  private static final Column<Integer> FEATURES = Column.whole("teacher_features");
  private static final Column<Double> TEACHER_RISK = Column.number("teacher_risk");
  private static final Column<Double> WEIGHT = Column.number("weight");
  private static final Column<Double> TIME = Column.number("time");
  private static final Column<Double> UNSEEN = Column.number("unseen_by_student");
  private static final Column<Double> RISK = Column.number("risk");
  private static final Column<Double> SIMULATED = Column.number("simulated_risk");
  private static final Column<Double> ERROR = Column.number("standard_error");

  /** The limit of a student: how it is trained, and its risk. */
  private record Cell(Way way, int rows, int teacher, double weight, double time, double risk) {
    String name() {
      return "%s of %d on %d".formatted(way.word(), teacher, rows);
    }

    Training training() {
      return way == Way.END ? new LeastNorm() : Fits.flow(time);
    }

    boolean isDrawn() {
      return DRAWN_ROWS.contains(rows) && DRAWN_TEACHERS.contains(teacher);
    }
  }

  @Override
  public String id() {
    return "capacity-gap";
  }

  @Override
  public String title() {
    return "The capacity gap turns round with the number of unlabelled rows";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        TRAINING, UNLABELLED, FEATURES, TEACHER_RISK, WEIGHT, TIME, UNSEEN, RISK, SIMULATED, ERROR);
  }

  private static double[] energies() {
    double[] energies = new double[COORDINATES];
    Arrays.setAll(energies, i -> PowerLaw.at(i + 1, ENERGY));
    double total = Arrays.stream(energies).sum();
    Arrays.setAll(energies, i -> energies[i] / total);
    return energies;
  }

  /** One world, so that all limits in it are sought in one memory. */
  private record Setting(World world, Limits limits) {
    Scenario scenario(List<ModelPlan> models) {
      Map<String, RowSet> rows = new LinkedHashMap<>();
      rows.put("labelled", new Gaussian(LABELLED));
      for (int count : ROWS) {
        rows.put("unlabelled " + count, new Gaussian(count));
      }
      return new Scenario(world, rows, models);
    }

    /** The risk of the last model. */
    double limit(ModelPlan... models) {
      String last = models[models.length - 1].name();
      return limits.of(scenario(List.of(models)), Question.of(List.of(last))).get(last).risk();
    }
  }

  private static World world(double... energies) {
    double[] s = new double[COORDINATES];
    Arrays.setAll(s, i -> PowerLaw.at(i + 1, SPECTRUM));
    return World.given(s, Matrix.fill(COORDINATES, 1, (i, j) -> Math.sqrt(energies[i] / s[i])), 0);
  }

  private static ModelPlan teacher(int features, double penalty) {
    return Fits.teacher(
        "teacher of " + features,
        Fits.coordinates(0, features, COORDINATES),
        Fits.ridge(penalty),
        "labelled",
        NOISE);
  }

  private static ModelPlan student(Cell cell) {
    return Fits.student(
        cell.name(),
        Fits.coordinates(0, STUDENT, COORDINATES),
        cell.training(),
        "unlabelled " + cell.rows(),
        "teacher of " + cell.teacher(),
        cell.weight());
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    double[] energies = energies();
    Setting setting = new Setting(world(energies), new Limits(0, new EjmlSolver()));
    List<ModelPlan> models = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    Map<Integer, Double> risks = new LinkedHashMap<>();
    for (int i = 0; i < TEACHERS.length; i++) {
      progress.update("teachers", i, TEACHERS.length);
      int features = TEACHERS[i];
      LeastRisk best =
          LeastRisk.of(
              List.of(new Stretch(1e-4, 10, true)),
              penalty -> setting.limit(teacher(features, penalty[0])));
      ModelPlan teacher = teacher(features, best.at()[0]);
      risks.put(features, best.value());
      models.add(teacher);
      for (int rows : ROWS) {
        Cell end = new Cell(Way.END, rows, features, 1, Double.POSITIVE_INFINITY, Double.NaN);
        double risk = setting.limit(teacher, student(end));
        cells.add(new Cell(end.way(), rows, features, 1, end.time(), risk));
        cells.add(best(setting, teacher, rows, features));
      }
    }
    List<Cell> drawn = cells.stream().filter(Cell::isDrawn).toList();
    models.removeIf(
        model -> drawn.stream().noneMatch(c -> student(c).sources().contains(model.name())));
    drawn.forEach(cell -> models.add(student(cell)));
    Question question = Question.of(drawn.stream().map(Cell::name).toList());
    DrawnRisks draws = DrawnRisks.of(DRAWS, 1, question, stream -> setting.scenario(models));
    Table.Builder table = Table.with(columns());
    double unseen = Arrays.stream(energies).skip(STUDENT).sum();
    for (Cell cell : cells) {
      table.add(
          TRAINING.is(cell.way()),
          UNLABELLED.is(cell.rows()),
          FEATURES.is(cell.teacher()),
          TEACHER_RISK.is(risks.get(cell.teacher())),
          WEIGHT.is(cell.weight()),
          TIME.is(cell.time()),
          UNSEEN.is(unseen),
          RISK.is(cell.risk()),
          SIMULATED.is(cell.isDrawn() ? draws.mean(cell.name()) : Double.NaN),
          ERROR.is(cell.isDrawn() ? draws.standardError(cell.name()) : Double.NaN));
    }
    return table.build();
  }

  /** The time of least risk on a grid, and between its neighbours by the parabola through them. */
  private static Cell best(Setting setting, ModelPlan teacher, int rows, int features) {
    DoubleUnaryOperator risk = time -> weighted(setting, teacher, rows, features, time).risk();
    double[] values = Arrays.stream(TIMES).map(risk).toArray();
    int least = 0;
    for (int i = 1; i < values.length; i++) {
      least = values[i] < values[least] ? i : least;
    }
    Cell onGrid = weighted(setting, teacher, rows, features, TIMES[least]);
    if (least == 0 || least == TIMES.length - 1) {
      return onGrid;
    }
    double before = values[least - 1] - values[least];
    double after = values[least + 1] - values[least];
    double shift = 0.5 * (before - after) / (before + after);
    double time = TIMES[least] * Math.pow(TIMES[1] / TIMES[0], shift);
    Cell between = weighted(setting, teacher, rows, features, time);
    return between.risk() < onGrid.risk() ? between : onGrid;
  }

  /** The best weight at a time: the risk is a parabola in it, of the target's energy 1 at 0. */
  private static Cell weighted(
      Setting setting, ModelPlan teacher, int rows, int features, double time) {
    double[] risks = new double[2];
    for (int i = 0; i < 2; i++) {
      Cell cell = new Cell(Way.BEST, rows, features, 1 - 2 * i, time, Double.NaN);
      risks[i] = setting.limit(teacher, student(cell));
    }
    double square = (risks[0] + risks[1]) / 2 - 1;
    double weight = (risks[1] - risks[0]) / 4 / square;
    return new Cell(Way.BEST, rows, features, weight, time, 1 - square * weight * weight);
  }

  @Override
  public Optional<Figure> figure(Table table) {
    List<Panel> panels = new ArrayList<>();
    for (Way way : Way.values()) {
      panels.add(panel(table.where(TRAINING, way), way));
    }
    return Optional.of(
        Figure.wide(2, panels)
            .withHeight(3.1)
            .withCaption(
                ("A student of %d features learns from a teacher's predictions on unlabelled rows; its risk"
                        + " above what its features cannot see, by the teacher's size. Circles: the best"
                        + " teacher. On few rows it is of the student's own size, since what the student cannot see of a larger"
                        + " one is noise to it; on many rows it is the largest. Teachers: ridge at its best penalty,"
                        + " %d labelled rows, noise %s. Left: least squares. Right: the teacher's predictions times the best"
                        + " weight, flow for the best time. Lines: limit; bars: %d draws, two standard errors.")
                    .formatted(STUDENT, LABELLED, NOISE, DRAWS)));
  }

  private static Panel panel(Table rows, Way way) {
    List<Layer> layers = new ArrayList<>();
    List<Integer> counts = rows.values(UNLABELLED);
    for (int i = 0; i < counts.size(); i++) {
      Table line = rows.where(UNLABELLED, counts.get(i));
      Style style = Style.ramp(i, counts.size());
      double[] x = line.numbers(FEATURES.name());
      double[] y = less(line, RISK);
      layers.add(Line.of("%,d rows".formatted(counts.get(i)), x, y, style));
      int least = 0;
      for (int k = 1; k < y.length; k++) {
        least = y[k] < y[least] ? k : least;
      }
      layers.add(
          Scatter.of(
                  "",
                  new double[] {x[least]},
                  new double[] {y[least]},
                  style.withOpenMark(Mark.CIRCLE))
              .withSize(9));
      SimulatedPoints.layer(x, less(line, SIMULATED), line.numbers(ERROR), style)
          .ifPresent(layers::add);
    }
    return Panel.of(
            Axis.log("teacher's features").withTicks(5, 10, 20, 50, 100),
            Axis.log("student's risk above the unseen").between(0.012, 0.6),
            layers)
        .titled(way.word());
  }

  private static double[] less(Table rows, Column<Double> column) {
    double[] values = rows.numbers(column);
    double[] unseen = rows.numbers(UNSEEN);
    Arrays.setAll(values, i -> values[i] - unseen[i]);
    return values;
  }
}
