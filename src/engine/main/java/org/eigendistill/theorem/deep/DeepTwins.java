// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.deep;

import static org.eigendistill.theorem.deep.TwoLayerExample.fractions;

import java.util.List;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;

/** Numbers that refute the false neighbours of T13. */
public final class DeepTwins {
  private static final List<Fraction> ONES = fractions("1", "1", "1");

  private DeepTwins() {}

  /** Against {@link DeepLaw#FALLING}: f = 1, then 20/549. */
  public static Counterexample falling() {
    return new StepExample(
        DeepLaw.FALLING,
        Fraction.parse("15889/50000"),
        Fraction.ONE,
        Fraction.parse("20/549"),
        Fraction.ZERO,
        fractions("1", "1"),
        fractions("1", "1973/12500"),
        Fraction.parse("122/25"),
        Fraction.parse("689/250"));
  }

  /** Against {@link DeepLaw#STRONGER}. */
  public static Counterexample stronger() {
    return new TwoLayerExample(
        DeepLaw.STRONGER,
        false,
        fractions("1", "2/3"),
        fractions("2", "6"),
        ONES,
        Fraction.of(1, 2),
        Fraction.of(1, 2),
        List.of(1, 1),
        0);
  }

  /** Against {@link DeepLaw#BELOW_THE_START}: f = 1000/67639, then 1. */
  public static Counterexample belowTheStart() {
    return new StepExample(
        DeepLaw.BELOW_THE_START,
        Fraction.parse("36683/50000"),
        Fraction.parse("1000/67639"),
        Fraction.ONE,
        Fraction.ONE,
        fractions("1", "7903/50000"),
        fractions("46427/100000", "46427/100000"),
        Fraction.parse("4323/1000"),
        Fraction.parse("84773/10000"));
  }

  /** Against {@link TwoLayerLaw#STUDENT_FURTHER}. */
  public static Counterexample studentFurther() {
    return starts(TwoLayerLaw.STUDENT_FURTHER, fractions("1", "6/5", "1"), "1/2", "9/10");
  }

  /** Against {@link TwoLayerLaw#TEACHER_FURTHER}. */
  public static Counterexample teacherFurther() {
    return starts(TwoLayerLaw.TEACHER_FURTHER, fractions("1", "1/2", "1/2"), "4/5", "999/1000");
  }

  private static Counterexample starts(TwoLayerLaw law, List<Fraction> starts, String x, String z) {
    return at(law, false, starts, Fraction.parse(x), Fraction.parse(z), List.of(1, 1), 0);
  }

  private static Counterexample at(
      TwoLayerLaw law,
      boolean behind,
      List<Fraction> starts,
      Fraction x,
      Fraction z,
      List<Integer> teacher,
      int labels) {
    return new TwoLayerExample(
        law, behind, fractions("1", "1"), fractions("3", "2"), starts, x, z, teacher, labels);
  }

  /** Against {@link TwoLayerLaw#FALLING_TIME}. */
  public static Counterexample fallingTime() {
    Fraction half = Fraction.of(1, 2);
    return at(TwoLayerLaw.FALLING_TIME, false, ONES, half, half, List.of(1, 3), 0);
  }

  /** Against {@link TwoLayerLaw#EARLY_SWITCH_AHEAD}. */
  public static Counterexample earlySwitch() {
    Fraction half = Fraction.of(1, 2);
    return at(TwoLayerLaw.EARLY_SWITCH_AHEAD, true, ONES, half, half, List.of(2, 2), 1);
  }

  /** Against {@link TwoLayerLaw#LATE_SWITCH_BEHIND}. */
  public static Counterexample lateSwitch() {
    Fraction half = Fraction.of(1, 2);
    return at(TwoLayerLaw.LATE_SWITCH_BEHIND, false, ONES, half, half, List.of(1, 1), 2);
  }

  /** Against {@link SmallStartLaw#PASSES_ALL_ON}. */
  public static Counterexample passesAllOn() {
    return new SmallStartExample(SmallStartLaw.PASSES_ALL_ON, 10);
  }
}
