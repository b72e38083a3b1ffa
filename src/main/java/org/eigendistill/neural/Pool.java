package org.eigendistill.neural;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.BundledData;
import org.eigendistill.data.Dataset;
import org.eigendistill.data.LabelNoise;
import org.eigendistill.data.MailSequences;
import org.eigendistill.data.MatrixReader;
import org.eigendistill.data.Randomness;
import org.eigendistill.data.Scaling;
import org.eigendistill.data.Split;
import org.eigendistill.spectrum.EigenSolver;
import org.eigendistill.spectrum.LossScale;
import org.eigendistill.spectrum.Spectrum;

/**
 * The rows from which each seed draws its own. Features are centred by the pool's means.
 *
 * @param name of the data set
 * @param train features, centred, or sequences of word numbers
 * @param labels a class per row
 * @param test the same features of test rows
 * @param testLabels their classes
 * @param classes the number of classes
 * @param vocabulary the number of words of sequences, else 0
 * @param counts what the words of sequences count up to, centred; else the features again
 * @param digest of the data
 */
public record Pool(
    String name,
    Matrix train,
    int[] labels,
    Matrix test,
    int[] testLabels,
    int classes,
    int vocabulary,
    Matrix counts,
    String digest) {
  /** Words of a sequence that are read. */
  static final int LENGTH = 128;

  /** The share of drawn rows that are not trained on but stopped by. */
  private static final double VALIDATION = 0.1;

  /** Directions beyond these carry next to nothing and cost as much as the others. */
  private static final int DIRECTIONS = 341;

  private static final int PATCHED_IMAGES = 300;

  /** Synthetic: features of variances k^-1.5, ten classes by the largest of ten linear scores. */
  private static final String POWER_LAW = "power-law";

  /**
   * Loads data.
   *
   * @param name a bundled set, power-law, or a folder with the four files of Fashion-MNIST's form
   *     or with train_x.npy, train_y.npy, test_x.npy and test_y.npy
   * @param sequences whether mails are wanted as sequences of words
   * @throws BadInputException if there are no such data, or they have no classes
   */
  public static Pool load(String name, boolean sequences) {
    if (sequences) {
      return mails(name);
    }
    if (name.equals(POWER_LAW)) {
      return of(powerLaw(200, 3000, 2000));
    }
    Path folder = Path.of(name);
    if (!BundledData.names().contains(name) && Files.isDirectory(folder)) {
      return of(folder(folder));
    }
    if (!BundledData.names().contains(name)) {
      throw BadInputException.of(
          name,
          "",
          "there is no such data set and no such folder",
          "Name fashion-mnist, spam, power-law or a folder of data.");
    }
    return of(BundledData.load(name));
  }

  /** A pool of labelled features. */
  static Pool of(Split split) {
    Dataset train = split.train();
    int[] labels =
        train
            .labels()
            .orElseThrow(
                () ->
                    BadInputException.of(
                        train.name(), "", "it has no classes", "Name a set for classification."));
    Scaling centring = Scaling.centring(train.features());
    Matrix features = centring.apply(train.features());
    return new Pool(
        train.name(),
        features,
        labels,
        centring.apply(split.test().features()),
        split.test().labels().orElseThrow(),
        train.targets().columns(),
        0,
        features,
        train.digest());
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
              (i, j) -> random.gaussian() * StrictMath.pow(j + 1, -0.75));
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
    return new Split(arrays(folder, "train"), arrays(folder, "test"));
  }

  private static Dataset arrays(Path folder, String part) {
    Matrix x = MatrixReader.read(folder.resolve(part + "_x.npy")).values();
    Path labelled = folder.resolve(part + "_y.npy");
    Matrix y = MatrixReader.read(labelled).values();
    if (y.columns() != 1 || y.rows() != x.rows()) {
      throw BadInputException.of(
          labelled,
          "",
          "it is %d x %d where %d class numbers are needed"
              .formatted(y.rows(), y.columns(), x.rows()),
          "Give one class number a row.");
    }
    Dataset plain =
        Dataset.of(folder.toString(), x, Dataset.numbered("x", x.columns()), y, List.of("class"));
    try {
      return plain.oneHot();
    } catch (IllegalArgumentException e) {
      throw BadInputException.of(labelled, "", e.getMessage(), "Give class numbers from 0.", e);
    }
  }

  /** The most rows that can be drawn. */
  int rows() {
    return labels.length;
  }

  /**
   * Draws rows, a tenth of them to stop by, and changes labels of both parts.
   *
   * @param rows how many; 0 for all
   * @param noise the rate of label noise
   * @param seed of both draws
   */
  NetworkData draw(int rows, double noise, long seed) {
    int count = rows == 0 ? rows() : Math.min(rows, rows());
    int[] drawn = Arrays.copyOf(Randomness.of(seed).permutation(rows()), count);
    int[] truth = Arrays.stream(drawn).map(i -> labels[i]).toArray();
    int[] given = LabelNoise.symmetric(truth, classes, noise, 100 + seed).labels();
    int trained = count - (int) Math.round(VALIDATION * count);
    return new NetworkData(
        name,
        part(drawn, given, truth, 0, trained),
        part(drawn, given, truth, trained, count),
        Part.clean(test, testLabels),
        classes,
        vocabulary);
  }

  private Part part(int[] drawn, int[] given, int[] truth, int from, int to) {
    return new Part(
        train.selectRows(Arrays.copyOfRange(drawn, from, to)),
        Arrays.copyOfRange(given, from, to),
        Arrays.copyOfRange(truth, from, to));
  }

  /**
   * The eigenvectors, p x r, on which the input weights of a model are projected: of the features'
   * covariance; of 3 x 3 patches' for cnn; of word counts' for text.
   */
  Matrix directions(String model, EigenSolver solver) {
    Matrix x = model.equals("cnn") ? patches() : counts;
    Matrix none = Matrix.fill(x.rows(), 1, (i, j) -> 0);
    Matrix all = Spectrum.byGram(x, none, LossScale.MEAN, solver).directionVectors();
    int kept = Math.min(DIRECTIONS, all.columns());
    return all.selectColumns(IntStream.range(0, kept).toArray());
  }

  private Matrix patches() {
    int side = (int) Math.round(Math.sqrt(train.columns()));
    int inner = side - 2;
    int images = Math.min(PATCHED_IMAGES, train.rows());
    Matrix all =
        Matrix.fill(
            images * inner * inner,
            9,
            (i, j) -> {
              int at = i % (inner * inner);
              int y = at / inner + j / 3;
              int x = at % inner + j % 3;
              return train.get(i / (inner * inner), y * side + x);
            });
    return Scaling.centring(all).apply(all);
  }
}
