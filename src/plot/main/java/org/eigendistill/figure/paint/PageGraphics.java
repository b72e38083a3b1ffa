// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Element;

/**
 * Draws as SVG for a page: text as text, as wide as it was set whatever the reader's typeface, and
 * pictures within.
 */
final class PageGraphics extends SVGGraphics2D {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  PageGraphics(SVGGeneratorContext context) {
    super(context, false);
  }

  @Override
  public void drawString(String text, float x, float y) {
    Element element = getDOMFactory().createElementNS(SVG, "text");
    element.setAttributeNS(null, "x", plain(x));
    element.setAttributeNS(null, "y", plain(y));
    if (text.codePointCount(0, text.length()) > 1) {
      double width = getFont().getStringBounds(text, getFontRenderContext()).getWidth();
      element.setAttributeNS(null, "textLength", plain(width));
    }
    // A typeface out of a file says by its name alone that it is bold or slanted.
    String face = getFont().getFontName(Locale.ROOT);
    if (face.contains("Bold")) {
      element.setAttributeNS(null, "font-weight", "bold");
    }
    if (face.contains("Oblique") || face.contains("Italic")) {
      element.setAttributeNS(null, "font-style", "italic");
    }
    element.appendChild(getDOMFactory().createTextNode(text));
    domGroupManager.addElement(element, DOMGroupManager.FILL);
  }

  /** Puts a picture over a place, its pixels as they are. */
  void picture(BufferedImage image, Rectangle2D place) {
    Element element = getDOMFactory().createElementNS(SVG, "image");
    element.setAttributeNS(null, "x", plain(place.getX()));
    element.setAttributeNS(null, "y", plain(place.getY()));
    element.setAttributeNS(null, "width", plain(place.getWidth()));
    element.setAttributeNS(null, "height", plain(place.getHeight()));
    element.setAttributeNS(null, "preserveAspectRatio", "none");
    element.setAttributeNS(null, "image-rendering", "pixelated");
    element.setAttributeNS(XLINK, "xlink:href", "data:image/png;base64," + png(image));
    AffineTransform before = getTransform();
    domGroupManager.addElement(element, DOMGroupManager.FILL);
    setTransform(before);
  }

  private static String png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static String plain(double value) {
    return ShortNumbers.of(Math.round(value * ShortNumbers.PARTS));
  }
}
