// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eigendistill.base.BadInputException;

/** The bytes of a file by their places. */
final class FileBytes implements AutoCloseable {
  private final String source;
  private final FileChannel channel;
  private final long length;

  private FileBytes(String source, FileChannel channel) throws IOException {
    this.source = source;
    this.channel = channel;
    this.length = channel.size();
  }

  static FileBytes open(Path file) {
    return open(file, file.toString());
  }

  /**
   * Opens a file.
   *
   * @param source what it is called in messages
   */
  static FileBytes open(Path file, String source) {
    try {
      return new FileBytes(source, FileChannel.open(file, StandardOpenOption.READ));
    } catch (IOException e) {
      throw BadInputException.unreadable(source, e);
    }
  }

  long length() {
    return length;
  }

  /**
   * Some of them, little-endian.
   *
   * @param count so many that lie within the file
   */
  ByteBuffer read(long from, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    fill(bytes, from);
    return bytes.flip();
  }

  /**
   * Fills a buffer from its start to its limit.
   *
   * @param from the first byte's place in the file
   * @throws BadInputException if the file ends before
   */
  void fill(ByteBuffer bytes, long from) {
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, from + bytes.position()) < 0) {
          throw BadInputException.of(
              source,
              "byte " + (from + bytes.position()),
              "the file ends here",
              "It is cut short, or was changed meanwhile: save it again.");
        }
      }
    } catch (IOException e) {
      throw BadInputException.unreadable(source, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw BadInputException.unreadable(source, e);
    }
  }
}
