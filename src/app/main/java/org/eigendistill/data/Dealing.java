// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.eigendistill.base.Randomness;

/**
 * Rows dealt into parts: groups as wholes, and each class, where rows have classes, in its share.
 * Groups are dealt in random order, those of the rarest class first, since what is left of a common
 * class can make up for them and not the other way round (Sechidis, Tsoumakas, Vlahavas 2011).
 */
public final class Dealing {
  private final int[][] members;
  private final int[] classes;
  private final boolean labelled;

  /** Groups in random order under the rarest class that they hold; rarest classes first. */
  private final List<Stratum> strata = new ArrayList<>();

  private record Stratum(int label, List<Integer> groups, int holders) {}

  private Dealing(Dataset rows, Groups groups, Randomness random) {
    this.members = groups.members();
    this.labelled = rows.classOfRows().isPresent();
    this.classes = rows.classOfRows().orElseGet(() -> new int[rows.rows()]);
    int[] holders = holders(groups, classes);
    int[] rarest = new int[members.length];
    Arrays.setAll(
        rarest,
        g ->
            Arrays.stream(members[g])
                .map(i -> classes[i])
                .boxed()
                .min(Comparator.comparingInt((Integer c) -> holders[c]).thenComparing(c -> c))
                .orElseThrow());
    int[] order = random.permutation(members.length);
    IntStream.range(0, holders.length)
        .boxed()
        .sorted(Comparator.comparingInt(c -> holders[c]))
        .map(
            c ->
                new Stratum(
                    c,
                    Arrays.stream(order).filter(g -> rarest[g] == c).boxed().toList(),
                    holders[c]))
        .forEach(strata::add);
  }

  /** How many groups hold a row of each class. */
  static int[] holders(Groups groups, int... classes) {
    int[] holders = new int[Arrays.stream(classes).max().orElse(-1) + 1];
    for (int[] rows : groups.members()) {
      Arrays.stream(rows).map(i -> classes[i]).distinct().forEach(c -> holders[c]++);
    }
    return holders;
  }

  /**
   * Which rows to hold out: the share of the rows of each class, to the nearest whole group. Of a
   * class in two groups or more some are held out and some are not; a class in one group is not
   * held out.
   */
  static boolean[] held(Dataset rows, Groups groups, double share, Randomness random) {
    Dealing dealing = new Dealing(rows, groups, random);
    boolean[] held = new boolean[groups.count()];
    for (Stratum stratum : dealing.strata) {
      int all = dealing.count(stratum.label, groups, null);
      int taken = dealing.count(stratum.label, groups, held);
      for (int g : stratum.groups) {
        int size = dealing.of(stratum.label, g);
        if (taken + 0.5 * size <= share * all && !(dealing.labelled && stratum.holders == 1)) {
          held[g] = true;
          taken += size;
        }
      }
      if (dealing.labelled && stratum.holders > 1 && !stratum.groups.isEmpty()) {
        if (taken == 0) {
          held[stratum.groups.get(0)] = true;
        } else if (taken == all) {
          held[stratum.groups.get(stratum.groups.size() - 1)] = false;
        }
      }
    }
    boolean[] out = new boolean[rows.rows()];
    for (int i = 0; i < out.length; i++) {
      out[i] = held[groups.of(i)];
    }
    return out;
  }

  /**
   * The fold of each row, from 0: of each class every fold has as many rows as whole groups allow.
   *
   * @param count of folds, at most that of the groups
   */
  public static int[] folds(Dataset rows, Groups groups, int count, Randomness random) {
    Dealing dealing = new Dealing(rows, groups, random);
    int[] fold = new int[rows.rows()];
    int[] all = new int[count];
    int[][] ofClass = new int[dealing.strata.size()][count];
    for (Stratum stratum : dealing.strata) {
      for (int g : stratum.groups) {
        int emptiest =
            IntStream.range(0, count)
                .boxed()
                .min(
                    Comparator.comparingInt((Integer f) -> ofClass[stratum.label][f])
                        .thenComparingInt(f -> all[f]))
                .orElseThrow();
        for (int i : dealing.members[g]) {
          fold[i] = emptiest;
          all[emptiest]++;
          ofClass[dealing.classes[i]][emptiest]++;
        }
      }
    }
    return fold;
  }

  /**
   * The fold of each row where rows stand in order of time: blocks of neighbouring rows; a group is
   * where its first row is.
   */
  public static int[] blocks(Groups groups, int count) {
    Groups blocks = Groups.blocks(groups.rows(), count);
    int[] fold = new int[groups.rows()];
    for (int[] members : groups.members()) {
      for (int i : members) {
        fold[i] = blocks.of(members[0]);
      }
    }
    return fold;
  }

  /** The rows of a class in a group. */
  private int of(int label, int group) {
    return (int) Arrays.stream(members[group]).filter(i -> classes[i] == label).count();
  }

  /** The rows of a class, or those in the chosen groups. */
  private int count(int label, Groups groups, boolean[] chosen) {
    return (int)
        IntStream.range(0, classes.length)
            .filter(i -> classes[i] == label && (chosen == null || chosen[groups.of(i)]))
            .count();
  }
}
