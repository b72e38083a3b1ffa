// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.theorem.certificate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.number.Enclosure;
import org.eigendistill.number.Fraction;
import org.eigendistill.theorem.proposition.Proposition;
import org.eigendistill.theorem.proposition.Variables;

/**
 * Rational numbers that refute a statement, written so that they can be checked by hand: every
 * number of the case, then the four gains that premise and conclusion are about.
 */
public final class Certificate implements Counterexample {
  private static final MathContext SHOWN = new MathContext(20);
  private static final int LONGEST = 60;

  private final Instance instance;

  Certificate(Instance instance) {
    this.instance = instance;
  }

  Instance instance() {
    return instance;
  }

  @Override
  public Proposition subject() {
    return instance.variables().proposition();
  }

  @Override
  public boolean verifies() {
    return instance.refutes();
  }

  @Override
  public String arithmetic() {
    return instance.variables().isExact() ? "exact" : "50-digit";
  }

  @Override
  public String text() {
    Variables variables = instance.variables();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < variables.numbers(); i++) {
      words.add(variables.all().get(i).name() + " = " + instance.values().get(i));
    }
    words.add(referenceName(variables) + " = " + instance.reference());
    return String.join("; ", words);
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is not a case of the proposition
   */
  public static Certificate parse(Proposition proposition, String text) {
    Variables variables = Variables.of(proposition);
    String[] words = text.split("; ");
    if (words.length != variables.numbers() + 1) {
      throw new IllegalArgumentException(
          "%d numbers, where the case has %d".formatted(words.length, variables.numbers() + 1));
    }
    List<Fraction> values = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      String name =
          i < variables.numbers() ? variables.all().get(i).name() : referenceName(variables);
      if (!words[i].startsWith(name + " = ")) {
        throw new IllegalArgumentException("'%s' is not '%s'".formatted(words[i], name));
      }
      values.add(Fraction.parse(words[i].substring(name.length() + 3)));
    }
    Fraction reference = values.remove(values.size() - 1);
    return new Certificate(new Instance(variables, values, reference));
  }

  private static String referenceName(Variables variables) {
    return "reference " + variables.clock(variables.proposition().reference()).word();
  }

  /** The gains along l_1 and l_2, of student and reference. */
  @Override
  public String gains() {
    return "along l1 student %s, reference %s; along l2 student %s, reference %s"
        .formatted(gain(true, true), gain(true, false), gain(false, true), gain(false, false));
  }

  private String gain(boolean top, boolean student) {
    if (!instance.variables().isExact()) {
      Enclosure gain = student ? instance.enclosedStudent(top) : instance.enclosedReference(top);
      return gain.low().round(SHOWN).toString();
    }
    Fraction gain = student ? instance.rationalStudent(top) : instance.rationalReference(top);
    String shown = gain.toString();
    return shown.length() <= LONGEST
        ? shown
        : new BigDecimal(gain.numerator())
            .divide(new BigDecimal(gain.denominator()), SHOWN)
            .toString();
  }
}
