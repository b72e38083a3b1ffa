package org.eigendistill.data;

import java.nio.file.Path;
import java.util.Locale;
import org.eigendistill.base.BadInputException;

/** Reads a matrix in whichever format its file's name tells. */
public final class MatrixReader {
  /** The array that is read of an NPZ archive unless another is named. */
  public static final String DEFAULT_KEY = "X";

  private MatrixReader() {}

  /** Reads a file; of an NPZ archive the array {@value #DEFAULT_KEY}. */
  public static NamedMatrix read(Path file) {
    return read(file, DEFAULT_KEY);
  }

  /**
   * Reads a file.
   *
   * <ul>
   *   <li>.csv, .tsv, .txt: numbers in columns, with or without a header;
   *   <li>.npy, .npz: NumPy; {@code archive.npz:key} is an array of an archive;
   *   <li>-ubyte, .idx, each also with .gz: IDX.
   * </ul>
   *
   * @param key the array of an NPZ archive whose name does not say it
   * @throws BadInputException if it cannot be read as that, or a number is not finite
   */
  public static NamedMatrix read(Path file, String key) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (ArrayName.hasKey(name)) {
      return ArrayName.parse(file.toString(), key).matrix();
    }
    if (name.endsWith(".npy")) {
      return NpyReader.readNpy(file);
    }
    if (name.endsWith(".npz")) {
      return NpyReader.readNpz(file, key);
    }
    if (name.matches(".*(ubyte|\\.idx[0-9]*)(\\.gz)?")) {
      return IdxReader.read(file);
    }
    if (isText(name)) {
      return CsvReader.read(file);
    }
    Sources.require(file);
    throw BadInputException.of(
        file,
        "",
        "its format cannot be told from its name",
        "Name it .csv, .tsv, .npy, .npz, or as IDX (…-ubyte, .idx, also .gz).");
  }

  /** Whether a file of that name is read as text. */
  static boolean isText(String name) {
    return name.toLowerCase(Locale.ROOT).matches("-|.*\\.(csv|tsv|txt|dat)(\\.gz)?");
  }
}
