// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import org.eigendistill.base.BadInputException;

/** Reads a matrix in whichever of the {@link Formats} its file's name tells. */
public final class MatrixReader {
  /** The array that is read of an archive unless another is named. */
  public static final String DEFAULT_KEY = "X";

  private MatrixReader() {}

  /** Reads a file; of an archive the array {@value #DEFAULT_KEY}. */
  public static NamedMatrix read(Path file) {
    return read(file, DEFAULT_KEY);
  }

  /**
   * Reads a file.
   *
   * <ul>
   *   <li>.csv, .tsv, .txt, .dat, and standard input: columns of text;
   *   <li>.npy, .npz: NumPy; {@code archive.npz:key} is an array of an archive;
   *   <li>.safetensors, .safetensors.index.json; .pt, .pth, .ckpt, .bin of torch.save: archives
   *       too;
   *   <li>-ubyte, .idx: IDX; .bin: CIFAR.
   * </ul>
   *
   * <p>All but archives may be zipped by gzip, and have .gz behind their names then or not.
   *
   * @param key the array of an archive whose name does not say it
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
    return ArrayName.of(file, key).matrix(options, expected);
  }
}
