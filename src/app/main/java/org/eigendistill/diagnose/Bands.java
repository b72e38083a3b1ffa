// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Bands of eigendirections from the top down; students and teachers are matched on the first.
 *
 * @param list at least two, in order, without overlap
 */
public record Bands(List<DirectionBand> list) {
  /** The name of what no direction gives, which is below every band. */
  public static final String REST = "rest";

  private static final int GROWTH = 4;
  private static final Pattern ONE = Pattern.compile("([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?");

  /** Checks the law above. */
  public Bands {
    list = List.copyOf(list);
    if (list.size() < 2) {
      throw new IllegalArgumentException("at least two bands are needed, a top one and a lower");
    }
    for (int b = 1; b < list.size(); b++) {
      if (list.get(b).first() <= list.get(b - 1).last()) {
        throw new IllegalArgumentException(
            "band %s does not lie below band %s"
                .formatted(list.get(b).name(), list.get(b - 1).name()));
      }
    }
  }

  /** All directions in bands of 1, 4, 16, 64, ... directions; the last may have fewer. */
  public static Bands growing(int directions) {
    List<DirectionBand> bands = new ArrayList<>();
    int size = 1;
    for (int first = 0; first < directions; first += size, size *= GROWTH) {
      bands.add(new DirectionBand(first, Math.min(directions, first + size) - 1));
    }
    return new Bands(bands);
  }

  /** Every direction by itself. */
  public static Bands each(int directions) {
    return new Bands(
        IntStream.range(0, directions).mapToObj(k -> new DirectionBand(k, k)).toList());
  }

  /**
   * Bands by name, {@code 1,2-5,6-20} for instance, directions counted from 1.
   *
   * @throws IllegalArgumentException if it is no such list or names a direction that is not there
   */
  public static Bands parse(String names, int directions) {
    List<DirectionBand> bands = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      Matcher one = ONE.matcher(name.strip());
      if (!one.matches()) {
        throw new IllegalArgumentException(
            "'%s' is no band; write 1,2-5,6-20 for instance".formatted(name));
      }
      int first = Integer.parseInt(one.group(1));
      int last = one.group(2) == null ? first : Integer.parseInt(one.group(2));
      if (last > directions) {
        throw new IllegalArgumentException(
            "band %s ends beyond the last of %d directions".formatted(name, directions));
      }
      if (last < first) {
        throw new IllegalArgumentException("band %s runs backwards".formatted(name));
      }
      bands.add(new DirectionBand(first - 1, last - 1));
    }
    return new Bands(bands);
  }
}
