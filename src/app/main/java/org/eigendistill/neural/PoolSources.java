package org.eigendistill.neural;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.PowerLaw;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.MailSequences;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Split;

/** Where pools come from: bundled sets, mails as sequences, a synthetic set, a folder. */
final class PoolSources {
  /** Words of a sequence that are read. */
  private static final int LENGTH = 128;

  /** Synthetic: features of variances k^-1.5, ten classes by the largest of ten linear scores. */
  private static final String POWER_LAW = "power-law";

  private PoolSources() {}

  /**
   * Loads data.
   *
   * @param name a bundled set, power-law, or a folder with the four files of Fashion-MNIST's form
   *     or with train_x.npy, train_y.npy, test_x.npy and test_y.npy
   * @param sequences whether mails are wanted as sequences of words
   * @throws BadInputException if there are no such data, or they have no classes
   */
  static Pool load(String name, boolean sequences) {
    if (sequences) {
      return mails(name);
    }
    if (name.equals(POWER_LAW)) {
      return bundled(powerLaw(200, 3000, 2000));
    }
    if (isFolder(name)) {
      Split own = folder(Path.of(name));
      // Unlike bundled data, a user's test rows can change from one day to the next.
      return Pool.of(own, own.train().digest() + own.test().digest());
    }
    if (!BundledData.names().contains(name)) {
      throw BadInputException.of(
          name,
          "",
          "there is no such data set and no such folder",
          "Name fashion-mnist, spam, power-law or a folder of data.");
    }
    return bundled(BundledData.load(name));
  }

  /** Whether a name is that of a user's folder. */
  static boolean isFolder(String name) {
    return !name.equals(POWER_LAW)
        && !BundledData.names().contains(name)
        && Files.isDirectory(Path.of(name));
  }

  private static Pool bundled(Split split) {
    return Pool.of(split, split.train().digest());
  }

  private static Pool mails(String name) {
    if (!name.equals("spam")) {
      throw BadInputException.of(
          name, "", "it holds no sequences of words", "Model text goes with --data spam.");
    }
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
    if (!Files.exists(folder.resolve("train_x.npy"))) {
      return BundledData.fashionMnist(folder);
    }
    return ClassArrays.read(folder);
  }
}
