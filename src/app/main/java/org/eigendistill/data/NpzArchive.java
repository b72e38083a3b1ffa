// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.eigendistill.base.BadInputException;

/**
 * An NPZ archive, a ZIP file of NPY files. Length and CRC-32 that it carries of each are checked,
 * which Java's own ZipFile does not do.
 */
final class NpzArchive implements Closeable {
  private static final String ENDING = ".npy";

  private final Path file;
  private final ZipFile zip;

  private NpzArchive(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  static NpzArchive open(Path file) throws IOException {
    return new NpzArchive(file, new ZipFile(Sources.require(file).toFile()));
  }

  /** The names of the arrays. */
  List<String> keys() {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(ENDING))
        .map(name -> name.substring(0, name.length() - ENDING.length()))
        .toList();
  }

  /** The shape of an array, by its head alone. */
  long[] shape(String key) throws IOException {
    try (InputStream in = zip.getInputStream(entry(key))) {
      return NpyHeader.read(source(key), new DataInputStream(in)).shape();
    }
  }

  /**
   * Reads an array.
   *
   * @param masks whether it may hold -inf
   */
  ShapedArray read(String key, boolean masks) throws IOException {
    ZipEntry entry = entry(key);
    CRC32 crc = new CRC32();
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
      ShapedArray read;
      try {
        read = NpyReader.read(source(key), in, OptionalLong.empty(), masks);
      } catch (BadInputException e) {
        // What flipped bits look like is no matter, if it is they.
        in.skip(Math.max(0, entry.getSize()));
        requireWhole(entry, key, in);
        throw e;
      }
      requireWhole(entry, key, in);
      return read;
    }
  }

  private void requireWhole(ZipEntry entry, String key, CheckedInputStream in) throws IOException {
    boolean ended = in.read() < 0;
    if (!ended || in.getChecksum().getValue() != entry.getCrc()) {
      throw BadInputException.of(
          source(key),
          "",
          "its bytes are not those that were saved: their CRC-32 is %08x, not %08x"
              .formatted(in.getChecksum().getValue(), entry.getCrc()),
          "It was damaged since: copy or save it again by numpy.savez.");
    }
  }

  private String source(String key) {
    return file + ", array " + key;
  }

  private ZipEntry entry(String key) {
    List<? extends ZipEntry> found =
        zip.stream().filter(entry -> entry.getName().equals(key + ENDING)).toList();
    if (found.isEmpty()) {
      throw BadInputException.of(
          file,
          "",
          "it holds no array %s but [%s]".formatted(ArrayName.lacked(key), NameList.of(keys())),
          "Name one of them, by --key or as %s:KEY.".formatted(file));
    }
    if (found.size() > 1) {
      throw BadInputException.of(
          file,
          "",
          "it holds %d arrays '%s'".formatted(found.size(), key),
          "Save each under a name of its own by numpy.savez.");
    }
    return found.get(0);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
