// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.eigendistill.figure.type.Typeface;

/** Writes a figure as one page with its fonts. */
final class PdfFormat {
  /** In place of the time that would make each file another. */
  private static final long DOCUMENT_ID = 1;

  private PdfFormat() {}

  static byte[] write(Sheet sheet) throws IOException {
    try (PDDocument document = new PDDocument();
        PdfBoxGraphics2DFontTextDrawer texts = new PdfBoxGraphics2DFontTextDrawer()) {
      float width = (float) sheet.width();
      float height = (float) sheet.height();
      PDPage page = new PDPage(new PDRectangle(width, height));
      document.addPage(page);
      document.setDocumentId(DOCUMENT_ID);
      for (Typeface face : Typeface.of(sheet.lettering())) {
        try (InputStream file = face.open()) {
          texts.registerFont(face.at(1).getFontName(), PDType0Font.load(document, file, true));
        }
      }
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, width, height);
      graphics.setFontTextDrawer(texts);
      sheet.draw(graphics);
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(graphics.getXFormObject());
      }
      String caption = sheet.caption();
      if (!caption.isEmpty()) {
        document.getDocumentInformation().setSubject(caption);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes, CompressParameters.NO_COMPRESSION);
      return bytes.toByteArray();
    }
  }
}
