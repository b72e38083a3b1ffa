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

  /** What the generator puts before the end of a tag. */
  private static final Pattern BLANK = Pattern.compile("\\s*\\R\\s*(/?>)");

  private SvgFormat() {}

  /** For a file of its own: text is outlines, or text if the style says so. */
  static byte[] write(Sheet sheet) throws IOException {
    SVGGraphics2D graphics = new SVGGraphics2D(context(), !sheet.isTextReal());
    return write(graphics, sheet, false);
  }

  /** For a page that holds many: see {@link PageGraphics} and {@link PageSvgFormat}. */
  static byte[] forPage(Sheet sheet) throws IOException {
    return write(new PageGraphics(context()), sheet, true);
  }

  private static SVGGeneratorContext context() {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
    context.setComment(null);
    context.setPrecision(3);
    return context;
  }

  private static byte[] write(SVGGraphics2D graphics, Sheet sheet, boolean isShort)
      throws IOException {
    sheet.draw(graphics);
    Document document = graphics.getDOMFactory();
    Element root = graphics.getRoot();
    root.setAttribute("width", inches(sheet.width()));
    root.setAttribute("height", inches(sheet.height()));
    root.setAttribute(
        "viewBox", "0 0 %s %s".formatted(plain(sheet.width()), plain(sheet.height())));
    if (isShort) {
      PageSvgFormat.shorten(document, root);
      root.setAttribute("data-places", sheet.places().text());
    }
    String caption = sheet.caption();
    if (!caption.isEmpty()) {
      Element title = document.createElementNS(SVG, "desc");
      title.setTextContent(caption);
      root.insertBefore(title, root.getFirstChild());
    }
    StringWriter text = new StringWriter();
    graphics.stream(root, text, !isShort, false);
    String svg = DOCTYPE.matcher(text.toString()).replaceFirst("");
    String whole =
        isShort
            ? BLANK.matcher(svg).replaceAll("$1")
            : sheet.isTextReal() ? withStandIns(svg) : svg;
    return whole.getBytes(StandardCharsets.UTF_8);
  }

  /** Letters that are like the figure's, for readers that have not those. */
  private static String withStandIns(String svg) {
    return svg.replace("'Liberation Serif'", "'Liberation Serif','Times New Roman',Times,serif")
        .replace("'DejaVu Sans'", "'DejaVu Sans',Verdana,sans-serif");
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
