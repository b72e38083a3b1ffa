// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eigendistill.number.Enclosure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The path in doubles against enclosures of 75 digits where l times the length, or l over the
 * penalty, is 1e-300 to 1e300, and where two rates tie or nearly do.
 */
class ExtremeLengthsTest {
  /** What a filter's fast path promises. */
  private static final double STATED = 1e-14;

  private static final double[] EIGENVALUES = {1, 0.37, 1e-8, 250};

  static Stream<Procedure> procedures() {
    return Stream.of(
            IntStream.of(1, 2, 7, 1_000_000).mapToObj(order -> IteratedTikhonov.of(order)),
            Stream.of(1e-3, 0.3, 0.5, 1.0, 2.5, 1e3, 1e6).map(FractionalTikhonov::of),
            Stream.of(1e-9, 0.05, 0.37, Math.nextUp(0.37), 1.0, 1 + 1e-9, 1e6).map(EmaFlow::of),
            Stream.of(0.0, 1e-9, 0.3, 0.5, 1 - 1e-9).map(SuffixAverage::of),
            Stream.of(1e-3, 0.5, 1.0, 7.5, 1e6).map(RandomStop::of),
            Stream.of(0.02, 5.0, 1e9).map(LinearDecayFlow::of),
            Stream.of(1e-6, 0.4, 1e3).map(InverseTimeFlow::of),
            Stream.of(1e-6, 0.4, 1e3).map(InverseRootFlow::of))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("procedures")
  void doublesAreWithinWhatTheyPromise(Procedure procedure) {
    for (double l : EIGENVALUES) {
      Propagator path = procedure.filter().fast(l, procedure.values()).orElseThrow();
      for (double decade = -300; decade <= 300; decade += decade > -4 && decade < 4 ? 0.125 : 4) {
        double x = Math.pow(10, decade);
        double length = procedure.clock() == Clock.PENALTY ? l / x : x / l;
        Update found = path.until(length);
        Affine<Enclosure> right = procedure.update(Enclosure.of(l), Enclosure.of(length));
        String where = "%s, eigenvalue %s, length %s".formatted(procedure, l, length);
        close(found.pull(), right.pull(), where + ", pull");
        close(found.keep() + found.shrink(), right.residual(), where + ", left");
        if (procedure.continues() && decade < 6) {
          closeLog(found.logKeep(), right, where);
        }
      }
    }
  }

  private static void close(double found, Enclosure right, String where) {
    double size = right.value();
    if (size < Double.MIN_NORMAL) {
      assertThat(found).as(where).isBetween(0.0, 2 * Double.MIN_NORMAL);
      return;
    }
    double off = Math.abs(Enclosure.of(found).minus(right).value());
    assertThat(off / size).as("%s: %s, not %s", where, found, right).isLessThanOrEqualTo(STATED);
  }

  private static void closeLog(double found, Affine<Enclosure> right, String where) {
    boolean early = right.pull().value() < 0.5;
    Enclosure log = early ? right.pull().negate().log1p() : right.residual().log();
    if (Math.abs(log.value()) < Double.MIN_NORMAL) {
      return;
    }
    double off = Math.abs(Enclosure.of(found).minus(log).value());
    assertThat(off / Math.abs(log.value())).as("%s: log", where).isLessThanOrEqualTo(STATED);
  }
}
