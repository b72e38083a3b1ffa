// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import java.util.List;

/** A formula of one line: atoms from left to right. */
public record Formula(List<Atom> atoms) implements Inline {
  /** Copies. */
  public Formula {
    atoms = List.copyOf(atoms);
  }

  /** How letters are cut. */
  public enum Cut {
    /** Variables. */
    ITALIC,
    /** Words, functions and capital Greek letters. */
    UPRIGHT,
    /** Vectors and matrices. */
    BOLD
  }

  /** A part of a formula. */
  public sealed interface Atom {}

  /** A letter or, but for variables, several. */
  public record Letters(String text, Cut cut) implements Atom {}

  /** A digit or sign, such as a relation. */
  public record Sign(String text) implements Atom {}

  /**
   * A function such as log.
   *
   * @param isApart whether its argument stands without brackets, and so wants air
   */
  public record Function(String name, boolean isApart) implements Atom {}

  /** Air, as wide as so many sizes of the type. */
  public record Air(double width) implements Atom {}

  /**
   * Something under an accent.
   *
   * @param accent the accent's command, such as hat
   */
  public record Accented(String accent, Atom base) implements Atom {}

  /** What braces hold together. */
  public record Group(List<Atom> atoms) implements Atom {
    /** Nothing. */
    static final Group NONE = new Group(List.of());

    /** Copies. */
    public Group {
      atoms = List.copyOf(atoms);
    }
  }

  /** Something with scripts, in the order in which they are written. */
  public record Scripted(Atom base, List<Script> scripts) implements Atom {
    /** Copies. */
    public Scripted {
      scripts = List.copyOf(scripts);
    }
  }

  /**
   * A subscript or a superscript.
   *
   * @param isBelow whether it is a subscript
   */
  public record Script(boolean isBelow, Atom content) {}
}
