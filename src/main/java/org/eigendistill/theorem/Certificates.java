package org.eigendistill.theorem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The counterexamples on record, one line each: id, colon, numbers. */
final class Certificates {
  private static final String RESOURCE = "certificates.txt";

  private final Map<String, String> texts;

  private Certificates(Map<String, String> texts) {
    this.texts = texts;
  }

  static Certificates stored() {
    Map<String, String> texts = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Certificates.class.getResourceAsStream(RESOURCE)),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int colon = line.indexOf(": ");
        texts.put(line.substring(0, colon), line.substring(colon + 2));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Certificates(texts);
  }

  /** The certificate on record for a statement, not yet verified. */
  Optional<Certificate> of(Statement statement) {
    return Optional.ofNullable(texts.get(statement.id()))
        .map(text -> Certificate.parse(statement.comparison(), text));
  }
}
