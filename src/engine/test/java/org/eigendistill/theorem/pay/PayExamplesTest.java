// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.pay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.certificate.Counterexample;
import org.eigendistill.theorem.search.Law;
import org.junit.jupiter.api.Test;

/** Numbers that refute neighbours of N1 to N3: their words, and each condition they must meet. */
class PayExamplesTest {
  private static final Law LAW = PayLaws.N1X;

  private static List<Fraction> list(String text) {
    return Stream.of(text.split(" ")).map(Fraction::parse).toList();
  }

  private static SwitchWithoutWeight without(
      String l, String s, String w, String rho, String teacher, String further) {
    return new SwitchWithoutWeight(
        LAW,
        list(l),
        list(s),
        Fraction.parse(w),
        list(rho),
        Fraction.parse(teacher),
        Fraction.parse(further));
  }

  /** The best gain is 1/2; half of it and half of 1/4 are 3/8, and 2 (1/8)^2 = 1/32. */
  @Test
  void aSwitchWithoutWeight() {
    Counterexample twin = PayLaws.n2y();
    assertThat(twin.text())
        .isEqualTo(
            "l1 = 1; l2 = 1/10; s1 = 1; s2 = 1/2; w = 1; rho1 = 1; rho2 = 0; exp(-l1 u) = 1/2;"
                + " exp(-l1 T) = 3/4; exp(-l1 e) = 1/2");
    assertThat(twin.gains())
        .isEqualTo(
            "the best stopped flow has the best gain along l1, 1/2; the switched student 3/8, and"
                + " 1/32 more risk");
    assertThat(twin.arithmetic()).isEqualTo("exact");
    assertThat(without("1 1/10", "1 1/2", "1", "1 0", "3/4", "1/2").verifies()).isTrue();
    // Flat coefficients and a teacher that has not begun are of the premise.
    assertThat(without("1 1/10", "1 1/10", "1", "1 0", "3/4", "1/2").verifies()).isTrue();
    assertThat(without("1 1/10", "1 1/2", "1", "1 0", "1", "1/2").verifies()).isTrue();
    assertThat(without("1 1", "1 1", "1", "1 0", "3/4", "1/2").verifies()).isFalse();
    assertThat(without("1 1/10", "1 1/20", "1", "1 0", "3/4", "1/2").verifies()).isFalse();
    assertThat(without("1 1/10", "1 1/2", "0", "1 0", "3/4", "1/2").verifies()).isFalse();
    assertThat(without("1 1/10", "1 1/2", "1", "0 0", "3/4", "1/2").verifies()).isFalse();
    assertThat(without("1 1/10", "1 1/2", "1", "1 0", "5/4", "1/2").verifies()).isFalse();
    assertThat(without("1 1/10", "1 1/2", "1", "1 0", "1/4", "1/2").verifies()).isFalse();
    assertThat(without("1 1/10", "1 1/2", "1", "1 0", "1/2", "1/2").verifies()).isFalse();
    assertThat(without("1 1/10", "1 1/2", "1", "1 0", "3/4", "0").verifies()).isFalse();
    assertThat(without("1 1/10", "1 1/2", "1", "1 0", "3/4", "1").verifies()).isFalse();
    assertThat(without("1 1/10", "1 1/2", "1", "1 0", "3/4", "3/2").verifies()).isFalse();
  }

  private static boolean raises(long n, String squares, String noise) {
    return new SwitchThatRaises(LAW, n, list(squares), Fraction.parse(noise)).verifies();
  }

  @Test
  void aSwitchThatRaises() {
    Counterexample twin = PayLaws.n2x();
    assertThat(twin.text())
        .isEqualTo(
            "l1 = 1; l2 = 1/100; squared coefficient 1 = 1; squared coefficient 2 = 1/100; w = 1/4");
    assertThat(twin.arithmetic()).isEqualTo("exact");
    assertThat(raises(100, "1 1/100", "1/4")).isTrue();
    assertThat(raises(1, "1 1/100", "1/4")).isFalse();
    assertThat(raises(100, "1 0", "1/4")).isFalse();
    assertThat(raises(100, "1 1/100", "-1/8")).isFalse();
    // Signal to noise of 10^10 and 10^6: a gain of 1 - 1e-6 along l2 is one of 1 along l1.
    assertThat(raises(100, "1 1/100", "1/10000000000")).isFalse();
  }

  @Test
  void nearerThanFlow() {
    NearerThanFlow twin = NearerThanFlow.of(LAW);
    assertThat(twin.text())
        .isEqualTo(
            "l1 = 1; l2 = 1/100; squared coefficient 1 = 1; squared coefficient 2 = 1/100; w = 1/4;"
                + " exp(-l2 T) = 123/125; exp(-l2 t') = 9/10; gain along l2 that divides the flows ="
                + " 1/100");
    assertThat(twin.arithmetic()).isEqualTo("exact");
    assertThat(twin.power(0)).isEqualTo(Fraction.ONE);
    assertThat(twin.power(1)).isEqualTo(Fraction.of(1, 10_000));
    assertThat(twin.best(0)).isEqualTo(Fraction.of(4, 5));
    assertThat(twin.best(1)).isEqualTo(Fraction.of(1, 2501));
    assertThat(nearer(100, "1 1/100", "1/4", "1/100")).isTrue();
    assertThat(nearer(1, "1 1/100", "1/4", "1/100")).isFalse();
    assertThat(nearer(100, "1 1", "1/4", "1/100")).isFalse();
    assertThat(nearer(100, "1 1/100", "0", "1/100")).isFalse();
    // A divide at the best gain along l2, or so far that flow has the best along l1.
    assertThat(nearer(100, "1 1/100", "1/4", "1/2501")).isFalse();
    assertThat(nearer(100, "1 1/100", "1/4", "1/10")).isFalse();
  }

  private static boolean nearer(long n, String squares, String noise, String divide) {
    return new NearerThanFlow(
            LAW,
            n,
            list(squares),
            Fraction.parse(noise),
            Fraction.of(123, 125),
            Fraction.of(9, 10),
            Fraction.parse(divide))
        .verifies();
  }

  private static boolean worse(List<Integer> powersOf, String low, String high, String longest) {
    LongStudentIsWorse twin = LongStudentIsWorse.of(LAW);
    return new LongStudentIsWorse(
            LAW,
            powersOf,
            twin.powers(),
            twin.noise(),
            twin.weights(),
            Fraction.parse(low),
            Fraction.parse(high),
            Fraction.parse(longest))
        .verifies();
  }

  @Test
  void aLongStudentIsWorse() {
    Counterexample twin = PayLaws.n3y();
    assertThat(twin.text())
        .isEqualTo(
            "n1 = 5; n2 = 3; n3 = 3; s1 = 1009/50; s2 = 943/50; s3 = 9/100; w = 1; rho1 = 8/5;"
                + " rho2 = 81/10; rho3 = 1/20; exp(-u l1/n1) from = 187/500; to = 751/2000;"
                + " exp(-t' l1/n1) up to = 2/5");
    assertThat(twin.arithmetic()).isEqualTo("exact");
    List<Integer> powersOf = List.of(5, 3, 3);
    assertThat(worse(powersOf, "187/500", "751/2000", "2/5")).isTrue();
    assertThat(worse(powersOf, "187/500", "751/2000", "0")).isFalse();
    assertThat(worse(powersOf, "187/500", "751/2000", "99/100")).isFalse();
    assertThat(worse(powersOf, "0", "751/2000", "2/5")).isFalse();
    assertThat(worse(powersOf, "187/500", "1", "2/5")).isFalse();
    assertThat(worse(powersOf, "751/2000", "187/500", "2/5")).isFalse();
    assertThat(worse(List.of(3, 3, 3), "187/500", "751/2000", "2/5")).isFalse();
    assertThat(worse(List.of(5, 4, 3), "187/500", "751/2000", "2/5")).isFalse();
  }

  private static boolean pays(String flow, String early, String late) {
    PaysAllTheSame twin = PaysAllTheSame.of(LAW);
    return new PaysAllTheSame(
            LAW,
            twin.eigenvalues(),
            twin.powers(),
            twin.noise(),
            twin.time(),
            Fraction.parse(flow),
            Fraction.parse(early),
            Fraction.parse(late))
        .verifies();
  }

  @Test
  void itPaysWhereTheConverseSaysNot() {
    Counterexample twin = PayLaws.n3x();
    assertThat(twin.text())
        .startsWith("l1 = 1; l2 = 121/2500; l3 = 129/1000000; s1 = 1547/1000;")
        .endsWith(
            "w = 19/25; time of teacher and student = 3417/2000; flow's time = 11/10; early = 1/2;"
                + " late = 2");
    assertThat(twin.arithmetic()).isEqualTo("50-digit");
    assertThat(pays("11/10", "1/2", "2")).isTrue();
    // Past the best gain along l1 (log(1 + 1547/760) = 1.11), or short of that along l2 (0.073).
    assertThat(pays("11/10", "6/5", "2")).isFalse();
    assertThat(pays("11/10", "7/100", "2")).isFalse();
    // Short of the best gain along l1, or past that along l3 (2.4).
    assertThat(pays("11/10", "1/2", "1")).isFalse();
    assertThat(pays("11/10", "1/2", "5/2")).isFalse();
    assertThat(pays("1/10", "1/2", "2")).isFalse();
  }

  /** The intervals [1, 3] and [2, 5] have [2, 3] in common. */
  @Test
  void whatIntervalsHaveInCommon() {
    assertThat(NearerModel.common(new double[] {1, 5}, new double[] {3, 2})).containsExactly(2, 3);
    assertThat(NearerModel.common(new double[0], new double[0]))
        .containsExactly(0, Double.POSITIVE_INFINITY);
    assertThat(new NearerModel(1, 2, 1.5, 2, 1, 3, 1, 1).isComplete()).isTrue();
    assertThat(new NearerModel(1, 2, 1.5, 1, 1, 3, 1, 1).isComplete()).isFalse();
  }
}
