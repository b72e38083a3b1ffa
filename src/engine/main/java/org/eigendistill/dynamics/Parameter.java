// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.dynamics;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.eigendistill.number.Fraction;

/**
 * A number of a {@link Filter}: from it come the option on the command line, the field of
 * summary.json and the axis of the search for counterexamples. Filters that share a word share an
 * option, so a word has one meaning: {@code step}, {@code momentum}, {@code penalty}.
 *
 * @param name one word in lower case, hyphens allowed: {@code step} makes the option {@code --step}
 * @param meaning what it is, with its unit, in a few words for help texts
 * @param domain the values that it may have
 * @param usual its value where none is given, as a function of the top eigenvalue; null if it has
 *     to be given
 * @param usualWords the same in words, for help texts: {@code 1 / top eigenvalue}
 */
public record Parameter(
    String name, String meaning, Domain domain, DoubleUnaryOperator usual, String usualWords) {

  /** The values a parameter may have. */
  public enum Domain {
    /** Above 0 and finite. */
    POSITIVE("positive and finite") {
      @Override
      boolean holds(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
      }
    },
    /** From 0, finite. */
    AT_LEAST_ZERO("at least 0 and finite") {
      @Override
      boolean holds(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
      }
    },
    /** From 0 up to, but not including, 1. */
    SHARE("at least 0 and below 1") {
      @Override
      boolean holds(double value) {
        return value >= 0 && value < 1;
      }
    },
    /** A whole number from 1 to 2^53. */
    COUNT("a whole number from 1 to 2^53") {
      @Override
      boolean holds(double value) {
        return value >= 1 && value <= 0x1p53 && value == Math.rint(value);
      }
    };

    private final String words;

    Domain(String words) {
      this.words = words;
    }

    abstract boolean holds(double value);

    /** Some value of it, for trying: 1/2, and 2 of counts. */
    public Fraction example() {
      return this == COUNT ? Fraction.of(2, 1) : Fraction.of(1, 2);
    }

    /** In words: "must be ...". */
    public String words() {
      return words;
    }
  }

  /** Checks the name. */
  public Parameter {
    Objects.requireNonNull(meaning);
    Objects.requireNonNull(domain);
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a parameter's name is words of lower-case letters joined by hyphens, not '%s'"
              .formatted(name));
    }
  }

  /** Whether a word can name a parameter or a filter: lower case, joined by hyphens. */
  public static boolean isName(String word) {
    return word.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  }

  /** Whether it is the length h of the first step, of filters that count whole steps. */
  public boolean isStep() {
    return name.equals("step");
  }

  /** A parameter that has to be given. */
  public static Parameter of(String name, String meaning, Domain domain) {
    return new Parameter(name, meaning, domain, null, "");
  }

  /** With a usual value. */
  public Parameter usually(double value) {
    String words = value == Math.rint(value) ? "%.0f" : "%s";
    return usually(String.format(Locale.ROOT, words, value), top -> value);
  }

  /**
   * With a usual value that depends on the data.
   *
   * @param words the value in words
   * @param ofTopEigenvalue the value, given the largest eigenvalue
   */
  public Parameter usually(String words, DoubleUnaryOperator ofTopEigenvalue) {
    return new Parameter(name, meaning, domain, ofTopEigenvalue, words);
  }

  /** The usual value on a spectrum; empty if the parameter has to be given. */
  public OptionalDouble usualFor(double topEigenvalue) {
    return usual == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(usual.applyAsDouble(topEigenvalue));
  }

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException if it is outside the domain
   */
  public double require(double value) {
    if (!domain.holds(value)) {
      throw new IllegalArgumentException(
          "the %s must be %s, not %s".formatted(name, domain.words, value));
    }
    return value;
  }
}
