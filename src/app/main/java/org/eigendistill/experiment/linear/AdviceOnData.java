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
import org.eigendistill.risk.advice.PairedGain;
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

  /** Sets whose rows are years or quarters, in order. */
  private static final Set<String> TIMED = Set.of("longley", "macrodata");

  private static final double HOLDOUT = 0.2;

  /** Columns beyond which sets are not small. */
  private static final int SMALL = 160;

  /** How far the axis of the small sets goes, in per cent. */
  private static final double WIDEST = 60;

  @Override
  public String id() {
    return "advice";
  }

  @Override
  public String title() {
    return "Advice on real data: what a student gains on held-out rows";
  }

  @Override
  public List<String> columns() {
    return List.of(
        "data",
        "label_noise",
        "rows",
        "features",
        "outputs",
        "heldout_rows",
        "noise_variance",
        "noise_method",
        "kind",
        "teacher_mse",
        "student_mse",
        "gain_percent",
        "gain_percent_low",
        "gain_percent_high",
        "verdict",
        "proposed");
  }

  @Override
  public Table compute(Spectra spectra, Progress progress) {
    Table.Builder table = Table.of(columns());
    for (String name : BundledData.names()) {
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
        table.row(
            name,
            rate,
            split.train().rows(),
            split.train().features().columns(),
            split.train().targets().columns(),
            gain.rows(),
            advice.noise().variance(),
            advice.noise().method().word(),
            role.word(),
            gain.teacher(),
            gain.student(),
            gain.percent(),
            gain.inPercent(gain.low()),
            gain.inPercent(gain.high()),
            advice.payoff(role).word(),
            advice.decision().proposed().word());
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
    List<String> roles = table.values("kind");
    for (int i = 0; i < roles.size(); i++) {
      Table rows = part(table.where("kind", roles.get(i)), classes);
      layers.add(
          Intervals.forest(
                  roles.get(i),
                  rows.numbers("gain_percent"),
                  rows.numbers("gain_percent_low"),
                  rows.numbers("gain_percent_high"),
                  Style.of(i).withMark(Mark.of(i)))
              .shifted(0.22 * (i - 1)));
    }
    layers.addAll(beyond(part(table, classes), roles));
    Axis gain = Axis.linear("gain over the teacher, per cent");
    return Panel.of(
        classes ? gain : gain.between(-WIDEST, WIDEST),
        Axis.categories("", names(part(table.where("kind", roles.get(0)), classes))),
        layers);
  }

  /** Words on intervals that leave the axis, under those of their set. */
  private static List<Layer> beyond(Table table, List<String> roles) {
    List<Layer> notes = new ArrayList<>();
    List<String> sets = table.values("data");
    for (int s = 0; s < sets.size(); s++) {
      Map<String, List<String>> rolesOf = new LinkedHashMap<>();
      for (String role : roles) {
        Table rows = table.where("data", sets.get(s)).where("kind", role);
        double low = rows.numbers("gain_percent_low")[0];
        double high = rows.numbers("gain_percent_high")[0];
        if (low < -WIDEST || high > WIDEST) {
          String ends = "%.0f to %.0f".formatted(low, high).replace('-', '−');
          rolesOf.computeIfAbsent(ends, key -> new ArrayList<>()).add(role);
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
    int outputs = rows.columns().indexOf("outputs");
    return new Table(
        rows.columns(),
        rows.rows().stream().filter(row -> classes != row.get(outputs).equals("1")).toList());
  }

  private static List<String> names(Table rows) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      double rate = Table.number(rows.column("label_noise").get(i));
      String name = DataPanels.name(rows.column("data").get(i));
      names.add(rate > 0 ? name + ", noisy" : name);
    }
    return names;
  }

  @Override
  public List<Claim> claims(Table table) {
    Table rows = table.where("kind", Role.STUDENT.word());
    long pays = rows.column("verdict").stream().filter("pays"::equals).count();
    long hurts = rows.column("verdict").stream().filter("hurts"::equals).count();
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
