// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eigendistill.base.BadInputException;

/** What files that are named as text are known to hold in its place, and what to do with them. */
final class Foreign {
  /** So many first bytes tell. */
  static final int BYTES = 32;

  /** Of these the first letters, in UTF-16 two bytes each. */
  private static final int LETTERS = 8;

  private static final String TABLE = "Save it as .csv, for instance by pandas: %s";

  /**
   * What is not text in UTF-8.
   *
   * @param magic the first bytes
   * @param what it is
   * @param mend a whole sentence
   */
  private record Kind(byte[] magic, String what, String mend) {
    static Kind of(String what, String mend, int... magic) {
      byte[] bytes = new byte[magic.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) magic[i];
      }
      return new Kind(bytes, what, mend);
    }
  }

  private static final List<Kind> KNOWN =
      List.of(
          Kind.of("text in UTF-32", iconv("UTF-32"), 0xff, 0xfe, 0, 0),
          Kind.of("text in UTF-32", iconv("UTF-32"), 0, 0, 0xfe, 0xff),
          Kind.of("text in UTF-16", iconv("UTF-16"), 0xff, 0xfe),
          Kind.of("text in UTF-16", iconv("UTF-16"), 0xfe, 0xff),
          Kind.of(
              "an archive or a spreadsheet (.xlsx)",
              "Save the table as .csv; an archive of arrays is named .npz.",
              'P',
              'K',
              3,
              4),
          Kind.of(
              "a spreadsheet (.xls)",
              "Save the table as .csv.",
              0xd0,
              0xcf,
              0x11,
              0xe0,
              0xa1,
              0xb1),
          Kind.of(
              "a Parquet file",
              TABLE.formatted("read_parquet(F).to_csv(G, index=False)."),
              'P',
              'A',
              'R',
              '1'),
          Kind.of(
              "an HDF5 file",
              TABLE.formatted("read_hdf(F).to_csv(G, index=False)."),
              0x89,
              'H',
              'D',
              'F'),
          Kind.of("compressed by bzip2", "Unpack it by bunzip2.", 'B', 'Z', 'h'),
          Kind.of("compressed by xz", "Unpack it by unxz.", 0xfd, '7', 'z', 'X', 'Z'),
          Kind.of("compressed by Zstandard", "Unpack it by unzstd.", 0x28, 0xb5, 0x2f, 0xfd));

  /**
   * A format that is not read, told by names of files.
   *
   * @param ending a pattern of how they end
   * @param what it is called
   * @param mend how it is turned into one that is read
   */
  private record Unread(String ending, String what, String mend) {}

  private static final List<Unread> UNREAD =
      List.of(
          new Unread("parquet|pq", "Parquet", "In Python: numpy.save('f.npy', df.to_numpy())."),
          new Unread(
              "onnx",
              "ONNX",
              "Run the model, and numpy.save its outputs: session.run(None, inputs)[0]."),
          new Unread(
              "h5|hdf5|hdf|he5|keras",
              "HDF5",
              "In Python: numpy.save('f.npy', h5py.File('f.h5')['KEY'][()])."),
          new Unread(
              "mat",
              "MATLAB's format",
              "In Python: numpy.save('f.npy', scipy.io.loadmat('f.mat')['KEY'])."),
          new Unread("pkl|pickle|joblib", "A pickle", "In Python: numpy.save('f.npy', array)."),
          new Unread(
              "zip", "A zip archive", "Unpack it by unzip; one file by itself may be gzipped."));

  private Foreign() {}

  /**
   * Looks at a file's name.
   *
   * @throws BadInputException if it is that of a format that is known and not read
   */
  static void refuseName(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (Unread unread : UNREAD) {
      if (name.matches("(?s).*\\.(%s)(\\.gz)?".formatted(unread.ending))) {
        throw BadInputException.of(file, "", unread.what + " is not read", unread.mend);
      }
    }
  }

  private static String iconv(String encoding) {
    return "Save it as UTF-8, for instance by iconv -f %s -t UTF-8.".formatted(encoding);
  }

  /**
   * Looks at a text's first bytes, unzipped.
   *
   * @throws BadInputException if they are those of something else, saying of what
   */
  static void refuse(String source, byte... first) {
    for (Format format : Formats.ALL) {
      if (!format.isArchive() && begins(first, format.magic())) {
        throw BadInputException.of(
            source,
            "",
            "it is no text, but in the format of " + format.endings().get(0),
            "Let its name end so.");
      }
    }
    for (Kind kind : KNOWN) {
      if (begins(first, kind.magic)) {
        throw BadInputException.of(source, "", "it is " + kind.what, kind.mend);
      }
    }
    // UTF-16 without a mark has a zero in every other byte of plain letters and digits.
    if (hasZeros(0, first) || hasZeros(1, first)) {
      throw BadInputException.of(
          source,
          "",
          "every other byte is zero, as in text in UTF-16",
          "Save it as UTF-8, for instance by iconv -f UTF-16%s -t UTF-8."
              .formatted(hasZeros(1, first) ? "LE" : "BE"));
    }
  }

  private static boolean begins(byte[] first, byte... magic) {
    return magic.length > 0
        && first.length >= magic.length
        && Arrays.equals(first, 0, magic.length, magic, 0, magic.length);
  }

  /** Whether the bytes at even or odd places are zeros, and the others are not. */
  private static boolean hasZeros(int from, byte... first) {
    for (int i = 0; i < Math.min(LETTERS, first.length); i++) {
      if (first[i] == 0 != (i % 2 == from)) {
        return false;
      }
    }
    return first.length > 1;
  }
}
