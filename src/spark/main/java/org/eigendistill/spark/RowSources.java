// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.eigendistill.base.BadInputException;

/** Rows of files by the ends of their names: .parquet, .csv, .npy, .libsvm and .svm. */
public final class RowSources {
  /** Bytes of text whose rows one task counts. */
  private static final long PIECE = 1 << 25;

  private RowSources() {}

  /**
   * The rows of a file, or of all files of a folder in the order of their names. Those of text are
   * counted by the cluster first.
   *
   * @param place a path, or an address that the cluster reads
   * @throws BadInputException if they are of no such kind, do not go together, or cannot be read
   */
  public static RowSource open(JavaSparkContext spark, String place) {
    return open(spark, place, PIECE);
  }

  static RowSource open(JavaSparkContext spark, String place, long piece) {
    List<DataFile> files = DataFile.at(place);
    String ending = ending(files.get(0));
    for (DataFile file : files) {
      if (!ending(file).equals(ending)) {
        throw BadInputException.of(
            place, "", "it has files of several kinds", "Give files of one kind.");
      }
    }
    return switch (ending) {
      case "npy" -> NpySource.of(files);
      case "parquet" -> ParquetSource.of(files);
      case "csv" -> TextSource.of(spark, files, TextSource.Kind.CSV, piece);
      case "libsvm", "svm" -> TextSource.of(spark, files, TextSource.Kind.LIBSVM, piece);
      default ->
          throw BadInputException.of(
              files.get(0).place(),
              "",
              "its name has none of the ends .parquet, .csv, .npy, .libsvm, .svm",
              "Name it by what it is, unpacked.");
    };
  }

  private static String ending(DataFile file) {
    String name = file.path().getName();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Names of columns that have none. */
  static List<String> numbered(int columns) {
    return IntStream.rangeClosed(1, columns).mapToObj(j -> "x" + j).toList();
  }
}
