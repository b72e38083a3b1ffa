// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import java.util.stream.Collectors;

/**
 * Writes markup in plain letters: for the terminal, for the records within files, and for readers
 * who hear a page. Greek letters are written by name, scripts after {@code _} and {@code ^}, longer
 * ones in brackets: lambda_1, x^(k+1), hat(w).
 */
public final class PlainWriter {
  private static final TextWriter LETTERS = new Letters();

  private PlainWriter() {}

  /** The text; blocks are parted by empty lines. */
  public static String write(Markup markup) {
    return markup.blocks().stream().map(PlainWriter::block).collect(Collectors.joining("\n\n"));
  }

  private static String block(Block block) {
    if (block instanceof Block.Bullets list) {
      return list.items().stream()
          .map(item -> "- " + LETTERS.line(item))
          .collect(Collectors.joining("\n"));
    }
    return LETTERS.line(
        block instanceof Block.Heading heading
            ? heading.content()
            : ((Block.Paragraph) block).content());
  }

  private static final class Letters extends TextWriter {
    @Override
    String text(String text) {
      return text;
    }

    @Override
    String code(String text) {
      return text;
    }

    @Override
    String emphasis(boolean strong, String content) {
      return content;
    }

    @Override
    String link(String target, String content) {
      return content;
    }

    @Override
    String letters(Formula.Letters letters) {
      return Symbols.name(letters.text()).orElse(letters.text());
    }

    /** A name is not to run on into another: lambda_1 T. */
    @Override
    String between(Formula.Atom before, Formula.Atom atom, String written, String next) {
      boolean meets = written.matches("(?s).*[A-Za-z0-9]") && next.matches("[A-Za-z].*");
      return meets && (isName(before) || isName(atom))
          ? " "
          : super.between(before, atom, written, next);
    }

    private static boolean isName(Formula.Atom atom) {
      return atom instanceof Formula.Scripted
          || (atom instanceof Formula.Letters letters
              && (letters.text().length() > 1 || Symbols.name(letters.text()).isPresent()));
    }

    @Override
    String accented(String accent, String base) {
      return accent + "(" + base + ")";
    }

    @Override
    String script(boolean isBelow, String content) {
      return (isBelow ? "_" : "^")
          + (content.matches("[A-Za-z0-9]*") ? content : "(" + content + ")");
    }
  }
}
