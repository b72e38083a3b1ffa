// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigendistill.dynamics.Filter;
import org.eigendistill.dynamics.GradientFlow;
import org.eigendistill.dynamics.Procedure;
import org.eigendistill.theorem.criterion.CriterionGrid;
import org.eigendistill.theorem.criterion.Trio;
import org.eigendistill.theorem.proof.Verdict;
import org.eigendistill.theorem.statement.Atlas;
import org.eigendistill.theorem.statement.Statement;

/**
 * A pair on record beside the three-way criterion (N4), seen on a grid of gains and of the filters'
 * numbers, and the corollary that gives the pair in one line.
 *
 * @param statement the pair
 * @param onGrid holds where the criterion does at every place of the grid, else refuted
 * @param slack the least (e_S + e_T) / e_R - 1 on the grid
 * @param corollary what gives it
 */
public record AtlasCriterion(
    Statement statement, Verdict onGrid, double slack, Corollary corollary) {
  /** What gives a pair. */
  public enum Corollary {
    /** c_R (1 + a) rises, and c_S and c_T are at least c_R at equal gains. */
    RISING(
        "(i)",
        "c (1 + a) of the reference rises, and c of student and teacher is at least as great"),
    /** The same of whole steps: N4s. */
    STEPS("(i) by N4s", "the same of whole steps"),
    /** (i) with flow in the reference's place, and flow is behind the reference. */
    BY_FLOW("(i) by flow", "(i) for flow as reference, and flow is behind the reference"),
    /** One of the two is not behind the reference, and the other interpolates. */
    ALONE("(ii)", "one of the two is not behind the reference, and the other interpolates"),
    /** A place of the grid; no corollary says so. */
    PLACE("one place", "it fails somewhere, and (ii) does not say so"),
    /** It holds on the grid; the proof is the old one. */
    OLD("old proof", "it holds on the grid, and what proves it is the statement's own proof");

    private final String word;
    private final String meaning;

    Corollary(String word, String meaning) {
      this.word = word;
      this.meaning = meaning;
    }

    /** As tables have it. */
    public String word() {
      return word;
    }

    /** In a sentence's words. */
    public String meaning() {
      return meaning;
    }
  }

  /**
   * Numbers tried: weight decay in eigenvalues, momenta, and shares of the longest overdamped step.
   */
  private static final double[] PENALTIES = {0.001, 0.1, 1};

  private static final double[] MOMENTA = {0.3, 0.9};
  private static final double[] SHARES = {0.1, 0.6, 0.95};

  /** Above it interpolation may have erred. */
  private static final double FAILS = -1e-4;

  private static final Procedure FLOW = GradientFlow.of();

  /** All pairs of teacher and student against every reference. */
  public static List<AtlasCriterion> all(Atlas atlas) {
    CriterionGrid grid = new CriterionGrid(1);
    List<Filter> filters = Atlas.filters();
    List<AtlasCriterion> all = new ArrayList<>();
    for (Filter reference : filters) {
      for (Filter teacher : filters) {
        for (Filter student : filters.subList(filters.indexOf(teacher), filters.size())) {
          all.add(of(grid, atlas.cell(teacher, student, reference), teacher, student, reference));
        }
      }
    }
    return all;
  }

  private static AtlasCriterion of(
      CriterionGrid grid, Statement statement, Filter teacher, Filter student, Filter reference) {
    double slack = Double.POSITIVE_INFINITY;
    double alone = Double.POSITIVE_INFINITY;
    boolean rises = true;
    boolean byFlow = true;
    for (Trio trio : trios(teacher, student, reference)) {
      CriterionGrid.Seen seen = grid.at(trio);
      slack = Math.min(slack, seen.slack());
      alone = Math.min(alone, seen.alone());
      rises &= seen.rises() && seen.isBelowBoth();
      byFlow &=
          grid.at(new Trio(trio.teacher(), trio.student(), FLOW)).isBelowBoth()
              && grid.at(new Trio(FLOW, FLOW, trio.reference())).isBelowBoth();
    }
    boolean holds = slack > FAILS;
    Corollary corollary;
    if (holds) {
      Corollary direct = reference.clock().isWhole() ? Corollary.STEPS : Corollary.RISING;
      corollary = rises ? direct : byFlow ? Corollary.BY_FLOW : Corollary.OLD;
    } else {
      corollary = alone < FAILS ? Corollary.ALONE : Corollary.PLACE;
    }
    return new AtlasCriterion(statement, holds ? Verdict.HOLDS : Verdict.REFUTED, slack, corollary);
  }

  /** With all numbers tried; equal filters have equal numbers. */
  private static List<Trio> trios(Filter teacher, Filter student, Filter reference) {
    Set<Filter> distinct = new LinkedHashSet<>(List.of(teacher, student, reference));
    List<Map<Filter, Procedure>> choices = List.of(Map.of());
    for (Filter filter : distinct) {
      List<Map<Filter, Procedure>> more = new ArrayList<>();
      for (Map<Filter, Procedure> choice : choices) {
        for (Procedure procedure : procedures(filter)) {
          Map<Filter, Procedure> longer = new LinkedHashMap<>(choice);
          longer.put(filter, procedure);
          more.add(longer);
        }
      }
      choices = more;
    }
    return choices.stream()
        .map(choice -> new Trio(choice.get(teacher), choice.get(student), choice.get(reference)))
        .toList();
  }

  private static List<Procedure> procedures(Filter filter) {
    List<Procedure> procedures = new ArrayList<>();
    if (filter.parameters().isEmpty()) {
      procedures.add(Procedure.of(filter));
    } else if (filter.recursion().isEmpty()) {
      for (double penalty : PENALTIES) {
        procedures.add(Procedure.of(filter, penalty));
      }
    } else {
      double[] momenta = filter.parameters().size() == 1 ? new double[] {0} : MOMENTA;
      for (double momentum : momenta) {
        double longest = filter.recursion().get().overdampedLimit(momentum, 0);
        for (double share : SHARES) {
          double[] numbers =
              filter.parameters().size() == 1
                  ? new double[] {share * longest}
                  : new double[] {momentum, share * longest};
          procedures.add(Procedure.of(filter, numbers));
        }
      }
    }
    return procedures;
  }

  /** Whether the grid says what is on record. */
  public boolean agrees() {
    return onGrid == statement.recorded();
  }
}
