// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes a figure as outlines. */
final class SvgFormat {
  private static final String SVG = "http://www.w3.org/2000/svg";

  /** Names a place on the web that readers would ask for it. */
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");

  private SvgFormat() {}

  static byte[] write(FigurePainter painter, String caption) throws IOException {
    Document document = emptyDocument();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment(null);
    context.setPrecision(3);
    SVGGraphics2D graphics = new SVGGraphics2D(context, true);
    painter.draw(graphics);
    Element root = graphics.getRoot();
    root.setAttribute("width", inches(painter.width()));
    root.setAttribute("height", inches(painter.height()));
    root.setAttribute(
        "viewBox", "0 0 %s %s".formatted(plain(painter.width()), plain(painter.height())));
    if (!caption.isEmpty()) {
      Element title = document.createElementNS(SVG, "desc");
      title.setTextContent(caption);
      root.insertBefore(title, root.getFirstChild());
    }
    StringWriter text = new StringWriter();
    graphics.stream(root, text, true, false);
    return DOCTYPE.matcher(text.toString()).replaceFirst("").getBytes(StandardCharsets.UTF_8);
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String inches(double points) {
    return plain(points / 72) + "in";
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .setScale(4, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
