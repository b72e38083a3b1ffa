// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.eigendistill.figure.PrintStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureOptionsTest {
  @TempDir private Path folder;

  private Jar.Run simulate(String... more) throws IOException {
    Files.writeString(folder.resolve("d.csv"), "a,b,y\n1,2,1\n2,1,3\n3,5,2\n4,4,5\n");
    List<String> words =
        new ArrayList<>(
            List.of("simulate", "--data=d.csv", "--target=y", "--teacher=1", "--times=1,2"));
    words.addAll(List.of(more));
    words.add("--out=out");
    return InProcess.run(folder, words.toArray(String[]::new));
  }

  @Test
  void figuresAreSetAsAsked() throws IOException {
    assertThat(simulate("--style=jmlr", "--width=4").exit()).isZero();
    Path png = folder.resolve("out/convergence.png");
    assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1200);
    assertThat(Files.readString(folder.resolve("out/convergence.svg"))).contains("<text");
    assertThat(simulate("--svg-text=real").exit()).isZero();
    assertThat(Files.readString(folder.resolve("out/convergence.svg"))).contains("<text");
  }

  @Test
  void whatCannotBeIsRefused() throws IOException {
    Jar.Run none = simulate("--no-figures", "--font-size=9");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("--font-size is of figures", "--no-figures");
    assertThat(simulate("--width=0.2").err()).contains("--width must be at least 1, not 0.2");
    assertThat(simulate("--font-size=99").exit()).isEqualTo(2);
    Jar.Run committed =
        InProcess.run(folder, "reproduce", "--redraw", "--update", "--style=icml", "--quiet");
    assertThat(committed.exit()).isNotZero();
  }

  /** What draws nothing takes no style. */
  @Test
  void whereNoFigureIsDrawn() {
    Jar.Run deep =
        InProcess.run(
            folder,
            "simulate",
            "--modes=1:1,1:.1",
            "--depth=3",
            "--start=.01",
            "--teacher=5",
            "--times=2",
            "--style=icml");
    assertThat(deep.exit()).isEqualTo(2);
    assertThat(deep.err()).contains("--style is of figures, and --depth draws none.");
    for (String task : List.of("--list", "--show=square-1", "--check")) {
      Jar.Run scenario = InProcess.run(folder, "scenario", task, "--width=3");
      assertThat(scenario.exit()).as(task).isEqualTo(2);
      assertThat(scenario.err())
          .contains("--width is of figures, and %s draws none.".formatted(task.split("=")[0]));
    }
  }

  /** The words on the command line are those of the styles that there are. */
  @Test
  void allStylesHaveWords() {
    for (PrintStyle.Named named : PrintStyle.Named.values()) {
      String word = named.name().toLowerCase(Locale.ROOT);
      assertThat(named.style().name()).isEqualTo(word);
      assertThat(PrintOptions.StyleChoice.valueOf(word)).isNotNull();
    }
    assertThat(PrintOptions.StyleChoice.values()).hasSameSizeAs(PrintStyle.Named.values());
  }
}
