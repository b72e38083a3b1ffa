// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.eigendistill.figure.Arrow;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Colour;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.Panel;
import org.junit.jupiter.api.Test;

class ArrowTest {
  private static final int RED = 0xFFFF0000;

  /** How many dots are as red as can be, and in which rows. */
  private static int[] red(Arrow arrow) throws IOException {
    Panel panel = Panel.of(Axis.linear("x").between(0, 1), Axis.linear("y").between(0, 1), arrow);
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(FigureWriter.png(Figure.single(panel))));
    int[] rows = new int[image.getHeight()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < image.getWidth(); j++) {
        rows[i] += image.getRGB(j, i) == RED ? 1 : 0;
      }
    }
    return rows;
  }

  /** The head is at the second end, and wider than the line. */
  @Test
  void itPointsWhereItSays() throws IOException {
    Colour red = new Colour(0xFF0000);
    int[] down = red(new Arrow(0.5, 0.9, 0.5, 0.1, red));
    int first = 0;
    while (down[first] == 0) {
      first++;
    }
    int last = down.length - 1;
    while (down[last] == 0) {
      last--;
    }
    int widest = 0;
    for (int i = first; i <= last; i++) {
      widest = down[i] > down[widest] ? i : widest;
    }
    assertThat(last - widest).isLessThan(25); // the head is 4.5 points long
    assertThat(down[widest]).isGreaterThan(2 * down[(first + last) / 2]);
    assertThat(down[(first + last) / 2]).isPositive();
  }

  @Test
  void endsAreFinite() {
    assertThatThrownBy(() -> new Arrow(0, Double.NaN, 1, 1, Colour.BLACK))
        .hasMessageContaining("NaN");
  }
}
