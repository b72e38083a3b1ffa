package org.eigendistill.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages under src/docs say what the program's statements say. */
class TheoryTest {
  private static final Path DOCS = Path.of("src", "docs");

  @Test
  void thePageIsWrittenFromTheStatements() throws Exception {
    Atlas atlas = Atlas.full();
    String page = Theory.markdown(atlas);
    assertThat(Files.readString(DOCS.resolve("theory.md")))
        .as("theorems list --markdown src/docs/theory.md writes it anew")
        .isEqualTo(page);
    for (Statement statement : atlas.named()) {
      assertThat(page).contains("### " + statement.id() + ": ").contains(statement.text());
    }
    for (Statement pair : atlas.pairs()) {
      assertThat(page).contains("- `" + pair.id() + "`.");
    }
    for (Lemma lemma : Lemma.values()) {
      assertThat(page).contains(lemma.proof());
    }
  }
}
