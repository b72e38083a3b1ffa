// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eigendistill.base.Progress;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Column;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.LabelNoise;
import org.eigendistill.data.Split;
import org.eigendistill.data.Table;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.Experiment;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.Spectra;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Intervals;
import org.eigendistill.figure.Layer;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Note;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.Reference;
import org.eigendistill.figure.Style;
import org.eigendistill.risk.advice.Advice;
import org.eigendistill.risk.advice.Advisor;
import org.eigendistill.risk.advice.Candidate.Role;
import org.eigendistill.risk.advice.Fitting;
import org.eigendistill.risk.advice.Noise;
import org.eigendistill.risk.advice.PairedGain;
import org.eigendistill.risk.advice.Payoff;
import org.eigendistill.spectrum.EjmlSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * Advice on the bundled data, as found: the small regression sets, and images and mails by squared
 * loss on one-hot labels, clean and with a fifth of all labels changed. Teachers and students train
 * by gradient flow; the held-out rows are the sets' own test rows, with labels as noisy as those of
 * the training rows, and the last fifth of the two sets that stand in order of time.
 */
final class AdviceOnData implements Experiment {
  /** Training rows of images and mails: few enough that fits can do harm. */
  private static final int ROWS = 250;

  private static final double[] RATES = {0, 0.2};
  private static final long SEED = 11;

  /** The bundled sets; of garments the smaller, the other being more of the same. */
  private static final List<String> SETS =
      List.of("fashion-mnist", "spam", "longley", "statecrime", "macrodata");

  /** Sets whose rows are years or quarters, in order. */
  private static final Set<String> TIMED = Set.of("longley", "macrodata");

  private static final double HOLDOUT = 0.2;

  /** Columns beyond which sets are not small. */
  private static final int SMALL = 160;

  /** How far the axis of the small sets goes, in per cent. */
  private static final double WIDEST = 60;

  private static final Column<Integer> TRAINING_ROWS = Column.whole("rows");
  private static final Column<Integer> FEATURES = Column.whole("features");
  private static final Column<Integer> OUTPUTS = Column.whole("outputs");
  private static final Column<Integer> HELD_ROWS = Column.whole("heldout_rows");
  private static final Column<Double> NOISE_VARIANCE = Column.number("noise_variance");
  private static final Column<Noise.Method> NOISE_METHOD =
      Column.word("noise_method", Noise.Method.class, Noise.Method::word);
  private static final Column<Role> ROLE = Column.word("kind", Role.class, Role::word);
  private static final Column<Double> TEACHER_ERROR = Column.number("teacher_mse");
  private static final Column<Double> STUDENT_ERROR = Column.number("student_mse");
  private static final Column<Double> GAIN = Column.number("gain_percent");
  private static final Column<Double> GAIN_LOW = Column.number("gain_percent_low");
  private static final Column<Double> GAIN_HIGH = Column.number("gain_percent_high");
  private static final Column<Payoff> PAYOFF = Column.word("verdict", Payoff.class, Payoff::word);
  private static final Column<Role> PROPOSED = Column.word("proposed", Role.class, Role::word);

  @Override
  public String id() {
    return "advice";
  }

  @Override
  public String title() {
    return "Advice on real data: what a student gains on held-out rows";
  }

  @Override
  public List<Column<?>> columns() {
    return List.of(
        LinearColumns.DATA,
        LinearColumns.LABEL_NOISE,
        TRAINING_ROWS,
        FEATURES,
        OUTPUTS,
        HELD_ROWS,
        NOISE_VARIANCE,
        NOISE_METHOD,
        ROLE,
        TEACHER_ERROR,
        STUDENT_ERROR,
        GAIN,
        GAIN_LOW,
        GAIN_HIGH,
        PAYOFF,
        PROPOSED);
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.with(columns());
    for (String name : SETS) {
      Split split =
          TIMED.contains(name)
              ? Split.latest(BundledData.regression(name), HOLDOUT)
              : BundledData.load(name);
      boolean labelled = split.train().labels().isPresent();
      for (double rate : labelled ? RATES : new double[] {0}) {
        progress.update("advice on " + name, 0, 0);
        add(table, name, rate, labelled ? noisy(split, rate) : split, progress);
      }
    }
    return table.build();
  }

  private static Split noisy(Split split, double rate) {
    int[] order = Randomness.of(SEED).permutation(split.train().rows());
    Dataset few = split.train().rows(Arrays.copyOf(order, ROWS));
    return new Split(changed(few, rate, SEED + 1), changed(split.test(), rate, SEED + 2));
  }

  private static Dataset changed(Dataset rows, double rate, long seed) {
    int[] clean = rows.labels().orElseThrow();
    return rows.withLabels(
        LabelNoise.symmetric(clean, rows.targets().columns(), rate, seed).labels());
  }

  private static void add(
      Table.Builder table, String name, double rate, Split split, Progress progress) {
    Fitting fitting =
        new Fitting(
            split.train().labels().isPresent()
                ? Fitting.Preparation.CENTRE
                : Fitting.Preparation.STANDARDIZE,
            AdviceOnData::decompose);
    Advisor.Order order = TIMED.contains(name) ? Advisor.Order.TIME : Advisor.Order.ANY;
    Advice advice =
        new Advisor(fitting, top -> GradientFlow.of(), SEED, order).advise(split, progress);
    for (Role role : Role.values()) {
      PairedGain gain = advice.held().get(role);
      if (gain != null) {
        table.add(
            LinearColumns.DATA.is(name),
            LinearColumns.LABEL_NOISE.is(rate),
            TRAINING_ROWS.is(split.train().rows()),
            FEATURES.is(split.train().features().columns()),
            OUTPUTS.is(split.train().targets().columns()),
            HELD_ROWS.is(gain.rows()),
            NOISE_VARIANCE.is(advice.noise().variance()),
            NOISE_METHOD.is(advice.noise().method()),
            ROLE.is(role),
            TEACHER_ERROR.is(gain.teacher()),
            STUDENT_ERROR.is(gain.student()),
            GAIN.is(gain.percent()),
            GAIN_LOW.is(gain.inPercent(gain.low())),
            GAIN_HIGH.is(gain.inPercent(gain.high())),
            PAYOFF.is(advice.payoff(role)),
            PROPOSED.is(advice.decision().proposed()));
      }
    }
  }

  /** Small sets keep the digits of small directions; of many pixels the Gram matrix is enough. */
  private static Spectrum decompose(Dataset rows) {
    return rows.features().columns() > SMALL
        ? Spectrum.byGram(rows.features(), rows.targets(), LossScale.SUM, new EjmlSolver())
        : Spectrum.bySvd(rows.features(), rows.targets(), LossScale.SUM, new EjmlSolver());
  }

  @Override
  public Optional<Figure> figure(Table table) {
    return Optional.of(
        Figure.wide(
                2,
                panel(table, true).titled("images and mails"),
                panel(table, false).titled("small regression sets"))
            .withHeight(2.6)
            .withCaption(
                "Squared error on held-out rows: what students chosen by cross-validation gain over"
                    + " the teacher chosen in the same way, with 95 % intervals over the rows."
                    + " (b) is cut at 60 per cent either way; intervals that go beyond are written"
                    + " out."));
  }

  private static Panel panel(Table table, boolean classes) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Reference.vertical(0, ""));
    List<Role> roles = table.values(ROLE);
    for (int i = 0; i < roles.size(); i++) {
      Table rows = part(table.where(ROLE, roles.get(i)), classes);
      layers.add(
          Intervals.forest(
                  roles.get(i).word(),
                  rows.numbers(GAIN),
                  rows.numbers(GAIN_LOW),
                  rows.numbers(GAIN_HIGH),
                  Style.of(i).withMark(Mark.of(i)))
              .shifted(0.22 * (i - 1)));
    }
    layers.addAll(beyond(part(table, classes), roles));
    Axis gain = Axis.linear("gain over the teacher, per cent");
    return Panel.of(
        classes ? gain : gain.between(-WIDEST, WIDEST),
        Axis.categories("", names(part(table.where(ROLE, roles.get(0)), classes))),
        layers);
  }

  /** Words on intervals that leave the axis, under those of their set. */
  private static List<Layer> beyond(Table table, List<Role> roles) {
    List<Layer> notes = new ArrayList<>();
    List<String> sets = table.values(LinearColumns.DATA);
    for (int s = 0; s < sets.size(); s++) {
      Map<String, List<String>> rolesOf = new LinkedHashMap<>();
      for (Role role : roles) {
        Table rows = table.where(LinearColumns.DATA, sets.get(s)).where(ROLE, role);
        double low = rows.numbers(GAIN_LOW)[0];
        double high = rows.numbers(GAIN_HIGH)[0];
        if (low < -WIDEST || high > WIDEST) {
          String ends = "%.0f to %.0f".formatted(low, high).replace('-', '−');
          rolesOf.computeIfAbsent(ends, key -> new ArrayList<>()).add(role.word());
        }
      }
      double y = s + 0.41;
      for (Map.Entry<String, List<String>> each : rolesOf.entrySet()) {
        String words = String.join(", ", each.getValue()) + " " + each.getKey();
        notes.add(Note.of(words, 0, y).at(Note.Side.CENTRE));
        y += 0.2;
      }
    }
    return notes;
  }

  /** The rows of sets with several outputs, or of those with one. */
  private static Table part(Table rows, boolean classes) {
    List<Integer> outputs = rows.column(OUTPUTS);
    return rows.select(i -> classes == outputs.get(i) > 1);
  }

  private static List<String> names(Table rows) {
    List<String> names = new ArrayList<>();
    List<Double> rates = rows.column(LinearColumns.LABEL_NOISE);
    List<String> sets = rows.column(LinearColumns.DATA);
    for (int i = 0; i < sets.size(); i++) {
      double rate = rates.get(i);
      String name = DataPanels.name(sets.get(i));
      names.add(rate > 0 ? name + ", noisy" : name);
    }
    return names;
  }

  @Override
  public List<Claim> claims(Table table) {
    Table rows = table.where(ROLE, Role.STUDENT);
    long pays = rows.column(PAYOFF).stream().filter(Payoff.PAYS::equals).count();
    long hurts = rows.column(PAYOFF).stream().filter(Payoff.HURTS::equals).count();
    int all = rows.rows().size();
    Claim.Support verdict =
        pays == all
            ? Claim.Support.SUPPORTED
            : pays > 0
                ? Claim.Support.MIXED
                : hurts == all ? Claim.Support.OPPOSITE : Claim.Support.NOT_SUPPORTED;
    return List.of(
        new Claim(
            PaperClaim.ONE_BIAS_TWO_EFFECTS,
            Evidence.linear(id()),
            "bundled data, linear model, gradient flow; teacher and student chosen by"
                + " cross-validation; better generalization alone, and over the best early-stopped"
                + " teacher",
            "share of data sets where the 95 %% interval of the held-out gain over the best early-stopped teacher lies above 0 (below 0: %d of %d)"
                .formatted(hurts, all),
            (double) pays / all,
            null,
            all,
            verdict));
  }
}
