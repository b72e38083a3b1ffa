// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.criterion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.dynamics.Procedure;

/**
 * The criterion on a grid of gains along one eigenvalue, in doubles, with its corollaries: a look
 * at what is to be expected, which proves nothing. Whole steps are interpolated between.
 */
public final class CriterionGrid {
  private static final int EVERY = 4;
  private static final double LEAST = 1e-3;
  private static final double NEXT_TO_ONE = 1e-5;

  /** What rounding and interpolation do to c. */
  private static final double ROUNDING = 1e-7;

  private final double eigenvalue;
  private final Map<Procedure, GainTable> tables = new HashMap<>();

  /** Along an eigenvalue, positive. */
  public CriterionGrid(double eigenvalue) {
    this.eigenvalue = eigenvalue;
  }

  /**
   * What is seen of a trio.
   *
   * @param slack the least (e_S + e_T - e_R) / |e_R| over the grid; infinite where the reference
   *     has no gain of it
   * @param rises whether c (1 + a) of the reference rises with training
   * @param isBelowBoth whether c of the reference is at most c of student and teacher at equal
   *     gains
   * @param alone the least (e_X - e_R) / |e_R| at equal gains, of teacher or student X, where the
   *     other can interpolate; infinite where neither can
   */
  public record Seen(double slack, boolean rises, boolean isBelowBoth, double alone) {}

  private GainTable table(Procedure procedure) {
    return tables.computeIfAbsent(procedure, key -> new GainTable(key, eigenvalue));
  }

  /** On the grid. */
  public Seen at(Trio trio) {
    GainTable reference = table(trio.reference());
    GainTable teacher = table(trio.teacher());
    GainTable student = table(trio.student());
    double slack = Double.POSITIVE_INFINITY;
    for (GainTable.Node one : grid(teacher)) {
      for (GainTable.Node other : grid(student)) {
        double here = ViolationSearch.slack(one, other, reference);
        slack = here < slack ? here : slack;
      }
    }
    double byTeacher = behind(teacher, reference);
    double byStudent = behind(student, reference);
    double alone =
        Math.min(
            interpolates(student) ? byTeacher : Double.POSITIVE_INFINITY,
            interpolates(teacher) ? byStudent : Double.POSITIVE_INFINITY);
    boolean below = Math.min(byTeacher, byStudent) >= -ROUNDING;
    return new Seen(slack, rises(reference), below, alone);
  }

  /** Gains that are neither tiny nor next to 1, thinned out. */
  private static List<GainTable.Node> grid(GainTable table) {
    List<GainTable.Node> inside = new ArrayList<>();
    for (GainTable.Node node : table.nodes()) {
      if (node.gain() >= LEAST && node.residual() >= NEXT_TO_ONE) {
        inside.add(node);
      }
    }
    List<GainTable.Node> thinned = new ArrayList<>();
    for (int i = 0; i < inside.size(); i += inside.size() > 10 * EVERY ? EVERY : 1) {
      thinned.add(inside.get(i));
    }
    if (!inside.isEmpty()) {
      thinned.add(inside.get(inside.size() - 1));
    }
    return thinned;
  }

  private static boolean interpolates(GainTable table) {
    List<GainTable.Node> nodes = table.nodes();
    return nodes.get(nodes.size() - 1).residual() < NEXT_TO_ONE;
  }

  /** The least (e_X - e_R) / |e_R| at equal gains, which is the same of c. */
  private static double behind(GainTable part, GainTable reference) {
    double least = Double.POSITIVE_INFINITY;
    for (GainTable.Node node : grid(part)) {
      double own = reference.odds(node.logit());
      double here = (node.odds() - own) / Math.abs(own);
      least = here < least ? here : least;
    }
    return least;
  }

  private static boolean rises(GainTable table) {
    double before = 0;
    for (GainTable.Node node : grid(table)) {
      double now = node.odds() * (1 + node.gain());
      if (now < before * (1 - ROUNDING)) {
        return false;
      }
      before = now;
    }
    return true;
  }
}
