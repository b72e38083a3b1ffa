// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** Reads Markdown, to which dollar signs about formulas are added; HTML in it is plain text. */
final class MarkdownReader {
  private static final Parser LINES = parser(Set.of());
  private static final Parser PAGES = parser(Set.of(Heading.class, ListBlock.class));

  private MarkdownReader() {}

  private static Parser parser(Set<Class<? extends org.commonmark.node.Block>> blocks) {
    return Parser.builder()
        .enabledBlockTypes(blocks)
        .customInlineContentParserFactory(new Dollars())
        .build();
  }

  static List<Block> line(String source) {
    return blocks(LINES.parse(source));
  }

  static List<Block> page(String source) {
    return blocks(PAGES.parse(source));
  }

  private static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      children.add(node);
    }
    return children;
  }

  private static List<Block> blocks(Node page) {
    return children(page).stream().map(MarkdownReader::block).toList();
  }

  private static Block block(Node node) {
    if (node instanceof Paragraph) {
      return new Block.Paragraph(content(node));
    } else if (node instanceof Heading heading) {
      return new Block.Heading(heading.getLevel(), content(node));
    } else if (node instanceof BulletList) {
      return new Block.Bullets(children(node).stream().map(MarkdownReader::item).toList());
    }
    throw unknown(node);
  }

  private static List<Inline> item(Node item) {
    List<Node> inside = children(item);
    if (inside.size() == 1 && inside.get(0) instanceof Paragraph paragraph) {
      return content(paragraph);
    }
    throw unknown(item);
  }

  private static List<Inline> content(Node parent) {
    return Inline.joined(children(parent).stream().map(MarkdownReader::inline).toList());
  }

  private static Inline inline(Node node) {
    if (node instanceof Text text) {
      return new Inline.Plain(text.getLiteral());
    } else if (node instanceof SoftLineBreak) {
      return new Inline.Plain("\n");
    } else if (node instanceof HtmlInline html) {
      return new Inline.Plain(html.getLiteral());
    } else if (node instanceof FormulaNode math) {
      return math.formula;
    } else if (node instanceof Code code) {
      return new Inline.Code(code.getLiteral());
    } else if (node instanceof Emphasis || node instanceof StrongEmphasis) {
      return new Inline.Emphasis(node instanceof StrongEmphasis, content(node));
    } else if (node instanceof Link link) {
      return new Inline.Link(link.getDestination(), content(node));
    }
    throw unknown(node);
  }

  private static IllegalArgumentException unknown(Node node) {
    return new IllegalArgumentException(
        "markup has no place for a " + node.getClass().getSimpleName());
  }

  private static final class FormulaNode extends CustomNode {
    private final Formula formula;

    FormulaNode(Formula formula) {
      this.formula = formula;
    }
  }

  /** What stands between two dollar signs is a formula. */
  private static final class Dollars implements InlineContentParserFactory, InlineContentParser {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('$');
    }

    @Override
    public InlineContentParser create() {
      return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
      Scanner scanner = state.scanner();
      scanner.next();
      Position start = scanner.position();
      while (scanner.hasNext() && scanner.peek() != '$') {
        if (scanner.peek() == '\\') {
          scanner.next();
        }
        scanner.next();
      }
      String source = scanner.getSource(start, scanner.position()).getContent();
      if (!scanner.hasNext()) {
        throw new IllegalArgumentException("formula \"" + source + "\": '$' is missing");
      }
      scanner.next();
      return ParsedInline.of(new FormulaNode(FormulaReader.read(source)), scanner.position());
    }
  }
}
