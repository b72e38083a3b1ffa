package org.eigendistill.notebook;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.eigendistill.experiment.HtmlWords;

/** The little Markdown that the books use: headings, paragraphs, code, bold. */
final class Markdown {
  private Markdown() {}

  static String html(String source) {
    return Arrays.stream(source.split("\n\\s*\n"))
        .map(String::strip)
        .map(Markdown::block)
        .collect(Collectors.joining("\n"));
  }

  private static String block(String text) {
    int level = 0;
    while (level < text.length() && text.charAt(level) == '#') {
      level++;
    }
    String words = inline(text.substring(level).strip());
    return level > 0 ? "<h%d>%s</h%d>".formatted(level, words, level) : "<p>" + words + "</p>";
  }

  private static String inline(String text) {
    return HtmlWords.escape(text)
        .replaceAll("`([^`]+)`", "<code>$1</code>")
        .replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>");
  }
}
