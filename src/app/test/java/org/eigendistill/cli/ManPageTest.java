// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Pages of the manual: each command has one, with every option, and troff finds no fault. */
class ManPageTest {
  @TempDir private Path folder;

  @Test
  void everyCommandHasItsPage() {
    CommandLine root = RootCommand.commandLine();
    Map<String, String> pages = ManPage.all(root);
    assertThat(pages)
        .containsKeys("eigendistill.1", "eigendistill-simulate.1", "eigendistill-theorems-check.1")
        .doesNotContainKey("eigendistill-help.1");
    String simulate = pages.get("eigendistill-simulate.1");
    for (OptionSpec option : root.getSubcommands().get("simulate").getCommandSpec().options()) {
      String name = "\\fB" + option.longestName().replace("-", "\\-") + "\\fR";
      assertThat(simulate.contains(name)).as(name).isEqualTo(!option.hidden());
    }
    assertThat(simulate)
        .contains(".SH DESCRIPTION", ".SH DATA", ".SH RUN AND OUTPUT", ".SH EXAMPLES")
        .contains("\neigendistill simulate \\-\\-data ")
        .doesNotContain("${");
    assertThat(pages.get("eigendistill.1"))
        .contains(".SH ENVIRONMENT\n.TP\n\\fBEIGENDISTILL_CACHE");
    assertThat(pages.get("eigendistill-theorems-check.1"))
        .contains(".SH SEE ALSO\n\\fBeigendistill\\-theorems\\fR(1)\n");
    assertThat(simulate).contains("=NAMES[,NAMES...]");
    assertThat(String.join("\n", pages.values())).doesNotContain("[, ");
    assertThat(pages.get("eigendistill.1")).contains("\\fBsimulate\\fR\nExact dynamics");
  }

  @Test
  void manReadsThem() throws IOException, InterruptedException {
    Jar.Run run = InProcess.run("generate-man", "--out", folder.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    Wanted.program("groff");
    Process groff =
        new ProcessBuilder("sh", "-c", "groff -man -ww -Tutf8 -z *.1")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(groff.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said).isEmpty();
    assertThat(groff.exitValue()).isZero();
    assertThat(folder.resolve("eigendistill-diagnose-bias.1")).exists();
  }
}
