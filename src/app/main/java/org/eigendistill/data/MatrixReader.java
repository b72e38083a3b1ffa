package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.eigendistill.base.BadInputException;

/** Reads a matrix in whichever format its file's name tells. */
public final class MatrixReader {
  /** The array that is read of an NPZ archive unless another is named. */
  public static final String DEFAULT_KEY = "X";

  private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private MatrixReader() {}

  /** Reads a file; of an NPZ archive the array {@value #DEFAULT_KEY}. */
  public static NamedMatrix read(Path file) {
    return read(file, DEFAULT_KEY);
  }

  /**
   * Reads a file.
   *
   * <ul>
   *   <li>.csv, .tsv, .txt, .dat, each also with .gz, and standard input: columns of text;
   *   <li>.npy, .npz: NumPy; {@code archive.npz:key} is an array of an archive;
   *   <li>-ubyte, .idx, each also with .gz: IDX.
   * </ul>
   *
   * @param key the array of an NPZ archive whose name does not say it
   * @throws BadInputException if it cannot be read as that, or a number is not finite
   */
  public static NamedMatrix read(Path file, String key) {
    return read(file, key, ReadOptions.AUTO, Expected.NOTHING);
  }

  /**
   * Reads a file as the user has declared it.
   *
   * @param options which columns, and how a text table is written
   * @param expected what is known of it already
   */
  public static NamedMatrix read(Path file, String key, ReadOptions options, Expected expected) {
    if (isText(file)) {
      return CsvReader.read(file, options, expected);
    }
    NamedMatrix array = array(file, key);
    return options.equals(ReadOptions.AUTO) ? array : array.chosen(options, expected);
  }

  private static NamedMatrix array(Path file, String key) {
    if (Sources.isStandardInput(file)) {
      NamedMatrix read = NpyReader.readNpy(file);
      String source = Sources.name(file);
      return new NamedMatrix(
          source,
          List.of(),
          read.values(),
          ReadRecord.ofArray(
              source, "npy", List.of(), read.values().rows(), read.values().columns()));
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (ArrayName.hasKey(name)) {
      ArrayName array = ArrayName.parse(file.toString(), key);
      return read(array.file(), array.key());
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
    Sources.require(file);
    throw BadInputException.of(
        file,
        "",
        "its format cannot be told from its name",
        "Save it as .csv, .tsv, .txt (also .gz), .npy or .npz; IDX is named …-ubyte or .idx.");
  }

  /** Whether a file is read as text: by its name, or what comes by a pipe by how it begins. */
  static boolean isText(Path file) {
    if (isTextName(file.toString())) {
      return true;
    }
    boolean pipe = Sources.isStandardInput(file) || Sources.isPipe(file);
    if (pipe && Sources.begins(file, ZIP)) {
      throw BadInputException.of(
          Sources.name(file), "", "it is an archive (.npz)", "Give the archive as a file.");
    }
    return pipe && !Sources.begins(file, NPY);
  }

  static boolean isTextName(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|txt|dat)(\\.gz)?");
  }

  /** Whether a file is in NumPy's format for one array: by its name, or standard input's bytes. */
  static boolean isNpy(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy")
        || Sources.isStandardInput(file) && Sources.begins(file, NPY);
  }

  /** The format that a name tells. */
  static String format(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains(".npz")) {
      return "npz";
    }
    if (lower.endsWith(".npy")) {
      return "npy";
    }
    if (lower.matches(".*(ubyte|\\.idx[0-9]*)(\\.gz)?")) {
      return "idx";
    }
    return isTextName(lower) ? lower.replaceFirst(".*\\.(?=(csv|tsv|txt|dat))", "") : "text";
  }
}
