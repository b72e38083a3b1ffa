// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.IOException;
import java.io.Reader;

/**
 * A text whose runs of blanks and tabs outside quotes are one space each, and none at line ends.
 */
final class SpaceReader extends Reader {
  private final Reader raw;
  private boolean quoted;
  private boolean started;
  private int kept = -1;

  SpaceReader(Reader raw) {
    this.raw = raw;
  }

  @Override
  public int read() throws IOException {
    int c = kept >= 0 ? kept : raw.read();
    kept = -1;
    if (quoted || !isBlank(c)) {
      quoted ^= c == '"';
      started = c != '\n' && c != '\r';
      return c;
    }
    while (isBlank(c)) {
      c = raw.read();
    }
    if (started && c >= 0 && c != '\n' && c != '\r') {
      kept = c;
      return ' ';
    }
    quoted = c == '"';
    started = c != '\n' && c != '\r';
    return c;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int c = read();
      if (c < 0) {
        return count == 0 ? -1 : count;
      }
      into[from + count++] = (char) c;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
