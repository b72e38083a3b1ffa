package org.eigendistill.theorem.search;

import java.util.ArrayList;
import java.util.List;

/** What a search has seen so far; grows case by case, for one thread. */
public final class Tally {
  private static final int MOST_EXAMPLES = 40;

  private long cases;
  private long violations;
  private long undecided;
  private long unmet;
  private double smallest = Double.POSITIVE_INFINITY;
  private Trial where;
  private final List<Trial> examples = new ArrayList<>();

  /** Counts one case, and keeps it if its margin is the smallest. */
  void add(Trial trial, Outcome outcome) {
    if (outcome instanceof Outcome.Holds holds) {
      cases++;
      keep(trial, holds.margin());
    } else if (outcome instanceof Outcome.Violated violated) {
      cases++;
      violations++;
      if (examples.size() < MOST_EXAMPLES) {
        examples.add(trial);
      }
      keep(trial, violated.margin());
    } else if (outcome instanceof Outcome.Undecided) {
      undecided++;
    } else {
      unmet++;
    }
  }

  private void keep(Trial trial, double margin) {
    if (margin < smallest) {
      smallest = margin;
      where = trial;
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
  public Trial where() {
    return where;
  }

  /** The first violations. */
  public List<Trial> examples() {
    return List.copyOf(examples);
  }
}
