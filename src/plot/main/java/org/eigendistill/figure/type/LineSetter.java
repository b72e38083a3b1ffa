// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.type;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.figure.Lettering;
import org.eigendistill.markup.Formula;
import org.eigendistill.markup.Inline;
import org.eigendistill.markup.Symbols;

/** A line that is being set. */
final class LineSetter {
  private static final double SCRIPT = 0.7;
  private static final double DOWN = 0.24;
  private static final double UP = 0.4;

  /** Signs with a little air between two things. */
  private static final String BINARIES = "+−±×·";

  private final Lettering lettering;
  private final List<TypesetLine.GlyphRun> runs = new ArrayList<>();
  private double x;

  /** Whether a sign here would stand between two things, and so wants air about it. */
  private boolean afterOperand;

  LineSetter(Lettering lettering) {
    this.lettering = lettering;
  }

  /** What was set so far. */
  List<TypesetLine.GlyphRun> runs() {
    return List.copyOf(runs);
  }

  /** How far it reaches, in points. */
  double width() {
    return x;
  }

  /** Adds words. */
  void words(List<Inline> content, double size, Formula.Cut cut) {
    for (Inline inline : content) {
      if (inline instanceof Inline.Plain plain) {
        put(plain.text(), face(cut), size, 0);
      } else if (inline instanceof Inline.Code code) {
        put(code.text(), face(cut), size, 0);
      } else if (inline instanceof Inline.Link link) {
        words(link.content(), size, cut);
      } else if (inline instanceof Inline.Emphasis emphasis) {
        words(emphasis.content(), size, emphasis.strong() ? Formula.Cut.BOLD : Formula.Cut.ITALIC);
      } else if (inline instanceof Formula formula) {
        afterOperand = false;
        atoms(formula.atoms(), size, 0, 0);
      }
    }
  }

  private void atoms(List<Formula.Atom> atoms, double size, double y, int depth) {
    atoms.forEach(atom -> atom(atom, size, y, depth));
  }

  private void atom(Formula.Atom atom, double size, double y, int depth) {
    if (atom instanceof Formula.Letters letters) {
      operand(letters.text(), letters.cut(), size, y);
    } else if (atom instanceof Formula.Sign sign) {
      sign(sign.text(), size, y, depth);
    } else if (atom instanceof Formula.Function function) {
      x += afterOperand ? 0.17 * size : 0;
      operand(function.name(), Formula.Cut.UPRIGHT, size, y);
      x += function.isApart() ? 0.17 * size : 0;
    } else if (atom instanceof Formula.Air air) {
      x += air.width() * size;
    } else if (atom instanceof Formula.Group group) {
      atoms(group.atoms(), size, y, depth);
    } else if (atom instanceof Formula.Accented accented) {
      accented(accented, size, y, depth);
    } else if (atom instanceof Formula.Scripted scripted) {
      atom(scripted.base(), size, y, depth);
      scripts(scripted.scripts(), size, y, depth);
    }
  }

  private Typeface face(Formula.Cut cut) {
    return Typeface.of(lettering, cut);
  }

  private void scripts(List<Formula.Script> scripts, double size, double y, int depth) {
    double start = x;
    double furthest = x;
    for (Formula.Script script : scripts) {
      x = start + 0.03 * size;
      afterOperand = false;
      double shift = script.isBelow() ? DOWN : -UP;
      atom(script.content(), size * SCRIPT, y + shift * size, depth + 1);
      furthest = Math.max(furthest, x + 0.04 * size);
      afterOperand = true;
    }
    x = furthest;
  }

  private void accented(Formula.Accented accented, double size, double y, int depth) {
    String accent = Symbols.ACCENTS.get(accented.accent());
    int first = runs.size();
    double start = x;
    atom(accented.base(), size, y, depth);
    double width = x - start;
    Rectangle2D base = new TypesetLine("", runs.subList(first, runs.size()), width, 0).ink();
    Font font = able(face(Formula.Cut.UPRIGHT), accent.codePointAt(0)).at(size);
    Rectangle2D mark = font.createGlyphVector(Typeface.METRICS, accent).getVisualBounds();
    double slant = 0.05 * size;
    runs.add(
        new TypesetLine.GlyphRun(
            accent,
            font,
            base.getCenterX() + slant - mark.getCenterX(),
            base.getMinY() - 0.09 * size - mark.getMaxY()));
  }

  private void operand(String text, Formula.Cut cut, double size, double y) {
    put(text, face(cut), size, y);
    afterOperand = true;
  }

  private void sign(String text, double size, double y, int depth) {
    boolean relation = Symbols.isRelation(text);
    boolean between = relation || (BINARIES.contains(text) && afterOperand);
    double air = !between || depth > 0 ? 0 : (relation ? 0.25 : 0.18) * size;
    x += air;
    put(text, face(Formula.Cut.UPRIGHT), size, y);
    x += text.equals(",") && depth == 0 ? 0.15 * size : air;
    afterOperand = !between && !"([,|".contains(text);
  }

  /** Places text at the pen; letters that a face lacks from the one that stands in for it. */
  private void put(String text, Typeface face, double size, double y) {
    int from = 0;
    while (from < text.length()) {
      Typeface able = able(face, text.codePointAt(from));
      int to = from;
      while (to < text.length() && able(face, text.codePointAt(to)) == able) {
        to += Character.charCount(text.codePointAt(to));
      }
      put(text.substring(from, to), able.at(size), y);
      from = to;
    }
  }

  private static Typeface able(Typeface face, int letter) {
    return face == face.fallback() || face.at(1).canDisplay(letter) ? face : face.fallback();
  }

  /** Places text at the pen, in one run with the text before it where nothing parts them. */
  private void put(String text, Font font, double y) {
    if (text.isEmpty()) {
      return;
    }
    double width = width(text, font);
    TypesetLine.GlyphRun last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null
        && last.font().equals(font)
        && last.y() == y
        && Math.abs(last.x() + width(last.text(), font) - x) < 1e-6) {
      runs.set(runs.size() - 1, new TypesetLine.GlyphRun(last.text() + text, font, last.x(), y));
    } else {
      runs.add(new TypesetLine.GlyphRun(text, font, x, y));
    }
    x += width;
  }

  private static double width(String text, Font font) {
    return font.getStringBounds(text, Typeface.METRICS).getWidth();
  }
}
