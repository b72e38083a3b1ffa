package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.UserData;
import org.eigendistill.risk.advice.Fitting;
import picocli.CommandLine.Option;

/** The user's own data. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "F",
      required = true,
      description = "Features, a row per example: .csv, .tsv, .npy, .npz, or IDX.")
  Path data;

  @Option(
      names = "--target",
      paramLabel = "T",
      required = true,
      description =
          "Target: a column's name or number (from 1) in --data, a file with as many rows, or an"
              + " array of the same .npz.")
  String target;

  @Option(
      names = "--key",
      paramLabel = "K",
      description = "Array of features in an .npz (default: ${DEFAULT-VALUE}).",
      defaultValue = MatrixReader.DEFAULT_KEY)
  private String key;

  @Option(names = "--center", description = "Take the mean off every feature and target.")
  private boolean center;

  @Option(
      names = "--standardize",
      description =
          "Take the mean off and divide by the deviation; the target loses its mean only.")
  private boolean standardize;

  @Option(
      names = "--one-hot",
      description =
          "The target is a class label, a whole number: fit a column of 0 and 1 per class.")
  private boolean oneHot;

  @Option(
      names = "--stream",
      description =
          "Read rows in blocks and keep only sums of products, for data larger than memory: .csv,"
              + " .npy, or a folder of them. Needs --route gram.")
  boolean stream;

  /** The data, to be streamed. */
  StreamedData streamed() {
    if (oneHot) {
      throw BadInputException.of(
          data, "", "--one-hot needs all labels at once", "Give one-hot targets as a file.");
    }
    return new StreamedData(data, target, center, standardize);
  }

  /** The data as they are in the files. */
  Dataset read() {
    Dataset dataset = UserData.read(data, key, target);
    if (!oneHot) {
      return dataset;
    }
    try {
      return dataset.oneHot();
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(
          data, "target", e.getMessage(), "Leave out --one-hot or give class labels.", e);
    }
  }

  /** How features are centred or standardized, or null for as they are. */
  Scaling scaling(Dataset raw) {
    if (standardize) {
      return Scaling.standardizing(raw.features());
    }
    return center ? Scaling.centring(raw.features()) : null;
  }

  /**
   * Applies a scaling to features, and takes the mean off the targets where features lose theirs.
   */
  Dataset prepared(Dataset raw, Scaling scaling) {
    if (scaling == null) {
      return raw;
    }
    Matrix targets = Scaling.centring(raw.targets()).apply(raw.targets());
    return raw.withFeatures(scaling.apply(raw.features())).withTargets(targets, raw.targetNames());
  }

  /** What is done to columns, for fits that learn it from their own rows. */
  Fitting.Preparation preparation() {
    if (standardize) {
      return Fitting.Preparation.STANDARDIZE;
    }
    return center ? Fitting.Preparation.CENTRE : Fitting.Preparation.AS_IS;
  }

  /** What became of constant columns. */
  List<String> warnings(Dataset raw, Scaling scaling) {
    if (scaling == null || scaling.constantColumns().isEmpty()) {
      return List.of();
    }
    List<String> names =
        scaling.constantColumns().stream().map(j -> raw.featureNames().get(j)).toList();
    return List.of("Constant columns became 0: " + String.join(", ", names) + ".");
  }

  /** A fault of the data themselves. */
  BadInputException fault(String place, String problem, String mend) {
    return BadInputException.of(data, place, problem, mend);
  }
}
