// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.eigendistill.output.FileDigest;

/**
 * The page that says before any result what studies of networks measure and by which rules they
 * decide: src/docs/pre-registration.md, byte for byte, as this program was built with it. A study's
 * record has its digest, so that results show which page they were made under.
 */
public final class PreRegistration {
  private static final byte[] PAGE = read();

  private PreRegistration() {}

  private static byte[] read() {
    try (InputStream in = PreRegistration.class.getResourceAsStream("pre-registration.md")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page, Markdown. */
  public static String text() {
    return new String(PAGE, StandardCharsets.UTF_8);
  }

  /** SHA-256 of its bytes, 64 hexadecimal digits in lower case. */
  public static String sha256() {
    return HexFormat.of().formatHex(FileDigest.newSha256().digest(PAGE));
  }
}
