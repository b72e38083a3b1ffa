// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.markup.Formula.Atom;
import org.eigendistill.markup.Formula.Cut;

/** Reads what stands between dollar signs, a small part of TeX's mathematics. */
final class FormulaReader {
  /** What may follow a function without air between. */
  private static final String CLOSE = "( _^{[";

  private final String source;
  private int at;

  private FormulaReader(String source) {
    this.source = source;
  }

  /**
   * The formula.
   *
   * @throws IllegalArgumentException if a command is unknown or a brace stands alone
   */
  static Formula read(String source) {
    FormulaReader reader = new FormulaReader(source);
    List<Atom> atoms = reader.atoms();
    if (reader.at < source.length()) {
      throw reader.fault("'}' stands alone");
    }
    return new Formula(atoms);
  }

  /** Atoms up to a closing brace or the end. */
  private List<Atom> atoms() {
    List<Atom> atoms = new ArrayList<>();
    while (at < source.length() && source.charAt(at) != '}') {
      Atom atom = scripted(atom());
      if (!atom.equals(Formula.Group.NONE)) {
        atoms.add(atom);
      }
    }
    return atoms;
  }

  /** One character, command or group, without scripts. */
  private Atom atom() {
    char c = source.charAt(at++);
    return switch (c) {
      case ' ' -> Formula.Group.NONE;
      case '{' -> group();
      case '\\' -> command();
      case '}' -> throw fault("'}' stands alone");
      case '_', '^' -> {
        at--; // a script of nothing
        yield Formula.Group.NONE;
      }
      case '-' -> new Formula.Sign("−");
      case '\'' -> new Formula.Sign("′");
      default -> {
        String text = String.valueOf(c);
        yield Character.isLetter(c)
            ? new Formula.Letters(text, Cut.ITALIC)
            : new Formula.Sign(text);
      }
    };
  }

  private Formula.Group group() {
    List<Atom> inside = atoms();
    if (at++ >= source.length()) {
      throw fault("'}' is missing");
    }
    return new Formula.Group(inside);
  }

  private Atom scripted(Atom base) {
    List<Formula.Script> scripts = new ArrayList<>();
    while (at < source.length() && (source.charAt(at) == '_' || source.charAt(at) == '^')) {
      boolean isBelow = source.charAt(at++) == '_';
      scripts.add(new Formula.Script(isBelow, argument("a script is missing")));
    }
    return scripts.isEmpty() ? base : new Formula.Scripted(base, scripts);
  }

  private Atom argument(String missing) {
    if (at >= source.length()) {
      throw fault(missing);
    }
    return atom();
  }

  private Atom command() {
    int start = at;
    while (at < source.length() && Character.isLetter(source.charAt(at))) {
      at++;
    }
    if (at == start && at < source.length()) {
      at++;
    }
    String name = source.substring(start, at);
    if (Symbols.GREEK.containsKey(name)) {
      boolean capital = Character.isUpperCase(name.charAt(0));
      return new Formula.Letters(Symbols.GREEK.get(name), capital ? Cut.UPRIGHT : Cut.ITALIC);
    } else if (Symbols.SIGNS.containsKey(name)) {
      return new Formula.Sign(Symbols.SIGNS.get(name));
    } else if (Symbols.FUNCTIONS.contains(name)) {
      return new Formula.Function(name, isApart());
    } else if (Symbols.ACCENTS.containsKey(name)) {
      return new Formula.Accented(name, argument("the letter under an accent is missing"));
    }
    return switch (name) {
      case "mathrm", "text" -> new Formula.Letters(braced(), Cut.UPRIGHT);
      case "mathbf" -> new Formula.Letters(braced(), Cut.BOLD);
      case "," -> new Formula.Air(0.17);
      case " ", ";" -> new Formula.Air(0.3);
      case "quad" -> new Formula.Air(1);
      default -> throw fault("'\\" + name + "' is unknown");
    };
  }

  private boolean isApart() {
    boolean bare = at < source.length() && CLOSE.indexOf(source.charAt(at)) < 0;
    return bare || (source.startsWith(" ", at) && !source.startsWith(" (", at));
  }

  /** The text between the braces that follow. */
  private String braced() {
    int close = source.indexOf('}', at);
    if (at >= source.length() || source.charAt(at) != '{' || close < 0) {
      throw fault("a group in braces is missing");
    }
    String inner = source.substring(at + 1, close);
    at = close + 1;
    return inner;
  }

  private IllegalArgumentException fault(String what) {
    return new IllegalArgumentException("formula \"" + source + "\": " + what);
  }
}
