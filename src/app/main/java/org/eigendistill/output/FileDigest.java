// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a file's bytes are known again.
 *
 * @param sha256 SHA-256 in 64 hexadecimal digits, lower case
 * @param bytes the length
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FileDigest(@JsonProperty String sha256, @JsonProperty long bytes) {
  private static final int BUFFER = 1 << 16;

  /** That of a file, read piece by piece. */
  public static FileDigest of(Path file) throws IOException {
    MessageDigest digest = newSha256();
    long length = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        length += read;
      }
    }
    return new FileDigest(HexFormat.of().formatHex(digest.digest()), length);
  }

  /** Whether a file is there and has these bytes; its length is looked at first. */
  public boolean isOf(Path file) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) == bytes && of(file).equals(this);
  }

  /** A new SHA-256. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }
}
