// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.ArrayName;
import org.eigendistill.data.Columns;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.Expected;
import org.eigendistill.data.FeaturesBeside;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.NameList;
import org.eigendistill.data.NamedMatrix;
import org.eigendistill.data.Preprocessing;
import org.eigendistill.data.ReadOptions;
import org.eigendistill.data.Reading;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Sources;
import org.eigendistill.data.UserData;
import org.eigendistill.risk.advice.Fitting;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The user's own data. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "F",
      required = true,
      description =
          "Features, a row per example, in a file that ends in ${bundle:formats}, zipped or not"
              + " (F:KEY is an array of an archive .npz, .safetensors or .pt); - is standard input.")
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

  @Option(
      names = "--center",
      description =
          "Take the mean off every feature and target; predictions have the target's mean again.")
  private boolean center;

  @Option(
      names = "--standardize",
      description =
          "Take the mean off and divide by the deviation; the target loses its mean only, which"
              + " predictions have again.")
  private boolean standardize;

  @Option(
      names = "--one-hot",
      description =
          "The target is a class label, a whole number or a word: fit a column of 0 and 1 per class.")
  private boolean oneHot;

  @Mixin private StreamOptions streaming;

  @Mixin private ReadingOptions reading;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--weight",
      paramLabel = "COLUMN",
      description =
          "Weights of rows, 0 or more: a column's name or number (from 1) in --data, or a file of one"
              + " number a row. The loss is the sum of weight x squared error, or their weighted mean"
              + " with --loss-scale mean; means and deviations are weighted too. The column is no"
              + " feature. For simulate.")
  String weight;

  @Option(
      names = {"--sample-weight", "--sample-weights"},
      hidden = true)
  private void refuseWeights(String text) {
    throw new ParameterException(
        spec.commandLine(), "Weights of rows are given by --weight, not --sample-weight.");
  }

  /** Refuses weights of rows where nothing has a place for them. */
  void refuseWeight(String what) {
    if (weight != null) {
      throw new ParameterException(
          spec.commandLine(),
          ("--weight is not supported %s. Without --center, multiply each row, features and target,"
                  + " by the square root of its weight; that is the weighted fit.")
              .formatted(what));
    }
  }

  /** Whether rows go by and are not kept. */
  boolean isStreamed() {
    return streaming.isGiven();
  }

  /**
   * The cluster that reads them, if one does.
   *
   * @param solver that was asked for
   */
  Optional<ClusterMoments> cluster(RunOptions.SolverChoice solver) {
    return streaming.cluster(solver);
  }

  /** Where the data are, in the user's own letters: an address is no path. */
  String place() {
    return spec.commandLine()
        .getParseResult()
        .matchedOption("--data")
        .originalStringValues()
        .get(0);
  }

  /** The data, to be streamed. */
  StreamedData streamed() {
    if (oneHot) {
      throw BadInputException.of(
          Sources.name(data),
          "",
          "--one-hot needs all labels at once",
          "Give one-hot targets as a file.");
    }
    return new StreamedData(data, target, center, standardize, reading.declared());
  }

  /** The data as the fit takes them. */
  Prepared prepared() {
    UserData read =
        UserData.of(
            data, key, target, Optional.empty(), Optional.ofNullable(weight), reading.declared());
    Dataset raw = coded(read);
    Scaling targets =
        center || standardize
            ? Scaling.centring(raw.targets(), raw.weights())
            : Scaling.none(raw.targets().columns());
    return prepared(read, raw, targets);
  }

  private Prepared prepared(UserData read, Dataset raw, Scaling targets) {
    Scaling features = scaling(raw.features(), raw.weights());
    Preprocessing preprocessing =
        new Preprocessing(
            read.columns(),
            features,
            raw.targetNames(),
            targets.means(),
            !oneHot
                ? List.of()
                : read.classes().isEmpty() ? read.dataset().classes() : read.classes());
    return new Prepared(
        raw.withFeatures(features.apply(raw.features()))
            .withTargets(targets.apply(raw.targets()), raw.targetNames()),
        preprocessing,
        classes(read));
  }

  /**
   * The data for a loss of classes: the target is a column of labels, or one-hot columns, which
   * keep their means; two classes or more, and a class that has two rows.
   */
  Prepared classified() {
    UserData read = UserData.of(data, key, target, Optional.empty(), reading.declared());
    oneHot = read.dataset().targets().columns() == 1;
    Dataset raw = coded(read);
    String place = "target " + target;
    String mend = "Give class labels, whole numbers or words, or leave out --loss softmax.";
    if (raw.classOfRows().isEmpty()) {
      throw fault(place, "a row of its columns is not one 1 and else 0", mend);
    }
    int classes = raw.targets().columns();
    if (classes < 2 || classes == raw.rows()) {
      String all =
          "%s in %s".formatted(Counted.of(classes, "class"), Counted.of(raw.rows(), "row"));
      throw fault(place, "it has " + all, mend);
    }
    return prepared(read, raw, Scaling.none(classes));
  }

  /** New rows; of an archive the array that has the features' key, or the only one. */
  NamedMatrix newRows(Path file, Columns columns) {
    return ArrayName.parse(file.toString(), key).matrix(reading.declared(), Expected.like(columns));
  }

  /**
   * Data that are ready for the fit.
   *
   * @param dataset their numbers, centred or standardized if that was asked for
   * @param preprocessing what was done to them
   * @param reading what was read
   */
  record Prepared(Dataset dataset, Preprocessing preprocessing, Reading reading) {}

  /**
   * The data as they are in the files, some of whose rows belong together.
   *
   * @param groups a column of --data, or a file; null for none
   */
  UserData read(String groups) {
    UserData read = UserData.of(data, key, target, Optional.ofNullable(groups), reading.declared());
    return new UserData(coded(read), read.columns(), read.classes(), classes(read));
  }

  /** What was read, and which classes --one-hot found where they are numbers. */
  private Reading classes(UserData read) {
    if (!oneHot || !read.classes().isEmpty()) {
      return read.reading();
    }
    List<String> found =
        read.dataset().classes().stream().map(c -> Long.toString(c.longValue())).toList();
    return read.reading()
        .and(
            List.of(
                "%s has %s: %s."
                    .formatted(
                        read.dataset().targetNames().get(0),
                        Counted.of(found.size(), "class"),
                        NameList.of(found))));
  }

  private Dataset coded(UserData read) {
    if (!oneHot && !read.classes().isEmpty()) {
      throw BadInputException.of(
          Sources.name(data),
          "target " + target,
          "it holds words, of %s (%s)"
              .formatted(
                  Counted.of(read.classes().size(), "class"), NameList.of(read.classes(), 6)),
          "Add --one-hot, which fits a column of 0 and 1 per class.");
    }
    if (!oneHot) {
      return read.dataset();
    }
    try {
      return read.classes().isEmpty()
          ? read.dataset().oneHot()
          : read.dataset().oneHot(read.classes());
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(
          Sources.name(data),
          "target",
          e.getMessage(),
          "Give class labels, or leave out what asks for them (--one-hot, --loss softmax).",
          e);
    }
  }

  private Scaling scaling(Matrix features, Optional<double[]> weights) {
    if (standardize) {
      return Scaling.standardizing(features, weights);
    }
    return center ? Scaling.centringVaried(features, weights) : Scaling.none(features.columns());
  }

  /** What is done to columns, for fits that learn it from their own rows. */
  Fitting.Preparation preparation() {
    if (standardize) {
      return Fitting.Preparation.STANDARDIZE;
    }
    return center ? Fitting.Preparation.CENTRE : Fitting.Preparation.AS_IS;
  }

  /** Other features of the same rows, done to as the data's own, with the same targets. */
  Prepared beside(Path file, List<String> drop, List<String> columns, Prepared own) {
    List<String> taken = weight == null ? List.of(target) : List.of(target, weight);
    Dataset dataset = own.dataset();
    ArrayName name = ArrayName.parse(file.toString(), key);
    boolean same = FeaturesBeside.isSame(name.file(), data);
    FeaturesBeside found;
    try {
      found =
          FeaturesBeside.read(
              name, reading.declared(same, drop, columns), data, dataset.rows(), taken);
    } catch (BadInputException e) {
      throw TeacherOptions.ofTeacher(e);
    }
    Scaling features = scaling(found.features(), dataset.weights());
    Preprocessing before = own.preprocessing();
    Preprocessing preprocessing =
        new Preprocessing(
            found.columns(), features, before.targets(), before.targetMeans(), before.classes());
    return new Prepared(
        Dataset.of(
                file.toString(),
                features.apply(found.features()),
                found.columns().features(),
                dataset.targets(),
                dataset.targetNames())
            .withWeights(dataset.weights().orElse(null)),
        preprocessing,
        Reading.NONE.and("--teacher-data", found.read()).and(found.notes()));
  }

  /** Whether means are taken off. */
  boolean isCentred() {
    return center || standardize;
  }

  /** What was declared of the files' form. */
  ReadOptions declared() {
    return reading.declared();
  }

  /** A fault of the data themselves. */
  BadInputException fault(String place, String problem, String mend) {
    return BadInputException.of(Sources.name(data), place, problem, mend);
  }
}
