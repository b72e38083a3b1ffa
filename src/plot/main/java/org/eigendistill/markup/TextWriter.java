// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import java.util.List;
import java.util.stream.Collectors;
import org.eigendistill.markup.Formula.Atom;

/**
 * Walks a tree from left to right for a medium that is text: each part as the medium writes it.
 * What parts hold is written already when they are. A formula is written as words are, unless the
 * medium has mathematics of its own.
 */
abstract class TextWriter {
  abstract String text(String text);

  abstract String code(String text);

  abstract String emphasis(boolean strong, String content);

  abstract String link(String target, String content);

  abstract String letters(Formula.Letters letters);

  abstract String accented(String accent, String base);

  abstract String script(boolean isBelow, String content);

  String formula(String content) {
    return content;
  }

  String sign(String sign) {
    return text(sign);
  }

  String function(String name) {
    return name;
  }

  String air(double width) {
    return " ";
  }

  String group(String content) {
    return content;
  }

  /** What parts an atom from the one before it: air about relations and after functions. */
  String between(Atom before, Atom atom, String written, String next) {
    boolean isApart = before instanceof Formula.Function function && function.isApart();
    return isApart || isRelation(before) || isRelation(atom) ? " " : "";
  }

  private static boolean isRelation(Atom atom) {
    return atom instanceof Formula.Sign sign && Symbols.isRelation(sign.text());
  }

  final String line(List<Inline> content) {
    return content.stream().map(this::inline).collect(Collectors.joining());
  }

  private String inline(Inline inline) {
    if (inline instanceof Inline.Plain plain) {
      return text(plain.text());
    } else if (inline instanceof Inline.Code code) {
      return code(code.text());
    } else if (inline instanceof Inline.Emphasis emphasis) {
      return emphasis(emphasis.strong(), line(emphasis.content()));
    } else if (inline instanceof Inline.Link link) {
      return link(link.target(), line(link.content()));
    }
    return formula(atoms(((Formula) inline).atoms()));
  }

  private String atoms(List<Atom> atoms) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < atoms.size(); i++) {
      String next = atom(atoms.get(i));
      line.append(i == 0 ? "" : between(atoms.get(i - 1), atoms.get(i), line.toString(), next))
          .append(next);
    }
    return line.toString();
  }

  private String atom(Atom atom) {
    if (atom instanceof Formula.Letters letters) {
      return letters(letters);
    } else if (atom instanceof Formula.Sign sign) {
      return sign(sign.text());
    } else if (atom instanceof Formula.Function function) {
      return function(function.name());
    } else if (atom instanceof Formula.Air air) {
      return air(air.width());
    } else if (atom instanceof Formula.Accented accented) {
      return accented(accented.accent(), inner(accented.base()));
    } else if (atom instanceof Formula.Group group) {
      return group(atoms(group.atoms()));
    }
    Formula.Scripted scripted = (Formula.Scripted) atom;
    return atom(scripted.base())
        + scripted.scripts().stream()
            .map(script -> script(script.isBelow(), inner(script.content())))
            .collect(Collectors.joining());
  }

  /** What a script or an accent holds, without braces of its own. */
  private String inner(Atom atom) {
    return atom instanceof Formula.Group group ? atoms(group.atoms()) : atom(atom);
  }
}
