// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.Arrays;
import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.population.World;
import org.eigendistill.spectrum.EigenSolver;

/** Reads the key {@code world}: covariance, signal, noise and offset. */
final class WorldReader {
  private static final int MOST = 20_000;
  private static final List<String> COVARIANCES =
      List.of("identity", "values", "power", "spikes", "toeplitz", "points");
  private static final List<String> SIGNALS =
      List.of("values", "energy", "prior", "uniform", "split");

  private final ScenarioKeys keys;
  private final Loaded loaded;
  private final EigenSolver solver;

  WorldReader(ScenarioKeys keys, Loaded loaded, EigenSolver solver) {
    this.keys =
        keys.check(List.of("covariance", "signal", "noise", "offset"), "covariance", "signal");
    this.loaded = loaded;
    this.solver = solver;
  }

  /** The variance of the labels' own noise. */
  double noise() {
    return keys.has("noise") ? keys.number("noise", 0, true) : 0;
  }

  double offset() {
    return keys.number("offset", 0);
  }

  /** The points of a finite population; null if it is none. */
  Matrix points() {
    ScenarioKeys covariance = keys.below("covariance");
    if (!covariance.has("points")) {
      return null;
    }
    return covariance.value("points").isArray()
        ? Matrix.ofRows(covariance.table("points"))
        : loaded.file(covariance, "points");
  }

  World world() {
    double[] s = covariance();
    ScenarioKeys signal = keys.below("signal");
    String kind = signal.only(SIGNALS);
    if (kind.equals("prior")) {
      Memory.requireSquare(signal, kind, s.length);
      double total = signal.below(kind).check(List.of("total"), "total").number("total", 0, true);
      return World.random(s, total, offset());
    }
    if (kind.equals("values") && signal.value(kind).path(0).isArray()) {
      double[][] outputs = signal.table(kind);
      requireFits(signal, kind, outputs[0].length, s.length);
      Matrix targets =
          Matrix.fill(
              s.length, outputs.length, (i, j) -> i < outputs[j].length ? outputs[j][i] : 0);
      return World.given(s, targets, offset());
    }
    return World.given(s, Matrix.ofColumn(signal(signal, kind, s)), offset());
  }

  private double[] covariance() {
    ScenarioKeys of = keys.below("covariance");
    String kind = of.only(COVARIANCES);
    return switch (kind) {
      case "identity" -> filled(count(of, kind), 1);
      case "values" -> variances(of, kind);
      case "power" -> {
        ScenarioKeys law = of.below(kind).check(List.of("decay", "count"), "decay", "count");
        yield PowerLaw.first(count(law, "count"), law.number("decay"));
      }
      case "spikes" -> {
        ScenarioKeys law =
            of.below(kind).check(List.of("values", "count", "rest"), "values", "count");
        double[] spikes = variances(law, "values");
        int count = count(law, "count");
        requireFits(law, "values", spikes.length, count);
        double[] all = filled(count, law.has("rest") ? law.number("rest", 0, true) : 1);
        System.arraycopy(spikes, 0, all, 0, spikes.length);
        yield all;
      }
      case "toeplitz" -> toeplitz(of.below(kind).check(List.of("rho", "count"), "rho", "count"));
      default -> {
        int count = points().rows();
        yield filled(count, 1.0 / count);
      }
    };
  }

  static double[] variances(ScenarioKeys keys, String key) {
    double[] values = keys.numbers(key);
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0)) {
        throw keys.fault(
            key,
            "%s: a covariance is positive semidefinite, and eigenvalue %d is %s"
                .formatted(key, i + 1, values[i]),
            "Give variances, none below 0.");
      }
    }
    if (values.length == 0) {
      throw keys.fault(key, "%s: the list is empty".formatted(key), "Give variances.");
    }
    return values;
  }

  /** The eigenvalues of rho^|i-j|, falling. */
  private double[] toeplitz(ScenarioKeys law) {
    double rho = law.number("rho");
    int count = count(law, "count");
    if (!(Math.abs(rho) < 1)) {
      throw law.fault("rho", "rho: between -1 and 1, not %s".formatted(rho), "Correct the value.");
    }
    Memory.requireSquare(law, "count", count);
    Matrix values =
        loaded.of(
            List.of("toeplitz", rho, count),
            () -> {
              Matrix all = Matrix.fill(count, count, (i, j) -> Math.pow(rho, Math.abs(i - j)));
              double[] rising = solver.symmetric(all).values();
              Arrays.sort(rising);
              return Matrix.fill(count, 1, (i, j) -> rising[count - 1 - i]);
            });
    return values.column(0);
  }

  private double[] signal(ScenarioKeys of, String kind, double[] s) {
    int p = s.length;
    return switch (kind) {
      case "values" -> {
        double[] given = of.numbers(kind);
        requireFits(of, kind, given.length, p);
        yield Arrays.copyOf(given, p);
      }
      case "energy" -> {
        ScenarioKeys law = of.below(kind).check(List.of("decay", "total"), "decay");
        double[] energies = PowerLaw.first(p, law.number("decay"));
        double sum = Arrays.stream(energies).sum();
        double total = law.has("total") ? law.number("total", 0, true) : sum;
        for (int i = 0; i < p; i++) {
          if (s[i] == 0) {
            throw of.fault(
                kind,
                "energy: eigenvalue %d of the covariance is 0".formatted(i + 1),
                "Give values.");
          }
          energies[i] = Math.sqrt(energies[i] * total / sum / s[i]);
        }
        yield energies;
      }
      case "uniform" -> {
        ScenarioKeys law = of.below(kind).check(List.of("total"), "total");
        yield filled(p, Math.sqrt(law.number("total", 0, true) / p));
      }
      default -> split(of.below(kind), s);
    };
  }

  /** A share of |b|^2 even over one end of the eigenvalues, the rest over the others. */
  private double[] split(ScenarioKeys law, double... s) {
    law.check(List.of("end", "part", "share", "snr"), "end", "part", "share", "snr");
    boolean top = law.word("end", List.of("top", "bottom"), "").equals("top");
    int p = s.length;
    int part = (int) Math.floor(p * law.number("part", 0, true) + 1e-9);
    double share = law.number("share", 0, true);
    if (part < 1 || part >= p || share > 1) {
      throw law.fault(
          "part",
          "part and share: some coordinates and not all, a share up to 1, not %d of %d and %s"
              .formatted(part, p, share),
          "Correct the values.");
    }
    double[] b = new double[p];
    double strength = 0;
    for (int i = 0; i < p; i++) {
      boolean in = top ? i < part : i >= p - part;
      b[i] = Math.sqrt(in ? share / part : (1 - share) / (p - part));
      strength += s[i] * b[i] * b[i];
    }
    double factor = Math.sqrt(law.number("snr", 0, true) * noise() / strength);
    return Arrays.stream(b).map(each -> factor * each).toArray();
  }

  private static int count(ScenarioKeys keys, String key) {
    int count = keys.whole(key, 1);
    if (count > MOST) {
      throw keys.fault(
          key, "%s: at most %d coordinates, not %d".formatted(key, MOST, count), "Give fewer.");
    }
    return count;
  }

  private static void requireFits(ScenarioKeys keys, String key, int given, int count) {
    if (given > count) {
      throw keys.fault(
          key,
          "%s: %d numbers, where there are %d coordinates".formatted(key, given, count),
          "Give fewer.");
    }
  }

  private static double[] filled(int count, double value) {
    double[] all = new double[count];
    Arrays.fill(all, value);
    return all;
  }
}
