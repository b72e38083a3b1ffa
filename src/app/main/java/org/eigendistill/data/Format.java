// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;

/**
 * A format of files of numbers: how it is told, and how it is read. A new one is a class that
 * implements this, and its place in the list of {@link Formats}, or in {@code
 * META-INF/services/org.eigendistill.data.Format} of a jar on the class path; options, help and
 * messages follow.
 */
public interface Format {
  /** What a record of reading calls it. */
  String name();

  /** How names of its files end, in lower case; {@code .gz} may follow unless it is an archive. */
  List<String> endings();

  /** Endings of other formats that its files may have too, known there by {@link #isThis}. */
  default List<String> sharedEndings() {
    return List.of();
  }

  /** Both kinds of endings. */
  default List<String> allEndings() {
    return Stream.concat(endings().stream(), sharedEndings().stream()).toList();
  }

  /** Whether a file that has one of the {@link #sharedEndings}, and is there, is of this format. */
  default boolean isThis(Path file) {
    return false;
  }

  /** The first bytes of every such file, by which it is known without a name; or none. */
  default byte[] magic() {
    return new byte[0];
  }

  /**
   * The numbers of a file.
   *
   * @param key the array of an archive; of no meaning for others
   * @throws BadInputException if it is not of this format, or a number is not finite
   */
  NamedMatrix array(Path file, String key);

  /** The same as the user has declared it. */
  default NamedMatrix read(Path file, String key, ReadOptions options, Expected expected) {
    NamedMatrix array = array(file, key).labelled(Formats.label(file));
    return options.equals(ReadOptions.AUTO) ? array : array.chosen(options, expected);
  }

  /** The rows one after another; those of a format that is not read so are all taken at once. */
  default RowFile rows(Path file, ReadOptions options, Expected expected) {
    NamedMatrix all = MatrixReader.read(file, MatrixReader.DEFAULT_KEY, ReadOptions.AUTO, expected);
    return ChosenRowFile.of(new MatrixRowFile(file, all), options, expected);
  }

  /**
   * The rows by the last axis, as often as they are asked for; -inf may be among them where the
   * format has it. Without a way of its own the whole is read.
   */
  default RowBlocks blocks(Path file, String key, ReadOptions options, Expected expected) {
    return shape(file, key).length > 2
        ? RowBlocks.of(shaped(file, key))
        : RowBlocks.of(read(file, key, options, expected));
  }

  /** Whether such files are looked for in a folder whose rows are to be read one after another. */
  default boolean isStreamed() {
    return false;
  }

  /** Whether a file holds several arrays, each by its key. */
  default boolean isArchive() {
    return false;
  }

  /** The keys of an archive's arrays. */
  default List<String> keys(Path file) {
    return List.of();
  }

  /** Every file that an array is read from: the one that is named, and those that it names. */
  default List<Path> files(Path file, String key) {
    return List.of(file);
  }

  /** The extents of an array of any number of axes; empty where there are rows and columns only. */
  default long[] shape(Path file, String key) {
    return new long[0];
  }

  /**
   * An array with its extents.
   *
   * @throws BadInputException if there are rows and columns only
   */
  default ShapedArray shaped(Path file, String key) {
    Sources.require(file);
    throw BadInputException.of(
        file,
        "",
        "it is no NumPy file, and other formats have two axes only",
        "Save the stack by numpy.save to a file named .npy.");
  }
}
