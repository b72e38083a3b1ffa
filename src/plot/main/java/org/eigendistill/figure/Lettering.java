// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure;

/** The kind of letters that a figure's words are set in. */
public enum Lettering {
  /** Without serifs: DejaVu Sans. */
  SANS,
  /** With serifs, as wide as those of Times, which most papers are set in: Liberation Serif. */
  SERIF
}
