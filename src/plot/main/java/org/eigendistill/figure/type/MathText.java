package org.eigendistill.figure.type;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets text with simple math between dollar signs: italic letters, Greek by name, {@code _} and
 * {@code ^} with one character or a group in braces, accents, and the signs of {@link MathSigns}.
 * Outside dollar signs text stands as it is; {@code \$} is a dollar sign.
 */
public final class MathText {
  private static final double SCRIPT = 0.7;
  private static final double DOWN = 0.24;
  private static final double UP = 0.4;

  private final String source;
  private final Typeface plain;
  private final List<TypesetLine.GlyphRun> runs = new ArrayList<>();
  private int at;
  private double x;

  /** Whether a sign here would stand between two things, and so wants air about it. */
  private boolean afterOperand;

  private MathText(String source, Typeface plain) {
    this.source = source;
    this.plain = plain;
  }

  /**
   * Sets a text.
   *
   * @param size in points
   * @throws IllegalArgumentException if a command is unknown or a brace or dollar sign stands alone
   */
  public static TypesetLine set(String text, double size) {
    return set(text, size, Typeface.UPRIGHT);
  }

  /** Sets a text whose words are in the given face. */
  public static TypesetLine set(String text, double size, Typeface plain) {
    MathText setter = new MathText(text, plain);
    setter.words(size);
    return new TypesetLine(text, List.copyOf(setter.runs), setter.x, size);
  }

  private void words(double size) {
    StringBuilder words = new StringBuilder();
    while (at < source.length()) {
      char c = source.charAt(at++);
      if (c == '\\' && at < source.length() && source.charAt(at) == '$') {
        words.append(source.charAt(at++));
      } else if (c == '$') {
        put(words.toString(), plain.at(size), 0);
        words.setLength(0);
        afterOperand = false;
        math(size, 0, '$', 0);
      } else {
        words.append(c);
      }
    }
    put(words.toString(), plain.at(size), 0);
  }

  /** Sets math up to the closing character, which is consumed. */
  private void math(double size, double y, char end, int depth) {
    while (true) {
      if (at >= source.length()) {
        throw fault("'" + end + "' is missing");
      }
      char c = source.charAt(at);
      if (c == end) {
        at++;
        return;
      }
      atom(size, y, depth);
      scripts(size, y, depth);
    }
  }

  /** One character, command or group, without scripts. */
  private void atom(double size, double y, int depth) {
    char c = source.charAt(at++);
    switch (c) {
      case ' ' -> {}
      case '{' -> math(size, y, '}', depth);
      case '\\' -> command(size, y, depth);
      case '}', '$' -> throw fault("'" + c + "' stands alone");
      case '_', '^' -> at--; // a script of nothing, set by scripts()
      case '-' -> sign("−", size, y, depth);
      case '\'' -> sign("′", size, y, depth);
      default -> {
        if (Character.isLetter(c)) {
          operand(String.valueOf(c), Typeface.ITALIC, size, y);
        } else {
          sign(String.valueOf(c), size, y, depth);
        }
      }
    }
  }

  private void scripts(double size, double y, int depth) {
    double start = x;
    double furthest = x;
    while (at < source.length() && (source.charAt(at) == '_' || source.charAt(at) == '^')) {
      boolean down = source.charAt(at++) == '_';
      if (at >= source.length()) {
        throw fault("a script is missing");
      }
      x = start + 0.03 * size;
      afterOperand = false;
      atom(size * SCRIPT, y + (down ? DOWN : -UP) * size, depth + 1);
      furthest = Math.max(furthest, x + 0.04 * size);
      afterOperand = true;
    }
    x = furthest;
  }

  private void command(double size, double y, int depth) {
    int start = at;
    while (at < source.length() && Character.isLetter(source.charAt(at))) {
      at++;
    }
    if (at == start && at < source.length()) {
      at++;
    }
    String name = source.substring(start, at);
    if (MathSigns.GREEK.containsKey(name)) {
      boolean capital = Character.isUpperCase(name.charAt(0));
      operand(MathSigns.GREEK.get(name), capital ? Typeface.UPRIGHT : Typeface.ITALIC, size, y);
    } else if (MathSigns.SIGNS.containsKey(name)) {
      sign(MathSigns.SIGNS.get(name), size, y, depth);
    } else if (MathSigns.FUNCTIONS.contains(name)) {
      function(name, size, y);
    } else if (MathSigns.ACCENTS.containsKey(name)) {
      accent(MathSigns.ACCENTS.get(name), size, y, depth);
    } else {
      switch (name) {
        case "mathrm", "text" -> operand(group(), Typeface.UPRIGHT, size, y);
        case "mathbf" -> operand(group(), Typeface.BOLD, size, y);
        case "," -> x += 0.17 * size;
        case " ", ";" -> x += 0.3 * size;
        case "quad" -> x += size;
        default -> throw fault("'\\" + name + "' is unknown");
      }
    }
  }

  /** The text between the braces that follow. */
  private String group() {
    int close = source.indexOf('}', at);
    if (at >= source.length() || source.charAt(at) != '{' || close < 0) {
      throw fault("a group in braces is missing");
    }
    String inner = source.substring(at + 1, close);
    at = close + 1;
    return inner;
  }

  private void function(String name, double size, double y) {
    if (afterOperand) {
      x += 0.17 * size;
    }
    operand(name, Typeface.UPRIGHT, size, y);
    boolean bare = at < source.length() && "( _^{[$".indexOf(source.charAt(at)) < 0;
    if (bare || source.startsWith(" ", at) && !source.startsWith(" (", at)) {
      x += 0.17 * size;
    }
  }

  private void accent(String accent, double size, double y, int depth) {
    int first = runs.size();
    double start = x;
    if (at >= source.length()) {
      throw fault("the letter under an accent is missing");
    }
    atom(size, y, depth);
    double end = x;
    Rectangle2D base = new TypesetLine("", runs.subList(first, runs.size()), end - start, size).ink();
    Font font = Typeface.UPRIGHT.at(size);
    Rectangle2D mark = font.createGlyphVector(Typeface.METRICS, accent).getVisualBounds();
    double slant = 0.05 * size;
    runs.add(
        new TypesetLine.GlyphRun(
            accent,
            font,
            base.getCenterX() + slant - mark.getCenterX(),
            base.getMinY() - 0.09 * size - mark.getMaxY()));
  }

  private void operand(String text, Typeface face, double size, double y) {
    put(text, face.at(size), y);
    afterOperand = true;
  }

  private void sign(String text, double size, double y, int depth) {
    boolean relation = MathSigns.RELATIONS.contains(text);
    boolean between = relation || (MathSigns.BINARIES.contains(text) && afterOperand);
    double air = !between || depth > 0 ? 0 : (relation ? 0.25 : 0.18) * size;
    x += air;
    put(text, Typeface.UPRIGHT.at(size), y);
    x += text.equals(",") && depth == 0 ? 0.15 * size : air;
    afterOperand = !between && !"([,|".contains(text);
  }

  /** Places text at the pen, in one piece with the text before it where nothing parts them. */
  private void put(String text, Font font, double y) {
    if (text.isEmpty()) {
      return;
    }
    double width = font.getStringBounds(text, Typeface.METRICS).getWidth();
    TypesetLine.GlyphRun last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null
        && last.font().equals(font)
        && last.y() == y
        && Math.abs(
                last.x()
                    + last.font().getStringBounds(last.text(), Typeface.METRICS).getWidth()
                    - x)
            < 1e-6) {
      runs.set(runs.size() - 1, new TypesetLine.GlyphRun(last.text() + text, font, last.x(), y));
    } else {
      runs.add(new TypesetLine.GlyphRun(text, font, x, y));
    }
    x += width;
  }

  private IllegalArgumentException fault(String what) {
    return new IllegalArgumentException("math text \"" + source + "\": " + what);
  }
}
