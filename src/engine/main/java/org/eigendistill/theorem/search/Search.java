// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.Well19937c;
import org.eigendistill.number.Enclosure;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Variables;

/**
 * Looks for violations of a proposition: seeded cases that cover its space, then a directed search
 * (CMA-ES of Commons Math) that lowers the margin from the lowest found. Doubles decide nearly all
 * cases; of those that they leave open a bounded number goes to 50 digits.
 */
public final class Search implements CaseSearch {
  private static final int MOST_ESCALATIONS = 60;

  /** What a case is that was left open, in words, wherever such cases are counted. */
  public static final String LEFT_OPEN =
      ("Left open: cases whose two sides lie nearer to each other than the arithmetic tells apart."
              + " Doubles decide where they differ by more than %s of the value; of the draws that"
              + " doubles leave, the first %d of a statement go on to enclosures of %d digits, which"
              + " decide those of at most %d steps. What is left then counts neither for nor against"
              + " the statement, and is no part of the number of cases.")
          .formatted(
              DoubleDecision.RESOLUTION,
              MOST_ESCALATIONS,
              Enclosure.DIGITS,
              EnclosureDecision.MOST_STEPS);

  private static final int DIRECTED_EVALUATIONS = 800;
  private static final long DRAWS_PER_CASE = 50;
  private static final int MOST_VIOLATIONS = 40;

  /** What the directed search sees where a case says nothing. */
  private static final double NOTHING = 2;

  private final SearchSpace space;
  private final Sampler sampler;
  private final Tally tally = new Tally();
  private final List<Trial> violations = new ArrayList<>();
  private double[] lowest;
  private double lowestMargin = Double.POSITIVE_INFINITY;
  private int escalations;

  private Search(Variables variables, Sampler sampler) {
    this.space = new SearchSpace(variables);
    this.sampler = sampler;
  }

  /** A search of all of a proposition's space. */
  public static Search of(Proposition proposition, long seed) {
    Variables variables = Variables.of(proposition);
    return new Search(variables, Sampler.of(variables, seed));
  }

  /** With the ratio l_2/l_1 held. */
  public static Search of(Variables variables, long seed, double ratio) {
    return new Search(
        variables, Sampler.of(variables, seed, ParameterRange.coordinateOfShare(ratio)));
  }

  @Override
  public Tally tally() {
    return tally;
  }

  /** The first violations. */
  public List<Trial> violations() {
    return List.copyOf(violations);
  }

  @Override
  public Search cover(long cases) {
    long goal = tally.cases() + cases;
    long draws = cases * DRAWS_PER_CASE;
    while (tally.cases() < goal && draws-- > 0) {
      visit(sampler.next(), true);
    }
    return this;
  }

  @Override
  public Search direct() {
    if (lowest == null) {
      return this;
    }
    int n = space.variables().size();
    double[] zeros = new double[n];
    double[] ones = new double[n];
    double[] sigma = new double[n];
    java.util.Arrays.fill(ones, 1);
    java.util.Arrays.fill(sigma, 0.1);
    CMAESOptimizer optimizer =
        new CMAESOptimizer(
            DIRECTED_EVALUATIONS, 0, true, 0, 0, new Well19937c(sampler.seed()), false, null);
    try {
      optimizer.optimize(
          new MaxEval(DIRECTED_EVALUATIONS),
          new ObjectiveFunction(point -> visit(point, false)),
          GoalType.MINIMIZE,
          new SimpleBounds(zeros, ones),
          new InitialGuess(lowest.clone()),
          new CMAESOptimizer.Sigma(sigma),
          new CMAESOptimizer.PopulationSize(4 + 2 * n));
    } catch (TooManyEvaluationsException e) {
      // The budget is spent; what was seen is in the tally.
      return this;
    }
    return this;
  }

  /** Covers and directs in turn. */
  @Override
  public Search hunt(BooleanSupplier goOn) {
    while (goOn.getAsBoolean()) {
      lowest = null;
      lowestMargin = Double.POSITIVE_INFINITY;
      cover(2000);
      direct();
    }
    return this;
  }

  private double visit(double[] unit, boolean escalate) {
    Trial trial = space.at(unit);
    Outcome outcome = DoubleDecision.decide(trial);
    if (escalate && outcome instanceof Outcome.Undecided && escalations < MOST_ESCALATIONS) {
      escalations++;
      outcome = EnclosureDecision.decide(trial);
    }
    tally.add(outcome, trial);
    if (outcome instanceof Outcome.Violated && violations.size() < MOST_VIOLATIONS) {
      violations.add(trial);
    }
    double margin =
        outcome instanceof Outcome.Holds holds
            ? holds.margin()
            : outcome instanceof Outcome.Violated violated ? violated.margin() : NOTHING;
    if (margin < lowestMargin) {
      lowestMargin = margin;
      lowest = unit.clone();
    }
    return margin;
  }
}
