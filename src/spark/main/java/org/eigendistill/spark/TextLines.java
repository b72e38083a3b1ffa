// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FSDataInputStream;

/** Lines that begin within a range of bytes of a file and are not blank. */
final class TextLines implements AutoCloseable {
  private final DataFile file;
  private final InputStream in;
  private final long end;
  private long position;

  /**
   * Opens a file.
   *
   * @param begin the first byte of the range; the line that it lies in belongs to the range if it
   *     begins there
   * @param end the byte after the last
   */
  TextLines(DataFile file, long begin, long end) {
    this.file = file;
    this.end = end;
    this.position = Math.max(0, begin - 1);
    FSDataInputStream raw = file.open();
    this.in = new BufferedInputStream(raw, 1 << 20);
    try {
      raw.seek(position);
      if (begin > 0) {
        line();
      }
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** The next line, or null after the last. */
  String next() {
    try {
      while (position < end) {
        String line = line();
        if (line == null) {
          return null;
        }
        if (!line.isBlank()) {
          return line;
        }
      }
      return null;
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** Where the next line begins. */
  long position() {
    return position;
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return null;
    }
    for (; read >= 0 && read != '\n'; read = in.read()) {
      bytes.write(read);
      position++;
    }
    position++;
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    file.requireUnchanged();
  }
}
