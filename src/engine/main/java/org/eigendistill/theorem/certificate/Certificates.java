// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.certificate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigendistill.theorem.proposition.Proposition;

/**
 * The counterexamples on record, one line each: id, colon, numbers. Each is taken once, by the
 * statement that owns it, and none may be left over.
 */
public final class Certificates {
  private static final String RESOURCE = "certificates.txt";

  private final Map<String, String> texts;

  private Certificates(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Those on record, none taken. */
  public static Certificates stored() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Certificates.class.getResourceAsStream(RESOURCE)),
                StandardCharsets.UTF_8))) {
      return of(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Certificates of(List<String> lines) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      if (texts.put(line.substring(0, colon), line.substring(colon + 2)) != null) {
        throw new IllegalStateException("two certificates for " + line.substring(0, colon));
      }
    }
    return new Certificates(texts);
  }

  /**
   * The certificate of a statement, not yet verified.
   *
   * @throws IllegalStateException if there is none, or it is taken
   */
  public Certificate take(String id, Proposition proposition) {
    String text = texts.remove(id);
    if (text == null) {
      throw new IllegalStateException("no certificate is on record for " + id);
    }
    return Certificate.parse(proposition, text);
  }

  /**
   * Checks that every certificate has found its statement.
   *
   * @throws IllegalStateException if one is left
   */
  public void requireAllTaken() {
    if (!texts.isEmpty()) {
      throw new IllegalStateException("certificates without a statement: " + texts.keySet());
    }
  }
}
