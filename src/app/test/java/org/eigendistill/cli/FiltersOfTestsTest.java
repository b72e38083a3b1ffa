// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A filter that only the tests' class path has, iterated ridge, goes through every command that
 * trains, and its parameter is an option of each.
 */
class FiltersOfTestsTest {
  @TempDir private Path folder;

  private String good(String... words) {
    Jar.Run run = InProcess.run(words);
    assertThat(run.exit()).as(run.err()).isZero();
    return run.out();
  }

  private Path data() throws Exception {
    StringBuilder rows = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 40; i++) {
      rows.append("%d,%d,%s%n".formatted(i % 7 - 3, i % 5 - 2, i % 7 + 0.1 * (i % 3)));
    }
    return Files.writeString(folder.resolve("data.csv"), rows);
  }

  @Test
  void throughEveryCommand() throws Exception {
    String[] filter = {"--procedure=iterated-ridge", "--rounds=3"};
    good(
        "simulate",
        filter[0],
        filter[1],
        "--data=" + data(),
        "--target=y",
        "--teacher=10",
        "--times=1,5",
        "--no-figures",
        "--out=" + folder.resolve("simulate"));
    assertThat(Files.readString(folder.resolve("simulate/summary.json")))
        .contains("\"procedure\" : \"iterated-ridge\",\n  \"rounds\" : 3.0,")
        .contains("\"clock\" : \"penalty\"");
    assertThat(
            good(
                "risk",
                filter[0],
                filter[1],
                "--spectrum=power:1.5:5",
                "--noise=1",
                "--alignment=1.5",
                "--cells=0",
                "--no-figures",
                "--out=" + folder.resolve("risk")))
        .contains("Best teacher: risk", "penalty");
    assertThat(
            good(
                "advise",
                filter[0],
                filter[1],
                "--data=" + data(),
                "--target=y",
                "--no-figures",
                "--out=" + folder.resolve("advise")))
        .isNotEmpty();
    assertThat(Files.readString(folder.resolve("advise/advice.json"))).contains("iterated-ridge");
  }

  @Test
  void optionsAreMadeOfParameters() {
    for (String command : new String[] {"simulate", "risk", "advise"}) {
      assertThat(good(command, "--help").replaceAll("\\s+", " "))
          .contains("Momentum m, in [0,1); for heavy-ball, nesterov (default: 0.9).")
          .contains("Rounds of ridge; for iterated-ridge (default: 2).")
          .contains("penalties for ridge, iterated-tikhonov, fractional-tikhonov, iterated-ridge.")
          .contains(
              "whole steps for descent, heavy-ball, nesterov, linear-decay-descent, cosine-decay-descent;");
    }
  }

  @Test
  void refusalsHaveTheirWords() {
    said(
        "--procedure 'x' is not one of [flow, descent, heavy-ball, nesterov, ridge, decayed-flow,"
            + " averaged-flow",
        "--procedure=x");
    said(
        "--momentum has no meaning for --procedure descent.",
        "--procedure=descent",
        "--momentum=0");
    said("--step has no meaning for --procedure flow.", "--step=1");
    said("decayed-flow needs --penalty.", "--procedure=decayed-flow");
    said("heavy-ball: the momentum must be", "--procedure=heavy-ball", "--momentum=1");
    said(
        "iterated-ridge: the rounds must be a whole", "--procedure=iterated-ridge", "--rounds=1.5");
  }

  /** Each procedure of the engine with its numbers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ema-flow --rate=0.3",
        "suffix-average --skipped=0.5",
        "random-stop",
        "random-stop --shape=2.5",
        "iterated-tikhonov --tikhonov-order=2",
        "fractional-tikhonov --tikhonov-order=0.5",
        "linear-decay-flow --total=40",
        "inverse-time-flow --decay=0.01",
        "inverse-root-flow --decay=0.1",
        "linear-decay-descent --total=50",
        "cosine-decay-descent --total=50 --step=0.01"
      })
  void proceduresBeyondTheAtlas(String text) throws Exception {
    String[] words = ("--procedure=" + text).split(" ");
    String[] simulate = {
      "simulate",
      "--data=" + data(),
      "--target=y",
      "--teacher=10/l1",
      "--times=1/l1,5/l1",
      "--no-figures",
      "--out=" + folder.resolve("simulate")
    };
    good(Stream.of(simulate, words).flatMap(Arrays::stream).toArray(String[]::new));
    assertThat(Files.readString(folder.resolve("simulate/summary.json")))
        .contains("\"procedure\" : \"%s\"".formatted(text.split(" ")[0]));
    String[] risk = {
      "risk",
      "--spectrum=power:1.5:5",
      "--noise=1",
      "--cells=0",
      "--no-figures",
      "--out=" + folder.resolve("risk")
    };
    assertThat(good(Stream.of(risk, words).flatMap(Arrays::stream).toArray(String[]::new)))
        .contains("Best teacher: risk", "Best student: risk");
  }

  private void said(String words, String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "risk";
    all[1] = "--spectrum=power:1.5:5";
    all[2] = "--noise=1";
    System.arraycopy(options, 0, all, 3, options.length);
    Jar.Run run = InProcess.run(all);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(words);
  }
}
