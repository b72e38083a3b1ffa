// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.eigendistill.base.BadInputException;
import org.eigendistill.output.FileDigest;

/**
 * The state of a run that has not finished, as a file: a mark, the SHA-256 of the rest, the run's
 * description, the state. An earlier version wrote neither mark nor digest.
 */
final class StateFile {
  private static final byte[] MARK = "eigendistill state 2\n".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST = 32;
  private static final String MEND = "Delete it; the run then starts anew.";

  private StateFile() {}

  static byte[] bytes(RunKey key, TrainingState state) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(content);
    out.writeUTF(key.description());
    state.write(out);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(MARK);
    file.write(FileDigest.newSha256().digest(content.toByteArray()));
    content.writeTo(file);
    return file.toByteArray();
  }

  /**
   * Reads the state of a run.
   *
   * @throws BadInputException if the file is damaged, or another run's
   */
  static TrainingState read(Path file, RunKey key) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(content(file)));
      if (!in.readUTF().equals(key.description())) {
        throw BadInputException.of(
            file, "", "it is the checkpoint of another recipe or of other data", MEND);
      }
      return TrainingState.read(in);
    } catch (BadInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(file, e);
    }
  }

  private static byte[] content(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int begin = MARK.length + DIGEST;
    if (bytes.length < begin || !Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length)) {
      return bytes;
    }
    byte[] content = Arrays.copyOfRange(bytes, begin, bytes.length);
    byte[] digest = Arrays.copyOfRange(bytes, MARK.length, begin);
    if (!MessageDigest.isEqual(digest, FileDigest.newSha256().digest(content))) {
      throw damaged(file, null);
    }
    return content;
  }

  private static BadInputException damaged(Path file, Exception cause) {
    return BadInputException.of(file, "", "this checkpoint is damaged", MEND, cause);
  }
}
