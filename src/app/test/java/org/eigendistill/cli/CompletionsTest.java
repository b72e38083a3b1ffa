// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eigendistill.testing.Wanted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash offers at the tabulator. */
class CompletionsTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void script() throws Exception {
    Jar.Run run = InProcess.run("generate-completion");
    assertThat(run.exit()).as(run.err()).isZero();
    Files.writeString(folder.resolve("completion.bash"), run.out());
  }

  /** The words that are offered behind a line that ends with a blank or within a word. */
  private static List<String> offered(String line) throws Exception {
    Wanted.program("bash");
    String words = line.endsWith(" ") ? line + "''" : line;
    String asked =
        "source completion.bash; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
                .formatted(words)
            + "_complete_eigendistill 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process bash =
        new ProcessBuilder("bash", "-c", asked)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return said.lines().filter(each -> !each.isBlank()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'simulate --procedure ', flow heavy-ball ridge averaged-flow",
    "'simulate --procedure he', heavy-ball",
    "'risk --procedure ', flow descent",
    "'simulate --loss ', squared softmax",
    "'simulate --loss-scale ', sum mean",
    "'simulate --header ', yes no auto",
    "'simulate --delimiter ', comma tab",
    "'simulate --switch-to ', labels distillation",
    "'advise --order ', any time",
    "'compare --kind ', logits probabilities",
    "'compare --fail-on ', exaggerated damped",
    "'diagnose confidence --labels-from ', 0 1",
    "'neural --model ', mlp cnn transformer",
    "'neural --teachers ', 1 3",
    "'neural --study ', mlp-fashion small-three-teachers",
    "'reproduce --only ', bias-curves atlas",
    "'reproduce --solver ', auto ejml openblas",
    "'scenario --show ', capacity-gap",
    "'theorems check --id ', T1 T8 N4",
    "'theorems characterise --filter ', ema-flow",
    "'the', theorems",
    "'theorems ', list check hunt features characterise"
  })
  void wordsAreOffered(String line, String words) throws Exception {
    assertThat(offered("eigendistill " + line)).contains(words.split(" "));
  }

  /** Behind what takes a file or a number nothing is, so that the shell offers files. */
  @Test
  void filesAreLeftToTheShell() throws Exception {
    for (String line : List.of("simulate --target ", "simulate --teacher ", "risk --spectrum ")) {
      assertThat(offered("eigendistill " + line)).as(line).isEmpty();
    }
    assertThat(offered("eigendistill simulate --imit")).containsExactly("--imitation");
  }
}
