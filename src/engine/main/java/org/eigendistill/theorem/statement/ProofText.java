// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Proofs that are too long for code, a file of Markdown each, by the statement's id. */
final class ProofText {
  private ProofText() {}

  /**
   * The proof of a statement.
   *
   * @throws IllegalStateException if there is none
   */
  static String of(String id) {
    try (InputStream in = ProofText.class.getResourceAsStream(id + ".md")) {
      if (in == null) {
        throw new IllegalStateException("no proof is written for " + id);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
