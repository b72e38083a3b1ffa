// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eigendistill.figure.Axis;
import org.eigendistill.figure.Density;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.HeatMap;
import org.eigendistill.figure.Line;
import org.eigendistill.figure.Mark;
import org.eigendistill.figure.Panel;
import org.eigendistill.figure.ScalarField;
import org.eigendistill.figure.Scatter;
import org.eigendistill.figure.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drawings for a page: small, searchable, and the same to the eye. */
class PageSvgTest {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?[0-9]*\\.?[0-9]+");

  @ParameterizedTest
  @CsvSource({"0, 0", "5, .05", "-5, -.05", "50, .5", "100, 1", "-150, -1.5", "12304, 123.04"})
  void numbersAreShort(long hundredths, String text) {
    assertThat(ShortNumbers.of(hundredths)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "M33 16 L116 16 L116 151 L33 151 L33 16 Z|M33 16l83 0 0 135-83 0 0-135z",
        "M1 2 L3 4 M5 5 L6 5|M1 2l2 2m2 1l1 0",
        "M0 0 Q1 1 2 0 C2 1 3 1 3 0|M0 0q1 1 2 0c0 1 1 1 1 0",
        "M0 0 L10 0.03 L20 0|M0 0l20 0",
        "M0 0 L10 0.05 L20 0|M0 0l10 .05 10-.05",
        "M0 0 L10 0 L5 0|M0 0l10 0-5 0",
        "M79.82 39.127 C79.82 39.955 79.148 40.627 78.32 40.627 C77.492 40.627 76.82 39.955 76.82"
            + " 39.127 C76.82 38.299 77.492 37.627 78.32 37.627 C79.148 37.627 79.82 38.299 79.82"
            + " 39.127 Z|M79.82 39.13a1.5 1.5 0 1 1-3 0 1.5 1.5 0 1 1 3 0z"
      })
  void pathsAreRelative(String data, String text) {
    assertThat(ShortPath.of(data)).isEqualTo(text);
  }

  /** Marks of one look are one path; faint ones, whose overlaps show, stay by themselves. */
  @Test
  void marksOfOneLookAreOnePath() throws Exception {
    double[] places = IntStream.range(0, 40).asDoubleStream().toArray();
    Scatter marks = Scatter.of("", places, places, Style.of(0).withMark(Mark.CIRCLE));
    assertThat(circles(marks.withAlpha(1))).isEqualTo(1);
    assertThat(circles(marks.withAlpha(0.5))).isEqualTo(40);
  }

  /** How many paths have circles, of which there are forty. */
  private static int circles(Scatter marks) throws Exception {
    Panel panel = Panel.of(Axis.linear("x"), Axis.linear("y"), marks);
    String svg = new String(FigureWriter.pageSvg(Figure.single(panel)), StandardCharsets.UTF_8);
    int paths = 0;
    int all = 0;
    Matcher path = Pattern.compile("d=\"([^\"]*)\"").matcher(svg);
    while (path.find()) {
      int own = path.group(1).split("a[^a]*z", -1).length - 1;
      all += own;
      paths += own > 0 ? 1 : 0;
    }
    assertThat(all).isEqualTo(40);
    return paths;
  }

  /** No place of a polygonal line is further than four hundredths of a point from what is drawn. */
  @Test
  void linesStayWhereTheyWere() {
    Random random = new Random(4);
    for (int n = 0; n < 200; n++) {
      StringBuilder data = new StringBuilder("M0 0");
      List<double[]> places = new ArrayList<>();
      double x = 0;
      double y = 0;
      for (int i = 0; i < 60; i++) {
        x += random.nextDouble() * (n % 5);
        y += random.nextGaussian() * 0.1 * (n % 7);
        places.add(new double[] {Math.rint(x * 1000) / 1000, Math.rint(y * 1000) / 1000});
        data.append(" L").append(places.get(i)[0]).append(' ').append(places.get(i)[1]);
      }
      Path2D drawn = parsed(ShortPath.of(data.toString()));
      for (double[] place : places) {
        assertThat(distance(drawn, place[0], place[1])).isLessThan(0.04 + 0.01);
      }
    }
  }

  private static Path2D parsed(String text) {
    Path2D path = new Path2D.Double();
    Matcher tokens = TOKEN.matcher(text);
    char command = ' ';
    double x = 0;
    double y = 0;
    while (tokens.find()) {
      if (Character.isLetter(tokens.group().charAt(0))) {
        command = tokens.group().charAt(0);
        tokens.find();
      }
      x += Double.parseDouble(tokens.group());
      tokens.find();
      y += Double.parseDouble(tokens.group());
      if (command == 'M') {
        path.moveTo(x, y);
      } else {
        assertThat(command).isEqualTo('l');
        path.lineTo(x, y);
      }
    }
    return path;
  }

  private static double distance(Shape path, double x, double y) {
    double[] to = new double[6];
    double[] from = new double[2];
    double least = Double.POSITIVE_INFINITY;
    for (PathIterator it = path.getPathIterator(null); !it.isDone(); it.next()) {
      if (it.currentSegment(to) == PathIterator.SEG_LINETO) {
        least =
            Math.min(least, java.awt.geom.Line2D.ptSegDist(from[0], from[1], to[0], to[1], x, y));
      }
      from[0] = to[0];
      from[1] = to[1];
    }
    return least;
  }

  private static Figure figure() {
    ScalarField field =
        ScalarField.of(
            new double[] {1, 2, 3}, new double[] {1, 2}, new double[][] {{1, 2, 3}, {4, 5, 6}});
    return Figure.single(
        Panel.of(
            Axis.linear("time $t$ of the student"),
            Axis.linear("weight"),
            HeatMap.of(field, "risk"),
            Line.of("a line", new double[] {1, 2, 3}, new double[] {1, 2, 1}, Style.of(0))));
  }

  @Test
  void textIsTextAndMapsArePictures() throws Exception {
    byte[] bytes = FigureWriter.pageSvg(figure());
    String svg = new String(bytes, StandardCharsets.UTF_8);
    assertThat(bytes.length).isLessThan(FigureWriter.svg(figure()).length / 2);
    assertThat(svg).contains(">weight<").contains("of the student").contains("textLength");
    assertThat(svg).contains("font-style:italic");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
    Matcher picture = Pattern.compile("data:image/png;base64,([^\"]+)").matcher(svg);
    assertThat(picture.find()).isTrue();
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1))));
    Set<Integer> colours = new HashSet<>();
    for (int i = 0; i < image.getWidth(); i++) {
      for (int j = 0; j < image.getHeight(); j++) {
        colours.add(image.getRGB(i, j));
      }
    }
    assertThat(colours).hasSize(6);
  }

  /** A picture of cells that lie apart hides nothing behind it. */
  @Test
  void betweenCellsOneSeesThrough() throws Exception {
    double[] x = {0, 0.1, 5, 9};
    Figure cells = Figure.single(Panel.of(Axis.linear("x"), Axis.linear("y"), Density.of(x, x)));
    String svg = new String(FigureWriter.pageSvg(cells), StandardCharsets.UTF_8);
    Matcher picture = Pattern.compile("data:image/png;base64,([^\"]+)").matcher(svg);
    assertThat(picture.find()).isTrue();
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1))));
    int clear = 0;
    for (int i = 0; i < image.getWidth(); i++) {
      for (int j = 0; j < image.getHeight(); j++) {
        clear += image.getRGB(i, j) >>> 24 == 0 ? 1 : 0;
      }
    }
    assertThat((double) clear / image.getWidth() / image.getHeight()).isBetween(0.8, 1.0);
  }

  /** A class has one meaning, in whatever drawing it stands. */
  @Test
  void everyClassIsSaidOnce() throws Exception {
    String svg = new String(FigureWriter.pageSvg(figure()), StandardCharsets.UTF_8);
    Set<String> said = new HashSet<>();
    Matcher rules = Pattern.compile("\\.(s[0-9a-z]+)\\{").matcher(svg);
    while (rules.find()) {
      assertThat(said.add(rules.group(1))).isTrue();
    }
    Matcher used = Pattern.compile("class=\"([^\"]*)\"").matcher(svg);
    int count = 0;
    while (used.find()) {
      assertThat(said).contains(used.group(1));
      count++;
    }
    assertThat(count).isGreaterThan(10);
    assertThat(svg).doesNotContain("url(#clip\"").doesNotContain("{}");
  }

  /** Labels on contours are turned, and their clips with them. */
  @Test
  void whatIsTurnedKeepsItsClip() throws Exception {
    HeatMap map =
        HeatMap.of(
            ScalarField.of(
                new double[] {1, 2, 3, 4},
                new double[] {1, 2, 3},
                new double[][] {{1, 2, 3, 4}, {2, 3, 4, 5}, {3, 4, 5, 6}}),
            "risk");
    Figure figure =
        Figure.single(Panel.of(Axis.linear("x"), Axis.linear("y"), map, map.contours(3.5)));
    String svg = new String(FigureWriter.pageSvg(figure), StandardCharsets.UTF_8);
    Matcher label = Pattern.compile("<text[^>]*matrix[^>]*>3.5<").matcher(svg);
    assertThat(label.find()).isTrue();
    assertThat(label.group()).contains("clip-path:url(");
  }
}
