// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.eigendistill.base.BadInputException;

/**
 * What a gzip stream holds, member after member. Java's own GZIPInputStream passes over whatever
 * follows a member and is none, so that a broken second half is not missed; this one does not.
 */
final class GunzippedStream extends InputStream {
  private final String source;
  private final InputStream zipped;
  private InputStream plain;

  GunzippedStream(String source, InputStream zipped) {
    this.source = source;
    this.zipped = zipped;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    try {
      if (plain == null) {
        plain = new GzipCompressorInputStream(zipped, true);
      }
      return plain.read(into, from, length);
    } catch (EOFException e) {
      throw broken("it is cut short", e);
    } catch (IOException e) {
      throw broken(e.getMessage(), e);
    }
  }

  private BadInputException broken(String why, IOException cause) {
    return BadInputException.of(
        source, "", "it cannot be unzipped (%s)".formatted(why), "Fetch or zip it again.", cause);
  }

  @Override
  public void close() throws IOException {
    zipped.close();
  }
}
