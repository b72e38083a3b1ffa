// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/** Rows of features with their targets: n x p and n x C. Immutable. */
public final class Dataset {
  /** From here on doubles pass over whole numbers. */
  static final double TOO_LARGE = 0x1p53;

  private final String name;
  private final Matrix features;
  private final List<String> featureNames;
  private final Matrix targets;
  private final List<String> targetNames;
  private final int[] labels;
  private final int[] groups;
  private final double[] weights;

  private Dataset(
      String name,
      Matrix features,
      List<String> featureNames,
      Matrix targets,
      List<String> targetNames,
      int[] labels,
      int[] groups,
      double[] weights) {
    if (features.rows() != targets.rows()) {
      throw new IllegalArgumentException(
          "%d rows of features, %d of targets".formatted(features.rows(), targets.rows()));
    }
    if (featureNames.size() != features.columns() || targetNames.size() != targets.columns()) {
      throw new IllegalArgumentException("as many names as columns are needed");
    }
    this.name = name;
    this.features = features;
    this.featureNames = List.copyOf(featureNames);
    this.targets = targets;
    this.targetNames = List.copyOf(targetNames);
    this.labels = labels;
    this.groups = groups;
    this.weights = weights;
  }

  /**
   * Data for regression.
   *
   * @param features n x p
   * @param targets n x C
   * @throws IllegalArgumentException if shapes and names do not fit one another
   */
  public static Dataset of(
      String name,
      Matrix features,
      List<String> featureNames,
      Matrix targets,
      List<String> targetNames) {
    return new Dataset(name, features, featureNames, targets, targetNames, null, null, null);
  }

  /**
   * Data for classification: the targets are one-hot columns, one per class.
   *
   * @param labels a class per row, from 0
   * @param classNames a name per class
   * @throws IllegalArgumentException if a label is no class, or shapes do not fit
   */
  public static Dataset labelled(
      String name,
      Matrix features,
      List<String> featureNames,
      int[] labels,
      List<String> classNames) {
    for (int label : labels) {
      if (label < 0 || label >= classNames.size()) {
        throw new IllegalArgumentException(
            "label %d among %d classes".formatted(label, classNames.size()));
      }
    }
    int[] copy = labels.clone();
    Matrix oneHot = Matrix.fill(copy.length, classNames.size(), (i, c) -> copy[i] == c ? 1 : 0);
    return new Dataset(name, features, featureNames, oneHot, classNames, copy, null, null);
  }

  /** Names for columns that have none: x1, x2, ... */
  public static List<String> numbered(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
  }

  /** What the data are called. */
  public String name() {
    return name;
  }

  /** The number of rows, n. */
  public int rows() {
    return features.rows();
  }

  /** The features, n x p. */
  public Matrix features() {
    return features;
  }

  /** A name per feature. */
  public List<String> featureNames() {
    return featureNames;
  }

  /** The targets, n x C. */
  public Matrix targets() {
    return targets;
  }

  /** A name per target; the class names where the targets are one-hot. */
  public List<String> targetNames() {
    return targetNames;
  }

  /** A class per row, from 0, where the data are labelled. */
  public Optional<int[]> labels() {
    return Optional.ofNullable(labels).map(int[]::clone);
  }

  /** The rows of the given numbers, in that order. */
  public Dataset rows(int... chosen) {
    return new Dataset(
        name,
        features.selectRows(chosen),
        featureNames,
        targets.selectRows(chosen),
        targetNames,
        chosen(labels, chosen),
        chosen(groups, chosen),
        weights == null ? null : Arrays.stream(chosen).mapToDouble(i -> weights[i]).toArray());
  }

  private static int[] chosen(int[] values, int... rows) {
    return values == null ? null : Arrays.stream(rows).map(i -> values[i]).toArray();
  }

  /** These rows, and after them others of the same columns, named alike. */
  public Dataset with(Dataset others) {
    if ((groups == null) != (others.groups == null)
        || (weights == null) != (others.weights == null)) {
      throw new IllegalArgumentException("groups or weights are known for one part only");
    }
    return new Dataset(
        name,
        above(features, others.features),
        featureNames,
        above(targets, others.targets),
        targetNames,
        null,
        groups == null
            ? null
            : IntStream.concat(Arrays.stream(groups), Arrays.stream(others.groups)).toArray(),
        weights == null
            ? null
            : DoubleStream.concat(Arrays.stream(weights), Arrays.stream(others.weights)).toArray());
  }

  private static Matrix above(Matrix upper, Matrix lower) {
    int n = upper.rows();
    return Matrix.fill(
        n + lower.rows(), upper.columns(), (i, j) -> i < n ? upper.get(i, j) : lower.get(i - n, j));
  }

  /** The same rows with some of the features, in the order of the numbers given. */
  public Dataset features(int... columns) {
    return new Dataset(
        name,
        features.selectColumns(columns),
        Arrays.stream(columns).mapToObj(featureNames::get).toList(),
        targets,
        targetNames,
        labels,
        groups,
        weights);
  }

  /** The same features with other targets of as many rows. */
  public Dataset withTargets(Matrix others, List<String> names) {
    return new Dataset(name, features, featureNames, others, names, null, groups, weights);
  }

  /** The same data with other labels of the same classes, label noise for instance. */
  public Dataset withLabels(int... others) {
    return labelled(name, features, featureNames, others, targetNames)
        .withGroups(groups)
        .withWeights(weights);
  }

  /**
   * The same data whose rows of equal numbers belong together: repeated measurements of one person,
   * for instance.
   *
   * @param others a number per row; null for none
   */
  public Dataset withGroups(int... others) {
    if (others != null && others.length != rows()) {
      throw new IllegalArgumentException("%d groups for %d rows".formatted(others.length, rows()));
    }
    int[] copy = others == null ? null : others.clone();
    return new Dataset(name, features, featureNames, targets, targetNames, labels, copy, weights);
  }

  /**
   * The same data whose rows count for more or less in the loss.
   *
   * @param others a weight per row, at least 0; null for rows that count alike
   */
  public Dataset withWeights(double... others) {
    if (others != null && others.length != rows()) {
      throw new IllegalArgumentException("%d weights for %d rows".formatted(others.length, rows()));
    }
    double[] copy = others == null ? null : others.clone();
    return new Dataset(name, features, featureNames, targets, targetNames, labels, groups, copy);
  }

  /** A weight per row, where rows do not count alike. */
  public Optional<double[]> weights() {
    return Optional.ofNullable(weights).map(double[]::clone);
  }

  /**
   * Which rows belong together: those of one given group, and those whose features repeat one
   * another, whatever their targets.
   */
  public Groups groups() {
    Groups repeats = Groups.ofRepeats(features);
    return groups == null ? repeats : repeats.joined(Groups.of(groups));
  }

  /**
   * A class per row where the data are labelled, or have one-hot targets of two or more columns.
   */
  public Optional<int[]> classOfRows() {
    if (labels != null || targets.columns() < 2) {
      return labels();
    }
    int[] classes = new int[rows()];
    for (int i = 0; i < classes.length; i++) {
      double[] row = targets.row(i);
      long ones = Arrays.stream(row).filter(v -> v == 1).count();
      long zeros = Arrays.stream(row).filter(v -> v == 0).count();
      if (ones != 1 || zeros != row.length - 1) {
        return Optional.empty();
      }
      classes[i] = IntStream.range(0, row.length).filter(c -> row[c] == 1).findFirst().orElse(0);
    }
    return Optional.of(classes);
  }

  /** The same data with other features, centred ones for instance. */
  public Dataset withFeatures(Matrix others) {
    return new Dataset(name, others, featureNames, targets, targetNames, labels, groups, weights);
  }

  /**
   * The class labels in a single target column of whole numbers, rising, below 2^53 each.
   *
   * @throws IllegalArgumentException if there are several targets, or one that is not whole or too
   *     large
   */
  public List<Double> classes() {
    if (targets.columns() != 1) {
      throw new IllegalArgumentException("one-hot needs one target column");
    }
    TreeSet<Double> classes = new TreeSet<>();
    for (double value : targets.column(0)) {
      if (value != Math.rint(value)) {
        throw new IllegalArgumentException("class labels are whole numbers, not " + value);
      }
      if (Math.abs(value) >= TOO_LARGE) {
        throw new IllegalArgumentException(
            "class labels from 9007199254740992 on cannot be told apart");
      }
      classes.add(value + 0.0); // -0 is 0
    }
    return List.copyOf(classes);
  }

  /**
   * The one-hot form of a single target column of whole numbers.
   *
   * @throws IllegalArgumentException if there are several targets, or one that is not whole
   */
  public Dataset oneHot() {
    return oneHot(classes().stream().map(value -> Long.toString(value.longValue())).toList());
  }

  /**
   * The same under other names of the classes.
   *
   * @param labels a name per class, rising as the numbers do
   */
  public Dataset oneHot(List<String> labels) {
    List<Double> sorted = classes();
    int[] codes = Arrays.stream(targets.column(0)).mapToInt(v -> sorted.indexOf(v + 0.0)).toArray();
    List<String> names = labels.stream().map(label -> targetNames.get(0) + "=" + label).toList();
    return labelled(name, features, featureNames, codes, names)
        .withGroups(groups)
        .withWeights(weights);
  }

  /** The SHA-256 of shapes, values and names, in hexadecimal: equal for equal data. */
  public String digest() {
    return DatasetDigest.of(
        weights()
            .map(w -> List.of(features, targets, Matrix.ofColumn(w)))
            .orElse(List.of(features, targets)),
        featureNames,
        targetNames);
  }

  @Override
  public String toString() {
    return "%s: %d rows, %d features, %d targets"
        .formatted(name, rows(), features.columns(), targets.columns());
  }
}
