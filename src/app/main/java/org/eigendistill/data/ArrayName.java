package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigendistill.base.BadInputException;

/**
 * An array as a user names it: a file, or {@code archive.npz:key}. Of an archive without a key the
 * array of a given name is taken, or the only one.
 *
 * @param file the file
 * @param key the array in an archive; of no meaning for other files
 */
public record ArrayName(Path file, String key) {
  private static final String ARCHIVE = ".npz";

  /**
   * Reads a name.
   *
   * @param usual the key that is looked for first where none is given
   * @throws BadInputException if an archive holds several arrays and none of that key
   */
  public static ArrayName parse(String text, String usual) {
    String lower = text.toLowerCase(Locale.ROOT);
    int colon = lower.lastIndexOf(ARCHIVE + ":");
    if (colon >= 0) {
      int end = colon + ARCHIVE.length();
      return new ArrayName(Path.of(text.substring(0, end)), text.substring(end + 1));
    }
    Path file = Path.of(text);
    if (!lower.endsWith(ARCHIVE)) {
      return new ArrayName(file, usual);
    }
    List<String> keys = NpyReader.keys(file);
    if (keys.contains(usual)) {
      return new ArrayName(file, usual);
    }
    if (keys.size() == 1) {
      return new ArrayName(file, keys.get(0));
    }
    throw BadInputException.of(
        file,
        "",
        "it holds no array '%s', but [%s]".formatted(usual, NameList.of(keys)),
        "Name one as %s:KEY.".formatted(file));
  }

  /** Whether a name is that of an array in an archive, {@code archive.npz:key}. */
  static boolean hasKey(String text) {
    return text.toLowerCase(Locale.ROOT).contains(ARCHIVE + ":");
  }

  /** The archive that a file is, or that an array of it is named by; or none. */
  static Optional<Path> archive(Path file) {
    String text = file.toString();
    int end = (text.toLowerCase(Locale.ROOT) + ":").lastIndexOf(ARCHIVE + ":") + ARCHIVE.length();
    return end < ARCHIVE.length() ? Optional.empty() : Optional.of(Path.of(text.substring(0, end)));
  }

  /** The array as rows and columns. */
  public NamedMatrix matrix() {
    return MatrixReader.read(file, key);
  }

  /** The same as the user has declared it. */
  public NamedMatrix matrix(ReadOptions options, Expected expected) {
    return MatrixReader.read(file, key, options, expected);
  }

  /** The extents of a NumPy array as it lies in its file; empty for all other formats. */
  public long[] shape() {
    boolean archive = file.toString().toLowerCase(Locale.ROOT).endsWith(ARCHIVE);
    return archive || MatrixReader.isNpy(file) ? NpyReader.shape(file, key) : new long[0];
  }

  /** The array as a stack of matrices, of three axes or more. */
  public MatrixStack stack() {
    return MatrixStack.read(file, key);
  }

  @Override
  public String toString() {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ARCHIVE)
        ? file + ":" + key
        : file.toString();
  }
}
