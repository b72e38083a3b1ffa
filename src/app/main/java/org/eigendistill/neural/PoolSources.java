// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.ArrayFolder;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.MailSequences;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Split;

/** Where pools come from: bundled sets, mails as sequences, a synthetic set, a folder. */
final class PoolSources {
  /** Words of a mail that are read. */
  private static final int LENGTH = 128;

  /** The largest word number. */
  private static final int MOST_WORDS = 1_000_000;

  /** Rows of sequences whose words are counted, for the directions of first weights. */
  private static final int COUNTED = 1000;

  /** Synthetic: features of variances k^-1.5, ten classes by the largest of ten linear scores. */
  private static final String POWER_LAW = "power-law";

  private PoolSources() {}

  /**
   * Loads data.
   *
   * @param name a bundled set, power-law, or a folder with the four files of Fashion-MNIST's form,
   *     with those of CIFAR-10 or CIFAR-100, or with train_x.npy, train_y.npy, test_x.npy and
   *     test_y.npy
   * @param sequences whether sequences of words are wanted
   * @throws BadInputException if there are no such data, or they have no classes
   */
  static Pool load(String name, boolean sequences) {
    if (sequences) {
      return words(name);
    }
    if (name.equals(POWER_LAW)) {
      return bundled(powerLaw(200, 3000, 2000));
    }
    if (isFolder(name)) {
      Split own = folder(Path.of(name));
      // Unlike bundled data, a user's test rows can change from one day to the next.
      return Pool.of(own, own.train().digest() + own.test().digest());
    }
    if (!BundledData.names().contains(name) && !name.equals(BundledData.PACKAGE_SECTIONS)) {
      throw unknown(name);
    }
    return bundled(BundledData.load(name));
  }

  /** Whether a name is that of a user's folder. */
  static boolean isFolder(String name) {
    return !isBundled(name) && Files.isDirectory(Path.of(name));
  }

  /** Whether a name is that of data that come with the program. */
  static boolean isBundled(String name) {
    return name.equals(POWER_LAW)
        || BundledData.names().contains(name)
        || name.equals(BundledData.PACKAGE_SECTIONS);
  }

  private static BadInputException unknown(String name) {
    return BadInputException.of(
        name,
        "",
        "there is no such data set and no such folder",
        "Name fashion-mnist, fashion-mnist-10k, spam, package-sections, power-law or a folder of"
            + " data.");
  }

  private static Pool bundled(Split split) {
    return Pool.of(split, split.train().digest());
  }

  private static Pool words(String name) {
    if (name.equals("spam")) {
      return mails(name);
    }
    if (name.equals(BundledData.PACKAGE_SECTIONS)) {
      return words(ClassArrays.read(BundledData.packageSections()), "");
    }
    if (isFolder(name) && isArrays(Path.of(name))) {
      Split own = ClassArrays.read(ArrayFolder.of(Path.of(name)));
      return words(own, own.test().digest());
    }
    if (!isFolder(name) && !isBundled(name)) {
      throw unknown(name);
    }
    throw BadInputException.of(
        name,
        "",
        "it holds no sequences of words",
        "Models text and transformer go with spam, package-sections, or a folder with train_x.npy.");
  }

  /** Rows x places of word numbers. */
  private static Pool words(Split split, String digest) {
    Matrix train = split.train().features();
    Matrix test = split.test().features();
    int vocabulary = Math.max(largest(split.train().name(), "train_x", train), 1);
    vocabulary = Math.max(largest(split.test().name(), "test_x", test), vocabulary);
    int counted = Math.min(COUNTED, train.rows());
    double[][] counts = new double[counted][vocabulary];
    for (int i = 0; i < counted; i++) {
      for (int j = 0; j < train.columns(); j++) {
        if (train.get(i, j) > 0) {
          counts[i][(int) train.get(i, j) - 1]++;
        }
      }
    }
    Matrix logarithms = Matrix.fill(counted, vocabulary, (i, j) -> StrictMath.log1p(counts[i][j]));
    return new Pool(
        split.train().name(),
        train,
        split.train().labels().orElseThrow(),
        test,
        split.test().labels().orElseThrow(),
        split.train().targets().columns(),
        vocabulary,
        Scaling.centring(logarithms).apply(logarithms),
        split.train().digest() + digest);
  }

  private static int largest(String folder, String file, Matrix words) {
    double largest = 0;
    for (int i = 0; i < words.rows(); i++) {
      for (int j = 0; j < words.columns(); j++) {
        double word = words.get(i, j);
        if (word != Math.rint(word) || word < 0 || word > MOST_WORDS) {
          throw BadInputException.of(
              folder + "/" + file + ".npy",
              "row %d, column %d".formatted(i + 1, j + 1),
              "%s is no word number"
                  .formatted(word == Math.rint(word) ? Long.toString((long) word) : word),
              "Number words from 1 to at most %,d; 0 is none.".formatted(MOST_WORDS));
        }
        largest = Math.max(largest, word);
      }
    }
    return (int) largest;
  }

  private static Pool mails(String name) {
    MailSequences train = BundledData.trainingMails();
    MailSequences test = BundledData.testMails();
    Matrix counts = train.counts().features();
    return new Pool(
        name,
        sequences(train),
        train.labels(),
        sequences(test),
        test.labels(),
        MailSequences.CLASSES.size(),
        train.vocabulary().size(),
        Scaling.centring(counts).apply(counts),
        train.counts().digest());
  }

  private static Matrix sequences(MailSequences mails) {
    List<int[]> words = mails.words();
    return Matrix.fill(
        words.size(), LENGTH, (i, j) -> j < words.get(i).length ? words.get(i)[j] + 1 : 0);
  }

  private static Split powerLaw(int features, int rows, int testRows) {
    Randomness random = Randomness.of(1);
    int classes = 10;
    Matrix scoring = Matrix.fill(features, classes, (i, j) -> random.gaussian());
    Dataset[] parts = new Dataset[2];
    for (int p = 0; p < 2; p++) {
      Matrix x =
          Matrix.fill(
              p == 0 ? rows : testRows,
              features,
              (i, j) -> random.gaussian() * PowerLaw.at(j + 1, 0.75));
      Matrix scores = x.times(scoring);
      int[] labels = IntStream.range(0, x.rows()).map(i -> best(scores, i)).toArray();
      parts[p] =
          Dataset.labelled(
              POWER_LAW,
              x,
              Dataset.numbered("x", features),
              labels,
              Dataset.numbered("class", classes));
    }
    return new Split(parts[0], parts[1]);
  }

  private static int best(Matrix scores, int row) {
    return IntStream.range(0, scores.columns())
        .reduce((a, b) -> scores.get(row, b) > scores.get(row, a) ? b : a)
        .orElseThrow();
  }

  private static Split folder(Path folder) {
    if (isArrays(folder)) {
      return ClassArrays.read(ArrayFolder.of(folder));
    }
    if (CifarFolder.is(folder)) {
      return CifarFolder.read(folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.noneMatch(file -> file.getFileName().toString().contains("idx"))) {
        throw BadInputException.of(
            folder.toString(),
            "",
            "it holds no data of a known form",
            "Give train_x.npy with its three companions, the binary files of CIFAR-10 or CIFAR-100,"
                + " or the four files of Fashion-MNIST.");
      }
    } catch (IOException e) {
      throw BadInputException.unreadable(folder.toString(), e);
    }
    return BundledData.fashionMnist(folder);
  }

  private static boolean isArrays(Path folder) {
    return Stream.of("train_x.npy", "train_x.npy.gz")
        .anyMatch(file -> Files.exists(folder.resolve(file)));
  }
}
