// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import java.util.stream.Collectors;

/** Writes markup as HTML; formulas in letters, signs, and scripts below and above. */
public final class HtmlWriter {
  private static final TextWriter ELEMENTS = new Elements();

  private HtmlWriter() {}

  /** Text with its signs that mean something to a browser made harmless, also in an attribute. */
  public static String escape(String text) {
    return content(text).replace("\"", "&quot;");
  }

  private static String content(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * What a line holds, to stand within an element of the caller's.
   *
   * @throws IllegalStateException if the markup is a page
   */
  public static String line(Markup markup) {
    return ELEMENTS.line(markup.line());
  }

  /** A page as elements, each on its line. */
  public static String page(Markup markup) {
    return markup.blocks().stream().map(HtmlWriter::block).collect(Collectors.joining("\n"));
  }

  private static String block(Block block) {
    if (block instanceof Block.Bullets list) {
      return list.items().stream()
          .map(item -> element("li", ELEMENTS.line(item)) + "\n")
          .collect(Collectors.joining("", "<ul>\n", "</ul>"));
    }
    return block instanceof Block.Heading heading
        ? element("h" + heading.level(), ELEMENTS.line(heading.content()))
        : element("p", ELEMENTS.line(((Block.Paragraph) block).content()));
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static final class Elements extends TextWriter {
    @Override
    String text(String text) {
      return HtmlWriter.content(text);
    }

    @Override
    String code(String text) {
      return element("code", HtmlWriter.content(text));
    }

    @Override
    String emphasis(boolean strong, String content) {
      return element(strong ? "strong" : "em", content);
    }

    @Override
    String link(String target, String content) {
      return "<a href=\"" + escape(target) + "\">" + content + "</a>";
    }

    @Override
    String letters(Formula.Letters letters) {
      String text = HtmlWriter.content(letters.text());
      return letters.cut() == Formula.Cut.BOLD ? element("b", text) : text;
    }

    @Override
    String accented(String accent, String base) {
      return base + Symbols.COMBINING.get(accent);
    }

    @Override
    String script(boolean isBelow, String content) {
      return element(isBelow ? "sub" : "sup", content);
    }
  }
}
