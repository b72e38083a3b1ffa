package org.eigendistill.risk.advice;

import java.util.*;
import java.util.stream.*;
import org.eigendistill.data.SyntheticDesign;
import org.junit.jupiter.api.Test;

class DependentAdviceTest {
  @Test
  void probe() {
    for (DependentTruth.Kind kind : DependentTruth.Kind.values()) {
      long t = System.nanoTime();
      List<Truth> found = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        KnownTruth problem =
            i % 2 == 0
                ? KnownTruth.of("a", 120, SyntheticDesign.powerLaw(20, 1), 0, 1)
                : KnownTruth.of("b", 120, SyntheticDesign.powerLaw(40, 1), 1, 1);
        found.add(new DependentTruth(problem, kind).truth(100 + i));
      }
      System.out.println(
          kind
              + " student "
              + q(found.stream().mapToDouble(Truth::studentRatio))
              + " teacher "
              + q(found.stream().mapToDouble(Truth::teacherRatio))
              + " noise "
              + q(found.stream().mapToDouble(f -> f.advice().noise().variance()))
              + " "
              + found.get(1).advice().noise()
              + " pays "
              + found.stream().filter(f -> f.advice().decision().verdict() == Verdict.PAYS).count()
              + " hurts "
              + found.stream().filter(f -> f.advice().decision().verdict() == Verdict.HURTS).count()
              + " s "
              + (System.nanoTime() - t) / 1e9);
    }
  }

  static String q(DoubleStream s) {
    double[] v = s.sorted().toArray();
    return String.format(
        "%.3f/%.3f/%.3f", v[v.length / 2], v[(int) (0.9 * (v.length - 1))], v[v.length - 1]);
  }
}
