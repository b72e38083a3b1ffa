// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.compare.check;

/**
 * One look before or beside the numbers.
 *
 * @param name what was looked at
 * @param level how it came out
 * @param message what a user should know; for a good one, what was seen
 */
public record Check(String name, Level level, String message) {
  /** How a check comes out. */
  public enum Level {
    /** As it should be. */
    good,
    /** Good to know. */
    note,
    /** Numbers are to be read with care. */
    warning,
    /** No number is to be believed. */
    stop
  }

  /** One that is as it should be. */
  public static Check good(String name, String message) {
    return new Check(name, Level.good, message);
  }

  /** One to be told. */
  public static Check note(String name, String message) {
    return new Check(name, Level.note, message);
  }

  /** One to be warned of. */
  public static Check warning(String name, String message) {
    return new Check(name, Level.warning, message);
  }

  /** One that ends the comparison. */
  public static Check stop(String name, String message) {
    return new Check(name, Level.stop, message);
  }
}
