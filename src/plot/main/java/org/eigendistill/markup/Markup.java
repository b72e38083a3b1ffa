// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Text with formulas, emphasis, code, links and lists: an immutable tree, read once from the
 * notation of {@linkplain org.eigendistill.markup this room}. Every medium has a writer of its own.
 * Two are equal if their trees are.
 */
public final class Markup {
  /** No text. */
  public static final Markup EMPTY = new Markup("", List.of());

  private final String source;
  private final List<Block> blocks;

  private Markup(String source, List<Block> blocks) {
    this.source = source;
    this.blocks = List.copyOf(blocks);
  }

  /**
   * A line: formulas, emphasis, code and links, but no headings and lists.
   *
   * @throws IllegalArgumentException if a formula is not understood or not ended, or an empty line
   *     parts the text
   */
  public static Markup of(String source) {
    List<Block> blocks = MarkdownReader.line(source);
    if (blocks.size() > 1) {
      throw new IllegalArgumentException("\"" + source + "\" is more than a line");
    }
    return new Markup(source, blocks);
  }

  /**
   * A page: headings, paragraphs, lists, and lines in them.
   *
   * @throws IllegalArgumentException if a formula is not understood or not ended, or the text holds
   *     what is not in the notation, such as a picture
   */
  public static Markup page(String source) {
    return new Markup(source, MarkdownReader.page(source));
  }

  /** Text that stands as it is, whatever signs it holds: what comes from data. */
  public static Markup text(String plain) {
    return plain.isEmpty() ? EMPTY : line(plain, List.of(new Inline.Plain(plain)));
  }

  private static Markup line(String source, List<Inline> content) {
    return new Markup(source, List.of(new Block.Paragraph(content)));
  }

  /**
   * This line, a space, and another line.
   *
   * @throws IllegalStateException if one of them is a page
   */
  public Markup and(Markup next) {
    if (isEmpty() || next.isEmpty()) {
      return isEmpty() ? next : this;
    }
    List<Inline> content = new ArrayList<>(line());
    content.add(new Inline.Plain(" "));
    content.addAll(next.line());
    return line(source + " " + next.source, Inline.joined(content));
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** The blocks from top to bottom. */
  public List<Block> blocks() {
    return blocks;
  }

  /**
   * What a line holds, from left to right.
   *
   * @throws IllegalStateException if this is a page
   */
  public List<Inline> line() {
    if (isEmpty()) {
      return List.of();
    }
    if (blocks.size() == 1 && blocks.get(0) instanceof Block.Paragraph paragraph) {
      return paragraph.content();
    }
    throw new IllegalStateException("\"" + source + "\" is more than a line");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Markup that && blocks.equals(that.blocks);
  }

  @Override
  public int hashCode() {
    return Objects.hash(blocks);
  }

  /** The text as it was given. */
  @Override
  public String toString() {
    return source;
  }
}
