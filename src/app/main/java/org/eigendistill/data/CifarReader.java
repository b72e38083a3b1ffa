package org.eigendistill.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Matrix;

/**
 * Reads the binary versions of CIFAR-10 (a label byte, then 3072 pixel bytes) and CIFAR-100 (a
 * coarse and a fine label byte, then the pixels): 32 x 32 images, all of red, then green, then
 * blue. Pixels are scaled to [0, 1].
 */
public final class CifarReader {
  private static final int PIXELS = 3072;

  private CifarReader() {}

  /** Reads files of CIFAR-10, one after another. */
  public static Dataset readCifar10(Path... files) {
    return read("cifar-10", 1, 10, files);
  }

  /** Reads files of CIFAR-100 with the fine labels. */
  public static Dataset readCifar100(Path... files) {
    return read("cifar-100", 2, 100, files);
  }

  private static Dataset read(String name, int labelBytes, int classes, Path... files) {
    List<byte[]> records = new ArrayList<>();
    for (Path file : files) {
      readFile(file, labelBytes, classes, records);
    }
    int[] labels = records.stream().mapToInt(record -> record[labelBytes - 1] & 0xff).toArray();
    Matrix pixels =
        Matrix.fill(
            records.size(), PIXELS, (i, j) -> (records.get(i)[labelBytes + j] & 0xff) / 255.0);
    List<String> classNames = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return Dataset.labelled(name, pixels, Dataset.numbered("pixel", PIXELS), labels, classNames);
  }

  private static void readFile(Path file, int labelBytes, int classes, List<byte[]> records) {
    int length = labelBytes + PIXELS;
    try (InputStream in = Sources.open(file)) {
      for (int number = 1; ; number++) {
        byte[] record = in.readNBytes(length);
        if (record.length == 0) {
          return;
        }
        if (record.length < length) {
          throw BadInputException.of(
              file,
              "record " + number,
              "it ends after %d of %d bytes".formatted(record.length, length),
              "It is cut short, or of the other CIFAR: fetch it again.");
        }
        if ((record[labelBytes - 1] & 0xff) >= classes) {
          throw BadInputException.of(
              file,
              "record " + number,
              "label %d among %d classes".formatted(record[labelBytes - 1] & 0xff, classes),
              "It may be of the other CIFAR, or not a CIFAR file.");
        }
        if (records.size() == DoubleList.MOST / PIXELS) {
          throw BadInputException.of(
              file,
              "record " + number,
              "more than %d images do not fit one array in memory".formatted(records.size()),
              "Give fewer files at a time.");
        }
        records.add(record);
      }
    } catch (IOException e) {
      throw BadInputException.of(
          file, "", "it cannot be read (%s)".formatted(e.getMessage()), "Check it.", e);
    }
  }
}
