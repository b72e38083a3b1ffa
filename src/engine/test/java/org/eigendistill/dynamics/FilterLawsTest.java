// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.number.Enclosed;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Measured;
import org.eigendistill.number.Scalar;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@link FilterLaws} over all filters there are, and each law seen to fail. */
class FilterLawsTest {
  @TestFactory
  Stream<DynamicTest> everyFilterObeysEveryLaw() {
    return Filters.installed().all().stream()
        .flatMap(
            filter ->
                FilterLaws.of(filter).entrySet().stream()
                    .map(
                        law ->
                            DynamicTest.dynamicTest(
                                filter.name() + ": " + law.getKey(), law.getValue()::run)));
  }

  @Test
  void theEnginesComeFirstAndOthersAfterThem() {
    List<String> names = Filters.installed().all().stream().map(Filter::name).toList();
    assertThat(names).startsWith("flow", "descent").endsWith("iterated-ridge", "smoothed-flow");
  }

  @Test
  void aNameIsTakenOnce() {
    assertThatThrownBy(() -> Filters.installed().with(List.of(new Broken())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GradientFlow")
        .hasMessageContaining("Broken")
        .hasMessageContaining("flow");
    assertThatThrownBy(() -> Filters.installed().named("flaw"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'flaw' is not one of [flow, ")
        .hasMessageContaining(" more]");
    assertThatThrownBy(() -> Filters.installed().named("iterated-rigde"))
        .hasMessageContaining("[iterated-ridge, ");
  }

  @Test
  void aFormulaThatCannotBeWorkedOutIsNamedWithItsPlace() {
    Filter quotient =
        new Broken() {
          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            return super.update(l.over(l.minus(l)), length, numbers);
          }
        };
    assertThatThrownBy(() -> Course.onLabels(Procedure.of(quotient, 1)).at(3).along(0.5))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("filter flow")
        .hasMessageContaining("eigenvalue 0.5, length 3.0")
        .hasMessageContaining("division by");
  }

  /** The average's average, 2 (exp(-x) - 1 + x) / x^2, in a form that loses all its digits. */
  @Test
  void whatSeventyFiveDigitsDoNotHoldIsNoNumber() {
    Filter twice =
        new Broken() {
          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            N x = l.times(length);
            N left = x.negate().expm1().plus(x).over(x.times(x)).times(number(x, 2, 1));
            return Affine.keeping(left.complement(), left);
          }
        };
    Procedure procedure = Procedure.of(twice, 1);
    assertThat(procedure.along(1e-3).until(1).keep()).isCloseTo(0.9996667499833361, within(1e-15));
    assertThatThrownBy(() -> procedure.along(1e-38).until(1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("75 digits leave a part of it between");
  }

  /** Weight decay without what it shrinks by. */
  @Test
  void partsThatAreNotOneTogetherAreRefused() {
    Filter decay =
        new Broken() {
          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            N rate = l.plus(numbers.get(0));
            Affine<N> whole = Affine.decay(rate.times(length));
            return Affine.keeping(l.over(rate).times(whole.pull()), whole.keep());
          }
        };
    assertThatThrownBy(() -> Filters.requireSound(decay))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pull + keep + shrink of its update is 0.6");
    assertThatThrownBy(() -> Procedure.of(decay, 0.5).along(0.5).until(1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("are not 1 together");
    Filters.installed().all().forEach(Filters::requireSound);
  }

  /** Gradient flow, for breaking it. */
  private static class Broken implements Filter {
    @Override
    public String name() {
      return "flow";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(Parameter.of("speed", "speed", Parameter.Domain.POSITIVE));
    }

    @Override
    public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
      return Affine.decay(l.times(length).times(numbers.get(0)));
    }
  }

  private static void fails(String law, Filter broken) {
    assertThatThrownBy(() -> FilterLaws.of(broken).get(law).run())
        .as(law)
        .isInstanceOf(AssertionError.class);
  }

  private static <N extends Scalar<N>> N number(N like, long numerator, long denominator) {
    return like.lift(Fraction.of(numerator, denominator));
  }

  @Test
  @Tag("thorough")
  void theUnbrokenOneObeysThemAll() {
    FilterLaws.of(new Broken()).values().forEach(Runnable::run);
  }

  @Test
  @Tag("thorough")
  void aFastPathOffBySixteenUnitsInTheLastPlaceIsSeen() {
    fails(
        "doubles are within 1e-14 of 75 digits",
        new Broken() {
          @Override
          public Optional<Propagator> fast(double l, double... numbers) {
            return Optional.of(
                time -> {
                  Update right = GradientFlow.decay(l * numbers[0], time);
                  double off = 1 + 1e-13;
                  return new Update(right.pull() * off, right.keep(), right.logKeep(), 0);
                });
          }
        });
  }

  @Test
  @Tag("thorough")
  void leavingTheArithmeticIsSeen() {
    fails(
        "the formula stays in its arithmetic",
        new Broken() {
          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            N left = super.update(l, length, numbers).keep();
            if (left instanceof Enclosed<?> number) {
              left = l.lift(Fraction.of(number.value()));
            }
            return Affine.keeping(left.complement(), left);
          }
        });
  }

  @Test
  @Tag("thorough")
  void aBoundThatDoesNotHoldIsSeen() {
    fails(
        "the running bound holds",
        new Broken() {
          @Override
          @SuppressWarnings("unchecked")
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            N left = super.update(l, length, numbers).keep();
            if (left instanceof Measured measured) {
              left = (N) Measured.of(measured.value() * (1 + 1e-13));
            }
            return Affine.keeping(left.complement(), left);
          }
        });
  }

  @Test
  @Tag("thorough")
  void partsThatDoNotAddUpAreSeen() {
    fails(
        "the three parts add up to 1",
        new Broken() {
          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            Affine<N> right = super.update(l, length, numbers);
            N off = number(l, 1, 10_000_000_000_000L);
            return new Affine<>(
                right.pull().plus(off.times(right.keep())), right.keep(), right.shrink());
          }
        });
  }

  @Test
  @Tag("thorough")
  void trainingThatGoesBackIsSeen() {
    fails(
        "training goes forward until it overshoots",
        new Broken() {
          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            Affine<N> right = super.update(l, length, numbers);
            // the gain times 1 - its thousandth part of the length, which wins in the end
            N x = l.times(length);
            N share = x.over(x.plus(number(x, 1000, 1))).complement();
            N pull = right.pull().times(share);
            return Affine.keeping(pull, pull.complement());
          }
        });
  }

  @Test
  @Tag("thorough")
  void aWrongInverseIsSeen() {
    fails(
        "the length that reaches a gain has it",
        new Broken() {
          @Override
          public Optional<Propagator> fast(double l, double... numbers) {
            Propagator right = new GradientFlow().fast(l * numbers[0]).orElseThrow();
            return Optional.of(
                new Propagator() {
                  @Override
                  public Update until(double length) {
                    return right.until(length);
                  }

                  @Override
                  public java.util.OptionalDouble lengthToReach(Gain goal) {
                    double length = right.lengthToReach(goal).orElseThrow();
                    return java.util.OptionalDouble.of(length * (1 + 1e-9));
                  }
                });
          }
        });
  }

  @Test
  @Tag("thorough")
  void aPathThatSaysItDecaysAndDoesNotIsSeen() {
    fails(
        "two stretches make one",
        new Broken() {
          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            N x = l.times(length).negate();
            return Affine.keeping(x.negate().times(x.phi(2)), x.phi(1));
          }

          @Override
          public Optional<Propagator> fast(double l, double... numbers) {
            return new GradientFlow().fast(l * numbers[0]);
          }
        });
  }

  @Test
  @Tag("thorough")
  void learningFromNothingIsSeen() {
    fails(
        "nothing is learned where nothing varies",
        new Broken() {
          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            return super.update(l.plus(number(l, 1, 10_000_000_000_000L)), length, numbers);
          }
        });
  }

  @Test
  @Tag("thorough")
  void aLimitThatIsNotStatedIsSeen() {
    fails(
        "endless training comes to its limit",
        new Broken() {
          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            N penalty = number(l, 1, 100_000);
            N rate = l.plus(penalty);
            Affine<N> whole = Affine.decay(rate.times(length));
            return new Affine<>(
                l.over(rate).times(whole.pull()),
                whole.keep(),
                penalty.over(rate).times(whole.pull()));
          }
        });
  }

  @Test
  @Tag("thorough")
  void aNumberThatIsNotReadIsSeen() {
    fails(
        "every number matters",
        new Broken() {
          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            return Affine.decay(l.times(length));
          }
        });
  }

  @Test
  @Tag("thorough")
  void aStartThatIsForgottenInSilenceIsSeen() {
    fails(
        "a start that is kept is continued",
        new Broken() {
          @Override
          public <N extends Scalar<N>> Affine<N> update(N l, N length, List<N> numbers) {
            Affine<N> right = super.update(l, length, numbers);
            return Affine.forgetting(right.pull(), right.keep());
          }
        });
  }
}
