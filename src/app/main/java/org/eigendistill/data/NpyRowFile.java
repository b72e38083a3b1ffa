// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;
import org.eigendistill.base.Matrix;
import org.eigendistill.data.tensor.ElementType;

/**
 * An NPY file in C order, its rows read where they lie, by any thread.
 *
 * <p>By reads at a position, not by a memory map: a file that is cut short meanwhile ends in an
 * error that names the row, where a map would break off the whole process, and pages of the file do
 * not count as this process's memory.
 */
final class NpyRowFile implements RowFile {
  private final Path file;
  private final FileChannel channel;
  private final NpyHeader header;
  private final int columns;
  private long taken;

  private NpyRowFile(Path file, FileChannel channel, NpyHeader header) {
    this.file = file;
    this.channel = channel;
    this.header = header;
    this.columns = (int) header.columns();
  }

  static NpyRowFile of(Path file) {
    NpyHeader header = header(Sources.require(file));
    if (header.rows() == 0 || header.columns() == 0 || header.columns() > 46_340) {
      throw BadInputException.of(
          file,
          "",
          "its shape, %d x %d, does not suit".formatted(header.rows(), header.columns()),
          "Give rows of 1 to 46340 numbers.");
    }
    if (header.fortran() && header.rows() > 1 && header.columns() > 1) {
      throw BadInputException.of(
          file,
          "",
          "its numbers lie column by column, so that no row can be read alone",
          "Save it row by row, by numpy.save of numpy.ascontiguousarray(X).");
    }
    try {
      NpyReader.requireLength(file.toString(), header, Files.size(file) - header.length());
      return new NpyRowFile(file, FileChannel.open(file, StandardOpenOption.READ), header);
    } catch (IOException e) {
      throw BadInputException.unreadable(file.toString(), e);
    }
  }

  private static NpyHeader header(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return NpyHeader.read(file.toString(), in);
    } catch (EOFException e) {
      throw BadInputException.of(
          file, "", "it ends within its header", "It is cut short: save it again.", e);
    } catch (IOException e) {
      throw BadInputException.unreadable(file.toString(), e);
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public ReadRecord record() {
    return ReadRecord.ofArray(
        file.toString(),
        "npy",
        List.of(),
        (int) Math.min(header.rows(), Integer.MAX_VALUE),
        columns);
  }

  @Override
  public Rows take(int most) {
    long from = taken;
    int count = (int) Math.min(most, header.rows() - from);
    taken += count;
    return count == 0 ? null : new Rows(count, () -> rows(from, count));
  }

  @Override
  public long bytesTaken() {
    return taken * columns * header.size();
  }

  private Matrix rows(long from, int count) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(count * columns, header.size()))
            .order(header.order());
    long at = header.length() + from * columns * header.size();
    try {
      while (bytes.hasRemaining()) {
        int read = channel.read(bytes, at + bytes.position());
        if (read < 0) {
          long row = from + bytes.position() / ((long) columns * header.size());
          throw BadInputException.of(
              file,
              "row " + (row + 1),
              "the file ends here, of " + Counted.of(header.rows(), "row"),
              "It is cut short, or was changed meanwhile: save it again.");
        }
      }
    } catch (IOException e) {
      throw BadInputException.unreadable(file.toString(), e);
    }
    bytes.flip();
    ElementType type = header.type();
    Matrix block =
        header.kind() == 'f' && header.size() == 8
            ? Matrix.of(count, columns, bytes.asDoubleBuffer())
            : Matrix.fill(count, columns, (i, j) -> NpyReader.element(bytes, type));
    int bad = block.firstNonFinite();
    if (bad >= 0) {
      throw BadInputException.of(
          file,
          "row %d, column %d".formatted(from + bad / columns + 1, bad % columns + 1),
          "%s is not a finite number".formatted(block.get(bad / columns, bad % columns)),
          ArrayPlace.mend(block.get(bad / columns, bad % columns), type, 2));
    }
    return block;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw BadInputException.unreadable(file.toString(), e);
    }
  }
}
