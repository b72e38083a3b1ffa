// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import org.eigendistill.base.BadInputException;

/**
 * The one place where files are opened for reading. {@code -} is standard input; what begins as
 * gzip does is unzipped, whatever its name. What can be read once only, standard input and pipes,
 * is kept in memory, so that it may be opened again.
 */
public final class Sources {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private Sources() {}

  /**
   * Opens a file at its first byte, unzipped where it is zipped.
   *
   * <p>Of gzip all members are read one after another, and each one's CRC-32 and length are checked
   * at its end: whoever stops before the end of the stream has not checked them.
   *
   * @throws BadInputException if there is no such file, it is a folder, empty or may not be read;
   *     while it is read, if it is zipped and broken
   */
  public static InputStream open(Path file) {
    InputStream bytes = raw(file);
    return isZipped(file) ? new GunzippedStream(name(file), bytes) : bytes;
  }

  /** Whether a path means standard input. */
  public static boolean isStandardInput(Path file) {
    return file.toString().equals("-");
  }

  /** What a file is called in messages. */
  public static String name(Path file) {
    return isStandardInput(file) ? "standard input" : file.toString();
  }

  /**
   * The SHA-256 of a file's bytes as they lie, zipped if they are, in hexadecimal; of standard
   * input that of the bytes that came.
   *
   * @throws BadInputException as {@link #open}
   */
  public static String sha256(Path file) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(raw(file), sha)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException e) {
      throw BadInputException.unreadable(name(file), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }

  /** How many bytes {@link #open} will give, where that is known before they are read. */
  static OptionalLong length(Path file) {
    try {
      if (isZipped(file)) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(isReadOnce(file) ? ReadOnce.bytes(file).length : Files.size(file));
    } catch (IOException e) {
      throw BadInputException.unreadable(name(file), e);
    }
  }

  /** Whether a file, unzipped, begins with the given bytes. */
  static boolean begins(Path file, byte... magic) {
    try (InputStream in = open(file)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    } catch (IOException e) {
      throw BadInputException.unreadable(name(file), e);
    }
  }

  /** The file, which is there, is a file, can be read and is not empty. */
  static Path require(Path file) {
    if (isStandardInput(file)) {
      return requireBytes(file);
    }
    if (!Files.exists(file)) {
      throw BadInputException.of(file, "", "there is no such file", "Check the path.");
    }
    if (Files.isDirectory(file)) {
      throw BadInputException.of(file, "", "it is a folder", "Give a file.");
    }
    if (!Files.isReadable(file)) {
      throw BadInputException.of(file, "", "it cannot be read", "Check its permissions.");
    }
    return requireBytes(file);
  }

  private static Path requireBytes(Path file) {
    try {
      long size = isReadOnce(file) ? ReadOnce.bytes(file).length : Files.size(file);
      if (size == 0) {
        throw BadInputException.of(
            name(file),
            "",
            isStandardInput(file) ? "it is empty" : "the file is empty",
            "Give a file with numbers in it.");
      }
      return file;
    } catch (IOException e) {
      throw BadInputException.unreadable(name(file), e);
    }
  }

  /**
   * Whether a path is of something that is neither file nor folder, a shell's pipe for instance.
   */
  static boolean isPipe(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  static boolean isReadOnce(Path file) {
    return isStandardInput(file) || isPipe(file);
  }

  private static InputStream raw(Path file) {
    require(file);
    try {
      return isReadOnce(file)
          ? new ByteArrayInputStream(ReadOnce.bytes(file))
          : new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    } catch (IOException e) {
      throw BadInputException.unreadable(name(file), e);
    }
  }

  /** Whether a file begins as gzip does, or its name says that it should. */
  static boolean isZipped(Path file) {
    if (!isReadOnce(file) && file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
      return true;
    }
    try (InputStream in = raw(file)) {
      return Arrays.equals(in.readNBytes(GZIP.length), GZIP);
    } catch (IOException e) {
      throw BadInputException.unreadable(name(file), e);
    }
  }
}
