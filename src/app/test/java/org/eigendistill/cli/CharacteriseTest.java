// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code theorems characterise}: what comes out and with which exit code. */
class CharacteriseTest {
  @TempDir private Path folder;

  private static Jar.Run run(String words) {
    return InProcess.run(("theorems characterise " + words).split(" "));
  }

  private static JsonNode row(String words) throws Exception {
    Jar.Run run = run(words + " --json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode rows = new ObjectMapper().readTree(run.out());
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @Test
  void whatHolds() throws Exception {
    JsonNode flow = row("--filter flow");
    assertThat(flow.get("verdict").asText()).isEqualTo("holds");
    assertThat(flow.get("recorded_id").asText()).isEqualTo("T1");
    assertThat(flow.get("where").asText()).isEmpty();
    JsonNode twice = row("--filter iterated-tikhonov --tikhonov-order 2");
    assertThat(twice.get("verdict").asText()).isEqualTo("holds");
    assertThat(twice.get("tikhonov_order").asDouble()).isEqualTo(2);
    assertThat(twice.get("recorded").asText()).isEqualTo("none");
    Jar.Run steps = run("--filter heavy-ball --step 0.002");
    assertThat(steps.exit()).isZero();
    assertThat(steps.out())
        .startsWith("heavy-ball with step 0.002 and momentum 0.9: holds\n  Steps carry over m of")
        .contains("on record, for all numbers in their domains: T8, holds");
  }

  /** With numbers that refute by hand: a place of the criterion, and a pair of directions. */
  @Test
  void whatIsRefuted() throws Exception {
    JsonNode average = row("--filter ema-flow --rate 0.05");
    assertThat(average.get("verdict").asText()).isEqualTo("refuted");
    double parts = average.get("e_student").asDouble() + average.get("e_teacher").asDouble();
    assertThat(average.get("e_reference").asDouble()).isGreaterThan(parts);
    assertThat(average.get("pair").asText()).startsWith("l2/l1 = ");
    Jar.Run pair = run("--pair ridge,flow,flow");
    assertThat(pair.exit()).isZero();
    assertThat(pair.out())
        .startsWith("ridge teaches flow, against flow: refuted\n")
        .contains(
            "a pair of directions, student ahead along l2 (exact): l2/l1 = 1/2; teacher penalty")
        .contains("on record: T11a, refuted");
  }

  @Test
  void whatIsLeftOpen() {
    Jar.Run open = run("--filter ema-flow --rate 1 --eigenvalues 0.5:0.6");
    assertThat(open.exit()).isZero();
    assertThat(open.out())
        .contains("ema-flow with rate 1.0: undecided")
        .contains("stopped at: box: l in [0.5");
  }

  @Test
  void ofSomeNumbersOnly() {
    Jar.Run none = run("--filter decayed-flow --penalty 0");
    assertThat(none.exit()).isZero();
    assertThat(none.out())
        .startsWith("decayed-flow with penalty 0.0: holds\n")
        .contains("on record: T6, refuted for some numbers, these not among them");
  }

  /** Gains that go back are refused by whatever states, run and said by what runs them. */
  @Test
  void gainsThatFall() throws Exception {
    String source =
        """
        import java.util.List;
        import org.eigendistill.dynamics.*;
        import org.eigendistill.number.*;
        public class Back implements Filter {
          public String name() { return "back"; }
          public <N extends Scalar<N>> Affine<N> update(N l, N t, List<N> numbers) {
            N apart = t.minus(t.lift(Fraction.of(7, 10)));
            N bump = apart.times(apart).times(t.lift(Fraction.of(1000000, 1))).negate().exp();
            return Affine.decay(l.times(t.minus(t.times(bump).times(t.lift(Fraction.of(1, 50))))));
          }
        }
        """;
    String with = "--with=" + Files.writeString(folder.resolve("Back.java"), source);
    String fall = "does not rise with training, but falls at eigenvalue 1.000, time 0.69";
    for (String command :
        List.of(
            "theorems characterise " + with + " --filter back",
            "theorems check " + with + " --pair back,flow,flow")) {
      Jar.Run refused = InProcess.run(command.split(" "));
      assertThat(refused.exit()).as(command).isEqualTo(3);
      assertThat(refused.err()).contains(fall).contains("write update so that its gain does.");
      assertThat(refused.out()).isEmpty();
    }
    Path out = folder.resolve("out");
    Jar.Run risk =
        InProcess.run(
            ("risk --spectrum power:1.5:4 --cells 0 --no-figures --procedure back "
                    + with
                    + " --out "
                    + out)
                .split(" "));
    assertThat(risk.exit()).as(risk.err()).isZero();
    assertThat(risk.out()).doesNotContain("Proved, N1");
    assertThat(
            new ObjectMapper()
                .readTree(out.resolve("optima.json").toFile())
                .get("falling_gain")
                .asText())
        .startsWith("The gain of back " + fall);
  }

  /** One of the user's own, decided as the engine's of the same formula is. */
  @Test
  void aFilterOfTheUsersOwn() throws Exception {
    String source =
        """
        import java.util.List;
        import org.eigendistill.dynamics.*;
        import org.eigendistill.number.Scalar;
        public class Mine implements Filter {
          public String name() { return "mine"; }
          public <N extends Scalar<N>> Affine<N> update(N l, N t, List<N> numbers) {
            N x = l.times(t).log1p();
            return Affine.keeping(x.negate().expm1().negate(), x.negate().exp());
          }
        }
        """;
    Path file = Files.writeString(folder.resolve("Mine.java"), source);
    JsonNode mine = row("--with=" + file + " --filter mine");
    assertThat(mine.get("verdict").asText()).isEqualTo("holds");
    assertThat(mine.get("recorded").asText()).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--filter random-stp|2|--filter: 'random-stp' is not one of [random-stop, flow, descent, heavy-ball, nesterov, ridge, decayed-flow, averaged-flow, ema-flow, suffix-average and ",
        "--filter fractional-tikhonov --tikhonov-order 1/2|2|'1/2' is not a number such as 0.5 or 1e-3; write 0.5",
        "--filter nobody|2|--filter: 'nobody' is not one of [flow,",
        "--pair flow,flow|2|--pair: 'flow,flow' is not TEACHER,STUDENT,REFERENCE",
        "--filter decayed-flow|2|decayed-flow needs --penalty.",
        "--filter decayed-flow --penalty -1|2|the penalty must be at least 0 and finite, not -1.0.",
        "--filter flow --rate 1|2|--rate has no meaning for procedure flow.",
        "--filter flow --eigenvalues 1|2|--eigenvalues: '1' is not LOW:HIGH, two numbers.",
        "--filter flow --eigenvalues 2:x|2|--eigenvalues: '2:x' is not LOW:HIGH, two numbers.",
        "--filter flow --eigenvalues 2:1|2|from 2.0 to 1.0 are no range of positive numbers.",
        "--quiet|2|Say --filter, --pair or --all.",
        "--all --filter flow|2|Say --filter, --pair or --all.",
        "--filter heavy-ball|3|its gain does not rise with training, but falls or has passed 1 at eigenvalue 1.000 by 2 steps"
      })
  void badInput(String words, int exit, String message) {
    Jar.Run run = run(words);
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void allPairsOnRecord() throws Exception {
    Jar.Run run = run("--all");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("196 of 196 as recorded, on grids")
        .contains("\n  38 by (i): ")
        .contains("\n   8 by old proof: ");
  }
}
