// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Text of help in lines of a width, broken between words alone, so that names of files and options
 * stay whole. The library that lays out help breaks behind every stop, bar and hyphen.
 */
final class HelpLines {
  /** Columns of what is not to be broken. */
  private static final int UNBROKEN = 10_000;

  private static final String COLOUR = "\u001B\\[[;\\d]*m";

  /** How an option begins, in brackets or not. */
  private static final Pattern OPTION = Pattern.compile("(?:%s)*[\\[-]".formatted(COLOUR));

  private HelpLines() {}

  /**
   * A part of help as the library makes it, without a line broken but those that are told to be.
   */
  static String unbroken(Help help, Function<Help, String> part) {
    UsageMessageSpec usage = help.commandSpec().usageMessage();
    boolean auto = usage.autoWidth();
    int width = usage.width();
    try {
      usage.autoWidth(false).width(UNBROKEN);
      return part.apply(help);
    } finally {
      usage.width(width).autoWidth(auto);
    }
  }

  /** Words of a text, parted by blanks; an option is one with its values and its brackets. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int depth = 0;
    String stripped = text.strip().replaceAll("\\s+", " ");
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      // An escape to a colour has a bracket of its own.
      boolean isColour = c == '[' && i > 0 && stripped.charAt(i - 1) == '\u001B';
      depth += isColour ? 0 : c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == ' '
          && (depth <= 0
              || OPTION.matcher(stripped).region(i + 1, stripped.length()).lookingAt())) {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    words.removeIf(String::isEmpty);
    return words;
  }

  /**
   * Words in lines.
   *
   * @param start of the first line
   * @param indent of all others
   */
  static String filled(String start, int indent, int width, List<String> words) {
    StringBuilder text = new StringBuilder(start);
    int at = length(start);
    boolean isFirst = true;
    for (String word : fitting(words, width - indent)) {
      if (!isFirst && at + 1 + length(word) > width) {
        text.append(System.lineSeparator()).append(" ".repeat(indent));
        at = indent;
        isFirst = true;
      }
      text.append(isFirst ? "" : " ").append(word);
      at += length(word) + (isFirst ? 0 : 1);
      isFirst = false;
    }
    return text.append(System.lineSeparator()).toString();
  }

  /** Words of which none is wider than a line, if it is a choice: that is parted behind a bar. */
  private static List<String> fitting(List<String> words, int width) {
    return words.stream()
        .flatMap(
            word -> length(word) > width ? Arrays.stream(parted(word, width)) : Stream.of(word))
        .toList();
  }

  private static String[] parted(String word, int width) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (String choice : word.split("(?<=\\|)")) {
      boolean isNext = at > 0 && at + length(choice) > width;
      text.append(isNext ? " " : "").append(choice);
      at = length(choice) + (isNext ? 0 : at);
    }
    return text.toString().split(" ");
  }

  /** As it is seen: colours take no place. */
  static int length(String text) {
    return text.replaceAll(COLOUR, "").length();
  }
}
