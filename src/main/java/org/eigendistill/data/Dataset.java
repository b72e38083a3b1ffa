package org.eigendistill.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.eigendistill.base.Matrix;

/** Rows of features with their targets: n x p and n x C. Immutable. */
public final class Dataset {
  private final String name;
  private final Matrix features;
  private final List<String> featureNames;
  private final Matrix targets;
  private final List<String> targetNames;
  private final int[] labels;

  private Dataset(
      String name,
      Matrix features,
      List<String> featureNames,
      Matrix targets,
      List<String> targetNames,
      int[] labels) {
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
    return new Dataset(name, features, featureNames, targets, targetNames, null);
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
    return new Dataset(name, features, featureNames, oneHot, classNames, copy);
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
        labels == null ? null : Arrays.stream(chosen).map(i -> labels[i]).toArray());
  }

  /** The same features with other targets of as many rows. */
  public Dataset withTargets(Matrix others, List<String> names) {
    return new Dataset(name, features, featureNames, others, names, null);
  }

  /** The same data with other labels of the same classes, label noise for instance. */
  public Dataset withLabels(int... others) {
    return labelled(name, features, featureNames, others, targetNames);
  }

  /** The same data with other features, centred ones for instance. */
  public Dataset withFeatures(Matrix others) {
    return new Dataset(name, others, featureNames, targets, targetNames, labels);
  }

  /**
   * The class labels in a single target column of whole numbers, rising.
   *
   * @throws IllegalArgumentException if there are several targets, or one that is not whole
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
    List<Double> sorted = classes();
    int[] codes = Arrays.stream(targets.column(0)).mapToInt(v -> sorted.indexOf(v + 0.0)).toArray();
    List<String> names =
        sorted.stream().map(value -> targetNames.get(0) + "=" + value.longValue()).toList();
    return labelled(name, features, featureNames, codes, names);
  }

  /** The SHA-256 of shapes, values and names, in hexadecimal: equal for equal data. */
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      update(sha, features);
      update(sha, targets);
      sha.update(String.join("\n", featureNames).getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      sha.update(String.join("\n", targetNames).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }

  private static void update(MessageDigest sha, Matrix matrix) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * Math.max(2, matrix.columns()));
    sha.update(buffer.putLong(matrix.rows()).putLong(matrix.columns()).array(), 0, 16);
    for (int i = 0; i < matrix.rows(); i++) {
      buffer.clear();
      for (double value : matrix.row(i)) {
        buffer.putDouble(value);
      }
      sha.update(buffer.array(), 0, 8 * matrix.columns());
    }
  }

  @Override
  public String toString() {
    return "%s: %d rows, %d features, %d targets"
        .formatted(name, rows(), features.columns(), targets.columns());
  }
}
