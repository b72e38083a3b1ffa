// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of absolute commands as one of relative ones, in hundredths of a point. Every place is
 * rounded by itself, so that errors do not add up. Places on a polygonal line that lie within four
 * hundredths of the line without them are left out. A circle that begins at its right is two arcs.
 */
final class ShortPath {
  /** Hundredths of a point that nobody sees: the eighteenth part of a dot of a screen. */
  private static final double UNSEEN = 4;

  private static final String NUMBER = "-?[0-9.]+";

  /** Four curves of a quarter each, as the generator writes a circle: right, bottom, left, top. */
  private static final Pattern CIRCLE =
      Pattern.compile(
          ("M(?<x>N) (?<y>N) C N N N N N (?<bottom>N) C N N N N (?<left>N) \\k<y>"
                  + " C N N N N N N C N N N N \\k<x> \\k<y> Z")
              .replace("N", NUMBER)
              .replace(" C ", " ?C ?")
              .replace(" Z", " ?Z"));

  private final StringBuilder text = new StringBuilder();
  private final List<long[]> line = new ArrayList<>();
  private final long[] at = new long[2];
  private final long[] begin = new long[2];
  private char last = ' ';

  private ShortPath() {}

  /**
   * The same path.
   *
   * @param data commands M, L, Q, C and Z with blanks between, as they are written by the generator
   */
  static String of(String data) {
    Matcher circle = CIRCLE.matcher(data);
    if (circle.matches()) {
      long x = hundredths(circle.group("x"));
      long y = hundredths(circle.group("y"));
      long width = x - hundredths(circle.group("left"));
      long height = 2 * (hundredths(circle.group("bottom")) - y);
      if (width > 0 && Math.abs(width - height) <= 2) {
        return arcs(x, y, width);
      }
    }
    ShortPath path = new ShortPath();
    StringTokenizer words = new StringTokenizer(data.replaceAll("([MLQCZ])", " $1 "), " ,");
    char command = ' ';
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (Character.isLetter(word.charAt(0))) {
        command = word.charAt(0);
        if (command == 'Z') {
          path.close();
          continue;
        }
        word = words.nextToken();
      }
      int numbers = command == 'C' ? 6 : command == 'Q' ? 4 : 2;
      long[] to = new long[numbers];
      to[0] = hundredths(word);
      for (int i = 1; i < numbers; i++) {
        to[i] = hundredths(words.nextToken());
      }
      path.go(command, to);
    }
    path.drawLine();
    return path.text.toString();
  }

  /** A circle from its rightmost place, by way of the lowest. */
  private static String arcs(long x, long y, long width) {
    String radius = ShortNumbers.of(Math.round(width / 2.0));
    String half = "%s %s 0 1 1".formatted(radius, radius);
    String back = ShortNumbers.of(-width);
    String right = ShortNumbers.of(y);
    return "M%s%sa%s%s 0 %s %s 0z"
        .formatted(
            ShortNumbers.of(x),
            right.startsWith("-") ? right : " " + right,
            half,
            back,
            half,
            ShortNumbers.of(width));
  }

  private static long hundredths(String word) {
    return Math.round(Double.parseDouble(word) * ShortNumbers.PARTS);
  }

  private void go(char command, long... to) {
    if (command == 'L') {
      line.add(to);
      return;
    }
    drawLine();
    step(command, to);
  }

  private void close() {
    drawLine();
    text.append('z');
    last = 'z';
    at[0] = begin[0];
    at[1] = begin[1];
  }

  /** Draws the places that the line needs, each as far along as those between allow. */
  private void drawLine() {
    boolean isDrawn = line.isEmpty();
    for (int i = 0; i < line.size(); ) {
      int to = i;
      while (to + 1 < line.size() && isStraight(i, to + 1)) {
        to++;
      }
      long[] place = line.get(to);
      if (place[0] != at[0] || place[1] != at[1]) {
        step('L', place);
        isDrawn = true;
      }
      i = to + 1;
    }
    if (!isDrawn) { // a dot, by the ends of its stroke
      step('L', line.get(0));
    }
    line.clear();
  }

  /** Whether all places from one on lie near the way from here to another, and in order. */
  private boolean isStraight(int from, int to) {
    double dx = line.get(to)[0] - at[0];
    double dy = line.get(to)[1] - at[1];
    double length = Math.hypot(dx, dy);
    double before = 0;
    for (int k = from; k < to; k++) {
      double x = line.get(k)[0] - at[0];
      double y = line.get(k)[1] - at[1];
      double along = length == 0 ? 0 : (x * dx + y * dy) / length;
      double beside = length == 0 ? Math.hypot(x, y) : Math.abs(x * dy - y * dx) / length;
      if (beside > UNSEEN || along < before - UNSEEN || along > length + UNSEEN) {
        return false;
      }
      before = Math.max(before, along);
    }
    return true;
  }

  private void step(char command, long... to) {
    boolean isStart = text.isEmpty();
    char relative = Character.toLowerCase(command);
    boolean isSaid = last != relative || relative == 'm';
    if (isSaid) {
      text.append(isStart ? String.valueOf(command).toUpperCase(Locale.ROOT) : relative);
    }
    boolean isFirst = isSaid;
    for (int i = 0; i < to.length; i++) {
      String number = ShortNumbers.of(to[i] - at[i % 2]);
      if (!isFirst && number.charAt(0) != '-') {
        text.append(' ');
      }
      text.append(number);
      isFirst = false;
    }
    at[0] = to[to.length - 2];
    at[1] = to[to.length - 1];
    if (relative == 'm') {
      begin[0] = at[0];
      begin[1] = at[1];
    }
    last = relative;
  }
}
