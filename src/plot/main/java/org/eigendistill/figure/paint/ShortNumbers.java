// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

/** Numbers of points on paper in hundredths, in as few letters as SVG takes. */
final class ShortNumbers {
  /** A point has so many parts. */
  static final int PARTS = 100;

  private ShortNumbers() {}

  /** A number of hundredths: 5 is .05, -150 is -1.5. */
  static String of(long hundredths) {
    long size = Math.abs(hundredths);
    String whole = size >= PARTS ? Long.toString(size / PARTS) : "";
    long rest = size % PARTS;
    String part =
        rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : (rest < 10 ? ".0" : ".") + rest;
    String text = whole + part;
    return text.isEmpty() ? "0" : hundredths < 0 ? "-" + text : text;
  }
}
