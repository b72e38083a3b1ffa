// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eigendistill.base.BadInputException;

/**
 * An array as a user names it: a file, or {@code archive.npz:key}. Of an archive without a key the
 * array of a given name is taken, or the only one, which may have the empty name.
 *
 * @param file the file
 * @param key the array in an archive; of no meaning for other files
 */
public record ArrayName(Path file, String key) {
  /**
   * Reads a name.
   *
   * @param usual the key that is looked for first where none is given
   * @throws BadInputException if an archive holds several arrays and none of that key
   */
  public static ArrayName parse(String text, String usual) {
    Optional<ArrayName> keyed = keyed(text);
    if (keyed.isPresent()) {
      return keyed.get();
    }
    Path file = Path.of(text);
    Optional<Format> archive = Formats.archive(file);
    if (archive.isEmpty()) {
      return new ArrayName(file, usual);
    }
    List<String> keys = archive.get().keys(file);
    if (keys.contains(usual)) {
      return new ArrayName(file, usual);
    }
    if (keys.size() == 1) {
      return new ArrayName(file, keys.get(0));
    }
    throw BadInputException.of(
        file,
        "",
        "it holds no array '%s', but [%s]".formatted(usual, NameList.within(keys, 130)),
        "Name one as %s:KEY.".formatted(file));
  }

  /**
   * An array by a file's name, with or without a key.
   *
   * @param usual the key where none is given; a file's only array without a name needs none
   */
  static ArrayName of(Path file, String usual) {
    return keyed(file.toString())
        .orElseGet(
            () -> {
              boolean nameless =
                  Formats.archive(file).filter(f -> f.keys(file).equals(List.of(""))).isPresent();
              return new ArrayName(file, nameless ? "" : usual);
            });
  }

  /** A key in a message that a file lacks it, and whether it is the one that nobody named. */
  static String lacked(String key) {
    return key.equals(MatrixReader.DEFAULT_KEY)
        ? "'%s', which is read where no --key names one,".formatted(key)
        : "'%s',".formatted(key);
  }

  /** An array in an archive that is named by its key, {@code archive.npz:key}. */
  public static Optional<ArrayName> keyed(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (Format format : Formats.ALL) {
      for (String ending : format.isArchive() ? format.allEndings() : List.<String>of()) {
        int colon = lower.lastIndexOf(ending + ":");
        if (colon >= 0) {
          Path file = Path.of(text.substring(0, colon + ending.length()));
          if (Formats.archive(file).isPresent()) {
            return Optional.of(new ArrayName(file, text.substring(colon + ending.length() + 1)));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The archive that a file is, or that an array of it is named by; or none. */
  static Optional<Path> archive(Path file) {
    return Formats.archive(file).isPresent()
        ? Optional.of(file)
        : keyed(file.toString()).map(ArrayName::file);
  }

  /** Every file that it is read from: the one that is named, and those that this one names. */
  public List<Path> files() {
    return Formats.archive(file).map(archive -> archive.files(file, key)).orElse(List.of(file));
  }

  /** The array as rows and columns. */
  public NamedMatrix matrix() {
    return matrix(ReadOptions.AUTO, Expected.NOTHING);
  }

  /** The same as the user has declared it. */
  public NamedMatrix matrix(ReadOptions options, Expected expected) {
    return Formats.of(file).read(file, key, options, expected);
  }

  /** The rows by the last axis, in any blocks, -inf among them where the format has it. */
  public RowBlocks blocks(ReadOptions options, Expected expected) {
    return Formats.of(file).blocks(file, key, options, expected);
  }

  /** The extents of a NumPy array as it lies in its file; empty for all other formats. */
  public long[] shape() {
    return Formats.of(file).shape(file, key);
  }

  /** The array as a stack of matrices, of three axes or more. */
  public MatrixStack stack() {
    return MatrixStack.read(file, key);
  }

  @Override
  public String toString() {
    boolean named = !key.isEmpty() && Formats.archive(file).isPresent();
    return named ? file + ":" + key : file.toString();
  }
}
