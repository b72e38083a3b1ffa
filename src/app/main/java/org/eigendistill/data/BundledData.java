// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;

/** The data sets that come with the program; their notices lie beside them. */
public final class BundledData {
  /** Package descriptions as sequences of word numbers, of which no features are made. */
  public static final String PACKAGE_SECTIONS = "package-sections";

  private static final String FASHION = "fashion-mnist";
  private static final String MORE_FASHION = "fashion-mnist-10k";
  private static final List<String> REGRESSION = List.of("longley", "statecrime", "macrodata");
  private static final List<String> GARMENTS =
      List.of(
          "t-shirt",
          "trouser",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "boot");
  private static final int PIXELS = 784;

  /** Of the small sets a fifth, drawn by this seed, is the test part. */
  private static final long HOLDOUT_SEED = 1967;

  private static final double HOLDOUT = 0.2;

  private BundledData() {}

  /** The names that {@link #load} takes. */
  public static List<String> names() {
    return Stream.concat(Stream.of(FASHION, MORE_FASHION, "spam"), REGRESSION.stream()).toList();
  }

  /**
   * Loads a set.
   *
   * <ul>
   *   <li>fashion-mnist: 6,000 + 2,000 images, pixels in [0, 1], ten classes one-hot;
   *   <li>fashion-mnist-10k: the same and after them others, 10,000 + 3,700 in all;
   *   <li>spam: 4,026 + 1,342 mails, log(1 + count) of 1,000 words, ham and spam one-hot;
   *   <li>longley, statecrime, macrodata: regression, a fifth of the rows for testing.
   * </ul>
   *
   * @throws BadInputException if there is no set of that name
   */
  public static Split load(String name) {
    if (name.equals(FASHION)) {
      return new Split(bundledFashion("train", ""), bundledFashion("t10k", ""));
    }
    if (name.equals(MORE_FASHION)) {
      return new Split(moreFashion("train"), moreFashion("t10k"));
    }
    if (name.equals(PACKAGE_SECTIONS)) {
      throw BadInputException.of(
          name, "", "it holds sequences of words", "It goes with models text and transformer.");
    }
    if (name.equals("spam")) {
      MailSequences.Parts parts = mails();
      return new Split(parts.train().counts(), parts.test().counts());
    }
    if (REGRESSION.contains(name)) {
      return Split.holdout(regression(name), HOLDOUT, HOLDOUT_SEED);
    }
    throw BadInputException.of(
        "data set '%s'".formatted(name),
        "",
        "no such set is bundled",
        "Name one of %s.".formatted(String.join(", ", names())));
  }

  /** A small regression set as a whole, rows in their order. */
  public static Dataset regression(String name) {
    try (Reader reader =
        new InputStreamReader(resource("regression/" + name + ".csv"), StandardCharsets.UTF_8)) {
      NamedMatrix table = CsvReader.read(name + ".csv", reader);
      int target = table.values().columns() - 1;
      return Dataset.of(
          name,
          table.values().selectColumns(IntStream.range(0, target).toArray()),
          table.columnNames().subList(0, target),
          table.values().selectColumns(target),
          table.columnNames().subList(target, target + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A copy of the file of a small regression set, among the temporary files: what an example reads
   * as it would a user's own. It is gone when the program ends.
   */
  public static Path file(String name) {
    try (InputStream from = resource("regression/" + name + ".csv")) {
      Path folder = Files.createTempDirectory("eigendistill");
      folder.toFile().deleteOnExit(); // the last that is named is the first that goes
      Path file = folder.resolve(name + ".csv");
      file.toFile().deleteOnExit();
      Files.copy(from, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Descriptions of 11,767 + 2,978 packages as word numbers (1 for a word that is not in the
   * vocabulary, 0 for none), of at most 64 words; 20 classes, the sections of the archive: train_x,
   * train_y, test_x, test_y.
   */
  public static ArrayFolder packageSections() {
    return ArrayFolder.bundled(PACKAGE_SECTIONS);
  }

  /** The training mails as sequences. */
  public static MailSequences trainingMails() {
    return mails().train();
  }

  /** The test mails as sequences. */
  public static MailSequences testMails() {
    return mails().test();
  }

  /**
   * The full Fashion-MNIST, or another set in its form, from a folder with its four files
   * (train-images-idx3-ubyte and so on, gzipped or not).
   *
   * @throws BadInputException if a file is not there or cannot be read
   */
  public static Split fashionMnist(Path folder) {
    return new Split(fashion(folder, "train"), fashion(folder, "t10k"));
  }

  private static Dataset fashion(Path folder, String part) {
    NamedMatrix images = IdxReader.read(either(folder, part + "-images-idx3-ubyte"));
    NamedMatrix labels = IdxReader.read(either(folder, part + "-labels-idx1-ubyte"));
    if (images.values().rows() != labels.values().rows()) {
      throw BadInputException.of(
          labels.source(),
          "",
          "%s for %s"
              .formatted(
                  Counted.of(labels.values().rows(), "label"),
                  Counted.of(images.values().rows(), "image")),
          "Fetch the files again.");
    }
    return garments(images, labels);
  }

  private static Path either(Path folder, String name) {
    Path plain = folder.resolve(name);
    return Files.exists(plain) ? plain : folder.resolve(name + ".gz");
  }

  private static Dataset bundledFashion(String part, String kind) {
    try (InputStream images = resource("fashion-mnist/" + part + "-images" + kind + ".idx3.gz");
        InputStream labels = resource("fashion-mnist/" + part + "-labels" + kind + ".idx1.gz")) {
      return garments(
          IdxReader.read(part + " images", images), IdxReader.read(part + " labels", labels));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset moreFashion(String part) {
    Dataset first = bundledFashion(part, "");
    Dataset more = bundledFashion(part, "-more");
    int[] codes =
        IntStream.concat(
                Arrays.stream(first.labels().orElseThrow()),
                Arrays.stream(more.labels().orElseThrow()))
            .toArray();
    return Dataset.labelled(
        MORE_FASHION, first.with(more).features(), first.featureNames(), codes, GARMENTS);
  }

  private static Dataset garments(NamedMatrix images, NamedMatrix labels) {
    if (images.values().columns() != PIXELS) {
      throw BadInputException.of(
          images.source(),
          "",
          "%s where 28 x 28 are needed".formatted(Counted.of(images.values().columns(), "pixel")),
          "Give the files of Fashion-MNIST or of a set in its form.");
    }
    Matrix scaled =
        Matrix.fill(images.values().rows(), PIXELS, (i, j) -> images.values().get(i, j) / 255);
    int[] codes = Arrays.stream(labels.values().column(0)).mapToInt(v -> (int) v).toArray();
    return Dataset.labelled(
        "fashion-mnist", scaled, Dataset.numbered("pixel", PIXELS), codes, GARMENTS);
  }

  private static MailSequences.Parts mails() {
    try (InputStream raw = new GZIPInputStream(resource("spam/mails.txt.gz"));
        InputStream words = resource("spam/vocabulary.txt")) {
      List<String> vocabulary =
          new String(words.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<String> lines =
          new String(raw.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      return MailSequences.Parts.parse(vocabulary, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream resource(String name) {
    InputStream in = BundledData.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("the program was packed without its data: " + name);
    }
    return in;
  }
}
