// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.batik.svggen.SVGCSSStyler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Makes an SVG small, for a page that holds many: what elements look like is said once for all that
 * look so, by classes whose names are digests of what they say, so that figures that share a page
 * may share them; paths are relative, in hundredths of a point.
 */
final class PageSvgFormat {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";
  private static final long PRIME = 0x100000001b3L;
  private static final long BASIS = 0xcbf29ce484222325L;

  /** The words that all text is set in, and what is like them where it is missing. */
  private static final String TYPEFACE = "font-family:'DejaVu Sans',Verdana,sans-serif";

  private static final String PATH = "d";
  private static final String STYLE = "style";
  private static final String CLASS = "class";
  private static final String TRANSFORM = "transform";
  private static final Pattern MOVE = Pattern.compile("matrix\\(1,0,0,1,([-.0-9,]+)\\)");
  private static final String NO_FILL = "fill:none";
  private static final String NO_STROKE = "stroke:none";

  private final Map<String, String> classes = new TreeMap<>();

  /** The properties of each class, by its name. */
  private final Map<String, List<String>> properties = new HashMap<>();

  private PageSvgFormat() {}

  /** Makes a drawing small, in place. */
  static void shorten(Document document, Element root) {
    SVGCSSStyler.style(root);
    PageSvgFormat format = new PageSvgFormat();
    format.visit(root);
    format.merge(root);
    format.gather(root);
    // Words begin and end with blanks where the next are of another size.
    root.setAttributeNS(XML, "xml:space", "preserve");
    StringBuilder rules = new StringBuilder("text{white-space:pre}");
    format.classes.forEach(
        (style, name) -> rules.append('.').append(name).append('{').append(style).append('}'));
    Element style = document.createElementNS(SVG, STYLE);
    style.setTextContent(rules.toString());
    root.insertBefore(style, root.getFirstChild());
  }

  private void visit(Element element) {
    if (element.hasAttribute(PATH)) {
      element.setAttribute(PATH, ShortPath.of(element.getAttribute(PATH)));
    }
    if (element.hasAttribute(TRANSFORM)) {
      element.setAttribute(
          TRANSFORM, MOVE.matcher(element.getAttribute(TRANSFORM)).replaceAll("translate($1)"));
    }
    if (element.hasAttribute(STYLE)) {
      classify(element);
    }
    Node next;
    for (Node child = element.getFirstChild(); child != null; child = next) {
      next = child.getNextSibling();
      if (child instanceof Element inner) {
        visit(inner.getTagName().equals("line") ? path(inner) : inner);
      }
    }
  }

  /** A line as a path, in its place. */
  private static Element path(Element line) {
    Element path = line.getOwnerDocument().createElementNS(SVG, "path");
    path.setAttribute(
        PATH,
        "M%s %s L%s %s"
            .formatted(
                line.getAttribute("x1"),
                line.getAttribute("y1"),
                line.getAttribute("x2"),
                line.getAttribute("y2")));
    path.setAttribute(STYLE, line.getAttribute(STYLE));
    line.getParentNode().replaceChild(path, line);
    return path;
  }

  /**
   * Makes one of neighbours: of strokes that look alike, of filled shapes that do, all of which
   * wind one way, and of a filled shape and its own outline.
   */
  private void merge(Element element) {
    Element before = null;
    Node next;
    for (Node child = element.getFirstChild(); child != null; child = next) {
      next = child.getNextSibling();
      if (!(child instanceof Element inner)) {
        continue;
      }
      merge(inner);
      boolean isLike =
          before != null && before.getAttribute(STYLE).equals(inner.getAttribute(STYLE));
      if (isLike
          && (is(inner, NO_FILL) || is(inner, NO_STROKE))
          && before.getAttribute(CLASS).equals(inner.getAttribute(CLASS))) {
        before.setAttribute(PATH, before.getAttribute(PATH) + inner.getAttribute(PATH));
        element.removeChild(inner);
      } else if (isLike
          && is(inner, NO_FILL)
          && is(before, NO_STROKE)
          && before.getAttribute(PATH).equals(inner.getAttribute(PATH))) {
        classify(before, outlined(before, inner));
        element.removeChild(inner);
      } else {
        before = is(inner, NO_FILL) || is(inner, NO_STROKE) ? inner : null;
      }
    }
  }

  /** Whether a path lacks a fill, or a stroke; none that shines through, where overlaps show. */
  private boolean is(Element element, String lacking) {
    return element.hasAttribute(PATH) && own(element).contains(lacking) && !shinesThrough(element);
  }

  private List<String> own(Element element) {
    return properties.getOrDefault(element.getAttribute(CLASS), List.of());
  }

  /** Whether it says so itself or, where it says nothing, the nearest group that it is in. */
  private boolean shinesThrough(Element element) {
    List<String> said =
        own(element).stream().filter(property -> property.contains("opacity")).toList();
    return said.isEmpty()
        ? element.getParentNode() instanceof Element group && shinesThrough(group)
        : said.stream().anyMatch(property -> !property.endsWith(":1"));
  }

  /** The fill of one and the stroke of another. */
  private List<String> outlined(Element filled, Element outline) {
    List<String> all = new ArrayList<>(properties.get(outline.getAttribute(CLASS)));
    all.remove(NO_FILL);
    properties.get(filled.getAttribute(CLASS)).stream()
        .filter(property -> property.startsWith("fill"))
        .forEach(all::add);
    return all;
  }

  /** Puts neighbours of one clip into a group that has it, once for all. */
  private void gather(Element element) {
    Element group = null;
    Node next;
    for (Node child = element.getFirstChild(); child != null; child = next) {
      next = child.getNextSibling();
      if (!(child instanceof Element inner)) {
        continue;
      }
      gather(inner);
      String clip = inner.getAttribute(STYLE);
      // A clip is told in the coordinates of the element that has it.
      if (clip.isEmpty() || inner.hasAttribute(TRANSFORM)) {
        group = null;
        continue;
      }
      if (group == null || !group.getAttribute(STYLE).equals(clip)) {
        group = element.getOwnerDocument().createElementNS(SVG, "g");
        group.setAttribute(STYLE, clip);
        element.insertBefore(group, inner);
      }
      inner.removeAttribute(STYLE);
      group.appendChild(inner);
    }
  }

  /** What names a part of this drawing stays with its element; the rest goes into a class. */
  private void classify(Element element) {
    List<String> own = new ArrayList<>();
    List<String> shared = new ArrayList<>();
    for (String property : element.getAttribute(STYLE).split(";")) {
      String said = property.strip().replace(": ", ":");
      if (!said.isEmpty()) {
        (said.contains("url(") ? own : shared)
            .add(said.startsWith("font-family") ? TYPEFACE : said);
      }
    }
    element.removeAttribute(STYLE);
    if (!own.isEmpty()) {
      element.setAttribute(STYLE, String.join(";", own));
    }
    if (!shared.isEmpty()) {
      classify(element, shared);
    }
  }

  private void classify(Element element, List<String> shared) {
    String name = classes.computeIfAbsent(String.join(";", shared), PageSvgFormat::name);
    element.setAttribute(CLASS, name);
    properties.put(name, shared);
  }

  private static String name(String style) {
    long digest = BASIS;
    for (int i = 0; i < style.length(); i++) {
      digest = (digest ^ style.charAt(i)) * PRIME;
    }
    return "s" + Long.toUnsignedString(digest >>> 28, Character.MAX_RADIX);
  }
}
