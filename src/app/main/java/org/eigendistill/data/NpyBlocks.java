package org.eigendistill.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Counted;

/**
 * An NPY file in C order, its rows read where they lie and as often as they are asked for; by reads
 * at a position, so that pages of the file are not this process's memory.
 */
final class NpyBlocks implements RowBlocks {
  private final String source;
  private final FileChannel channel;
  private final NpyHeader header;
  private final int columns;
  private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

  private NpyBlocks(Path file, FileChannel channel, NpyHeader header) {
    this.source = Sources.name(file);
    this.channel = channel;
    this.header = header;
    long[] shape = header.shape();
    this.columns = shape.length < 2 ? 1 : (int) shape[shape.length - 1];
  }

  /** The rows where they lie; or nothing where the file is not laid out so that they can be had. */
  static Optional<RowBlocks> of(Path file) {
    if (Sources.isReadOnce(file) || Sources.isZipped(Sources.require(file))) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      NpyHeader header = NpyHeader.read(Sources.name(file), in);
      boolean lies = !header.fortran() || header.shape().length < 2;
      if (!lies || header.count() == 0) {
        return Optional.empty();
      }
      NpyReader.requireLength(Sources.name(file), header, Files.size(file) - header.length());
      return Optional.of(
          new NpyBlocks(file, FileChannel.open(file, StandardOpenOption.READ), header));
    } catch (IOException e) {
      throw Sources.unreadable(Sources.name(file), e);
    }
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public long[] shape() {
    return header.shape().clone();
  }

  @Override
  public int rows() {
    return Math.toIntExact(header.count() / columns);
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public ReadRecord record() {
    return ReadRecord.ofArray(source, "npy", List.of(), rows(), columns);
  }

  @Override
  public void read(int from, int count, double[] into) {
    int numbers = Math.multiplyExact(count, columns);
    fill((long) from * columns, numbers);
    if (header.kind() == 'f' && header.size() == 4) {
      for (int i = 0; i < numbers; i++) {
        into[i] = bytes.getFloat(4 * i);
      }
    } else {
      for (int i = 0; i < numbers; i++) {
        into[i] = NpyReader.element(bytes, header);
      }
    }
    for (int i = 0; i < numbers; i++) {
      if (!(into[i] < Double.POSITIVE_INFINITY)) {
        throw BadInputException.of(
            source,
            "row %d, column %d".formatted(from + i / columns + 1, i % columns + 1),
            "%s is not a finite number".formatted(into[i]),
            NpyReader.mend(into[i], header));
      }
    }
  }

  private void fill(long first, int numbers) {
    int size = Math.multiplyExact(numbers, header.size());
    if (bytes.capacity() < size) {
      bytes = ByteBuffer.allocateDirect(size);
    }
    bytes.clear().limit(size).order(header.order());
    long at = header.length() + first * header.size();
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, at + bytes.position()) < 0) {
          throw BadInputException.of(
              source,
              "",
              "it ends before its last number, of " + Counted.of(header.count(), "number"),
              "It is cut short, or was changed meanwhile: save it again.");
        }
      }
    } catch (IOException e) {
      throw Sources.unreadable(source, e);
    }
    bytes.flip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw Sources.unreadable(source, e);
    }
  }
}
