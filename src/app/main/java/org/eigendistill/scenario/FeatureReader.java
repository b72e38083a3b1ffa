// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.scenario;

import java.util.List;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.Numerals;
import org.eigendistill.population.FeatureMap;
import org.eigendistill.population.FeatureMap.KernelFeatures;
import org.eigendistill.population.FeatureMap.LinearFeatures;
import org.eigendistill.population.FeatureMap.RandomFeatures;
import org.eigendistill.population.FeatureMap.ScaledFeatures;
import org.eigendistill.spectrum.Kernel;

/**
 * Reads the key {@code features} of a model.
 *
 * @param model the keys of the model
 * @param name of the model
 * @param coordinates of the rows
 * @param rank of their covariance
 * @param points of a finite population, or null
 * @param loaded what is read already
 */
record FeatureReader(
    ScenarioKeys model, String name, int coordinates, int rank, Matrix points, Loaded loaded) {
  private static final String KEY = "features";
  private static final List<String> KINDS =
      List.of("first", "pick", "scale", "random", "file", "kernel");

  FeatureMap features() {
    if (!model.has(KEY) || !model.isKeys(KEY)) {
      model.word(KEY, List.of("all"), "all");
      return FeatureMap.all(coordinates);
    }
    ScenarioKeys of = model.below(KEY);
    String kind = of.only(KINDS);
    return switch (kind) {
      case "first" -> {
        int first = of.whole(kind, 0);
        requireFits(of, kind, first);
        yield new ScaledFeatures(Matrix.fill(coordinates, 1, (i, j) -> i < first ? 1 : 0));
      }
      case "pick" -> {
        double[] factors = new double[coordinates];
        // A feature that is there twice counts twice in the kernel.
        for (int place : of.places(kind, coordinates)) {
          factors[place] = Math.sqrt(factors[place] * factors[place] + 1);
        }
        yield new ScaledFeatures(Matrix.ofColumn(factors));
      }
      case "scale" -> {
        double[] given = of.numbers(kind);
        if (given.length != coordinates) {
          throw of.fault(
              kind,
              "scale: %d factors, where there are %d coordinates"
                  .formatted(given.length, coordinates),
              "Give one for each.");
        }
        yield new ScaledFeatures(Matrix.ofColumn(given));
      }
      case "random" -> {
        ScenarioKeys random = of.below(kind).check(List.of("count", "seed"), "count");
        Long seed = random.has("seed") ? (long) random.whole("seed", 0) : null;
        int count = random.whole("count", 1);
        if (count > rank) {
          throw random.fault(
              "count",
              "count: %d random features of a covariance of rank %d are rank-deficient"
                  .formatted(count, rank),
              "Give at most %d.".formatted(rank));
        }
        yield new RandomFeatures(name, coordinates, count, seed);
      }
      case "file" -> {
        Matrix map = loaded.file(of, kind);
        if (map.rows() != coordinates) {
          throw of.fault(
              kind,
              "file: %d rows, where there are %d coordinates".formatted(map.rows(), coordinates),
              "Give F with a row for each coordinate.");
        }
        yield new LinearFeatures(map);
      }
      default -> kernel(of, kind);
    };
  }

  private void requireFits(ScenarioKeys of, String kind, int count) {
    if (count > coordinates) {
      throw of.fault(
          kind,
          "%s: %d features, where there are %d coordinates".formatted(kind, count, coordinates),
          "Give fewer.");
    }
  }

  private FeatureMap kernel(ScenarioKeys of, String kind) {
    if (points == null) {
      throw of.fault(
          kind, "a kernel is between points, and the covariance has none", "Give 'points'.");
    }
    Memory.requireSquare(of, kind, points.rows());
    String text = of.word(kind);
    String[] parts = text.split(":", -1);
    double number = parts.length == 2 ? Numerals.parse(parts[1]).orElse(Double.NaN) : Double.NaN;
    boolean isDegree = number == Math.rint(number) && number >= 1 && number < 100;
    boolean known =
        switch (parts[0]) {
          case "rbf", "laplace" -> number > 0;
          case "poly" -> isDegree;
          default -> false;
        };
    if (!known) {
      throw of.fault(
          kind,
          "kernel: '%s' is not known".formatted(text),
          "Write rbf:G, laplace:G with G above 0, or poly:D with a whole D.");
    }
    Matrix kernel = loaded.of(text, () -> kernel(parts[0], number));
    for (int i = 0; i < kernel.rows(); i++) {
      if (!ScenarioKeys.isSized(kernel.get(i, i))) {
        throw of.fault(
            kind,
            "kernel: of point %d with itself it is %s".formatted(i + 1, kernel.get(i, i)),
            "Choose another unit of the points, or a lower degree.");
      }
    }
    return new KernelFeatures(kernel);
  }

  private Matrix kernel(String name, double number) {
    return switch (name) {
      case "rbf" -> new Kernel.Rbf(number).among(points);
      case "laplace" -> among((a, b) -> Math.exp(-number * Math.sqrt(squaredDistance(a, b))));
      default -> among((a, b) -> Math.pow(1 + inner(a, b), number));
    };
  }

  private Matrix among(Kernel.OfPair entry) {
    return Matrix.fill(
        points.rows(),
        points.rows(),
        (i, j) -> entry.at(points.row(Math.min(i, j)), points.row(Math.max(i, j))));
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  private static double inner(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
