// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.Evidence;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.experiment.reproduction.CommittedTables;
import org.eigendistill.markup.LatexWriter;
import org.junit.jupiter.api.Test;

/** The six claims are defined where they are first counted. */
class PaperClaimTest {
  private static final String COUNTS = "| claim | where |";

  private static final List<Claim> CLAIMS =
      Arrays.stream(PaperClaim.values())
          .map(
              c ->
                  new Claim(c, Evidence.linear("t"), "s", "m", 1, null, 1, Claim.Support.SUPPORTED))
          .toList();

  @Test
  void readmeDefinesThemBeforeItCountsThem() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme).contains(PaperClaim.definitions());
    assertThat(readme.indexOf(PaperClaim.definitions())).isLessThan(readme.indexOf(COUNTS));
  }

  @Test
  void thePagesDefineThemBeforeTheyCountThem() {
    String markdown = ClaimsPage.of(CLAIMS);
    assertThat(markdown.indexOf(PaperClaim.definitions())).isBetween(0, markdown.indexOf(COUNTS));
    Map<String, String> latex = new Latex().files(CLAIMS);
    for (PaperClaim claim : PaperClaim.values()) {
      assertThat(markdown).containsOnlyOnce(claim.sentence());
      assertThat(latex.get("claims.tex"))
          .contains(claim.id() + ": " + LatexWriter.escape(claim.sentence()));
    }
  }

  /** A theorem must come out supported; what is measured may come out as it will. */
  @Test
  void onlyWhatIsProvedMustBeSupported() {
    assertThat(Arrays.stream(PaperClaim.values()).filter(PaperClaim::isProved))
        .extracting(PaperClaim::id)
        .containsExactly("C2");
    for (PaperClaim paper : PaperClaim.values()) {
      for (Claim.Support support : Claim.Support.values()) {
        Claim claim = new Claim(paper, Evidence.linear("t"), "s", "m", 1, null, 1, support);
        assertThat(claim.passes())
            .as("%s, %s", paper, support)
            .isEqualTo(!paper.isProved() || support == Claim.Support.SUPPORTED);
      }
    }
  }

  /** The README's summary is that of the tables that are committed. */
  @Test
  void readmeCountsWhatTheTablesSay() throws Exception {
    List<Claim> claims =
        CommittedTables.experiments().stream()
            .filter(e -> e.id().equals(e.table()))
            .flatMap(e -> e.claims(CommittedTables.table(e)).stream())
            .toList();
    String page = ClaimsPage.of(claims);
    assertThat(Files.readString(Path.of("README.md")))
        .contains(page.substring(page.indexOf(COUNTS), page.indexOf("\n\n##")));
  }
}
