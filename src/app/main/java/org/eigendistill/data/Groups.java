// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eigendistill.base.Matrix;

/**
 * Rows that belong together: whatever one row of a group tells, its noise too, another may tell
 * again. Groups are numbered from 0 in the order of their first rows. Immutable.
 */
public final class Groups {
  private final int[] ids;
  private final int count;

  private Groups(int[] ids) {
    this.ids = ids;
    this.count = Arrays.stream(ids).max().orElse(-1) + 1;
  }

  /** Each row by itself. */
  public static Groups single(int rows) {
    int[] ids = new int[rows];
    Arrays.setAll(ids, i -> i);
    return new Groups(ids);
  }

  /** Rows of the same value belong together. */
  public static Groups of(int... values) {
    return numbered(Arrays.stream(values).boxed().toArray());
  }

  /** Rows of equal numbers belong together; 0 and -0 are equal. */
  public static Groups ofRepeats(Matrix rows) {
    Object[] keys = new Object[rows.rows()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = new Numbers(rows.row(i));
    }
    return numbered(keys);
  }

  /** Blocks of neighbouring rows, as even as can be. */
  public static Groups blocks(int rows, int count) {
    int[] ids = new int[rows];
    Arrays.setAll(ids, i -> (int) ((long) i * count / rows));
    return of(ids);
  }

  private static Groups numbered(Object... keys) {
    Map<Object, Integer> seen = new HashMap<>();
    int[] ids = new int[keys.length];
    for (int i = 0; i < ids.length; i++) {
      Integer known = seen.putIfAbsent(keys[i], seen.size());
      ids[i] = known == null ? seen.size() - 1 : known;
    }
    return new Groups(ids);
  }

  /** A row of numbers as a key. */
  private record Numbers(double[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Numbers row && Arrays.equals(plain(values), plain(row.values));
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(plain(values));
    }

    /** -0 as 0. */
    private static double[] plain(double[] values) {
      return Arrays.stream(values).map(v -> v + 0.0).toArray();
    }
  }

  /** Rows that belong together here or there, or through others that do. */
  public Groups joined(Groups other) {
    if (other.ids.length != ids.length) {
      throw new IllegalArgumentException("%d rows, not %d".formatted(other.ids.length, ids.length));
    }
    int[] parent = new int[ids.length];
    int[][] firsts = {new int[count], new int[other.count]};
    Arrays.fill(firsts[0], -1);
    Arrays.fill(firsts[1], -1);
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (int side = 0; side < 2; side++) {
        int id = side == 0 ? ids[i] : other.ids[i];
        if (firsts[side][id] < 0) {
          firsts[side][id] = i;
        }
        parent[root(parent, i)] = root(parent, firsts[side][id]);
      }
    }
    int[] roots = new int[parent.length];
    Arrays.setAll(roots, i -> root(parent, i));
    return of(roots);
  }

  private static int root(int[] parent, int of) {
    int i = of;
    while (parent[i] != i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }

  /** The groups of some rows, numbered anew. */
  public Groups rows(int... chosen) {
    return of(Arrays.stream(chosen).map(i -> ids[i]).toArray());
  }

  /** The number of rows. */
  public int rows() {
    return ids.length;
  }

  /** The number of groups. */
  public int count() {
    return count;
  }

  /** The group of a row. */
  public int of(int row) {
    return ids[row];
  }

  /** The group of each row. */
  public int[] ids() {
    return ids.clone();
  }

  /** Whether each row is by itself. */
  public boolean areSingle() {
    return count == ids.length;
  }

  /** The number of rows of each group. */
  public int[] sizes() {
    int[] sizes = new int[count];
    for (int id : ids) {
      sizes[id]++;
    }
    return sizes;
  }

  /** The rows of each group, in their order. */
  public int[][] members() {
    int[] sizes = sizes();
    int[][] members = new int[count][];
    Arrays.setAll(members, g -> new int[sizes[g]]);
    int[] at = new int[count];
    for (int i = 0; i < ids.length; i++) {
      members[ids[i]][at[ids[i]]++] = i;
    }
    return members;
  }

  /** The sum of one number a row over each group. */
  public double[] sums(double... values) {
    double[] sums = new double[count];
    for (int i = 0; i < ids.length; i++) {
      sums[ids[i]] += values[i];
    }
    return sums;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Groups groups && Arrays.equals(ids, groups.ids);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ids);
  }

  @Override
  public String toString() {
    return "%d rows in %d groups".formatted(ids.length, count);
  }
}
