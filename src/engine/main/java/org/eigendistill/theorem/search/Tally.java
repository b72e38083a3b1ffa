// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

/** What a search has seen so far; grows case by case, for one thread. */
public final class Tally {
  private long cases;
  private long violations;
  private long undecided;
  private long unmet;
  private double smallest = Double.POSITIVE_INFINITY;
  private Object where;

  /** Counts one case, and keeps it if its margin is the smallest. */
  void add(Outcome outcome, Object numbers) {
    if (outcome instanceof Outcome.Holds holds) {
      cases++;
      keep(numbers, holds.margin());
    } else if (outcome instanceof Outcome.Violated violated) {
      cases++;
      violations++;
      keep(numbers, violated.margin());
    } else if (outcome instanceof Outcome.Undecided) {
      undecided++;
    } else {
      unmet++;
    }
  }

  private void keep(Object numbers, double margin) {
    if (margin < smallest) {
      smallest = margin;
      where = numbers;
    }
  }

  /** Cases decided one way or the other. */
  public long cases() {
    return cases;
  }

  /** Of these, how many contradict the proposition. */
  public long violations() {
    return violations;
  }

  /** Trials that neither doubles nor enclosures decided. */
  public long undecided() {
    return undecided;
  }

  /** Cases whose premise failed. */
  public long unmet() {
    return unmet;
  }

  /** The smallest share by which a conclusion held, negative where one failed. */
  public double smallestMargin() {
    return smallest;
  }

  /** Where the smallest margin was met; null before the first case. */
  public Object where() {
    return where;
  }
}
