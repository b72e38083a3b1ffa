// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.population.limit;

import org.apache.commons.math3.complex.Complex;
import org.eigendistill.number.Fraction;
import org.eigendistill.number.Scalar;

/**
 * Complex doubles as an arithmetic for filters, so that every gain can be followed off the real
 * axis. It keeps no account of its error; integrals that use it are checked as a whole.
 *
 * @param number the value
 */
record ComplexNumber(Complex number) implements Scalar<ComplexNumber> {
  private static final double NEAR = 2;
  private static final int TERMS = 40;

  static ComplexNumber of(double value) {
    return new ComplexNumber(new Complex(value));
  }

  @Override
  public ComplexNumber lift(Fraction constant) {
    return of(constant.value());
  }

  @Override
  public ComplexNumber plus(ComplexNumber other) {
    return new ComplexNumber(number.add(other.number));
  }

  @Override
  public ComplexNumber minus(ComplexNumber other) {
    return new ComplexNumber(number.subtract(other.number));
  }

  @Override
  public ComplexNumber times(ComplexNumber other) {
    return new ComplexNumber(number.multiply(other.number));
  }

  @Override
  public ComplexNumber over(ComplexNumber other) {
    if (other.number.equals(Complex.ZERO)) {
      throw new ArithmeticException("divided by 0");
    }
    return new ComplexNumber(number.divide(other.number));
  }

  @Override
  public ComplexNumber exp() {
    return new ComplexNumber(number.exp());
  }

  /** {@code e^x cos y - 1 + i e^x sin y}, the real part without its cancellation. */
  @Override
  public ComplexNumber expm1() {
    double x = number.getReal();
    double y = number.getImaginary();
    double half = Math.sin(y / 2);
    return new ComplexNumber(
        new Complex(Math.expm1(x) * Math.cos(y) - 2 * half * half, Math.exp(x) * Math.sin(y)));
  }

  /** By its series near 0, else by recursion from the exponential. */
  @Override
  public ComplexNumber phi(int k) {
    if (number.abs() <= NEAR + k) {
      Complex term = new Complex(1 / factorial(k));
      Complex sum = term;
      for (int j = 1; j <= TERMS + 2 * k; j++) {
        term = term.multiply(number).divide(k + j);
        sum = sum.add(term);
      }
      return new ComplexNumber(sum);
    }
    Complex phi = number.exp();
    for (int j = 0; j < k; j++) {
      phi = phi.subtract(1 / factorial(j)).divide(number);
    }
    return new ComplexNumber(phi);
  }

  private static double factorial(int k) {
    double product = 1;
    for (int j = 2; j <= k; j++) {
      product *= j;
    }
    return product;
  }

  @Override
  public ComplexNumber log() {
    return new ComplexNumber(number.log());
  }

  @Override
  public ComplexNumber log1p() {
    double x = number.getReal();
    double y = number.getImaginary();
    return new ComplexNumber(
        new Complex(Math.log1p(x * (2 + x) + y * y) / 2, Math.atan2(y, 1 + x)));
  }

  @Override
  public long whole() {
    long whole = Math.round(number.getReal());
    if (number.getImaginary() != 0 || whole != number.getReal()) {
      throw new ArithmeticException("not a whole number: " + number);
    }
    return whole;
  }

  @Override
  public boolean isBelow(ComplexNumber other) {
    requireReal(other);
    return isRoughlyBelow(other);
  }

  @Override
  public boolean isAtMost(ComplexNumber other) {
    requireReal(other);
    return number.getReal() <= other.number.getReal();
  }

  /** By the real parts. */
  @Override
  public boolean isRoughlyBelow(ComplexNumber other) {
    return number.getReal() < other.number.getReal();
  }

  private void requireReal(ComplexNumber other) {
    if (number.getImaginary() != 0 || other.number.getImaginary() != 0) {
      throw new ArithmeticException("complex numbers have no order");
    }
  }

  @Override
  public ComplexNumber self() {
    return this;
  }
}
