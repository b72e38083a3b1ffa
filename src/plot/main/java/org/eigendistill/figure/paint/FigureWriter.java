// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.figure.paint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.PrintStyle;

/**
 * Draws figures. The same figure gives the same bytes on every run: no file holds a time, a random
 * number or anything of the machine.
 *
 * <ul>
 *   <li>PNG: 300 dots per inch, and it says so.
 *   <li>SVG: as large as on paper; text is outlines, so it needs no fonts, or text where the style
 *       says so.
 *   <li>PDF: one page as large as the figure; text is text, its fonts are inside.
 * </ul>
 */
public final class FigureWriter {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private FigureWriter() {}

  /**
   * Writes {@code id.png}, {@code id.svg} and {@code id.pdf} into a folder, which is made if it is
   * not there, in the program's own style.
   *
   * @see #write(Figure, PrintStyle, Path, String)
   */
  public static List<Path> write(Figure figure, Path folder, String id) throws IOException {
    return write(figure, PrintStyle.HOUSE, folder, id);
  }

  /**
   * Writes {@code id.png}, {@code id.svg} and {@code id.pdf} into a folder, which is made if it is
   * not there. All three are drawn before the first is written, and each appears whole.
   *
   * @param style how large, and in which letters
   * @param id letters, digits, dots, hyphens and underscores; starts with a letter or digit
   * @return the three files
   * @throws IllegalArgumentException if the id is none, the words leave no room for a panel, one
   *     legend label is drawn in two styles, or a text's math is faulty
   * @throws IOException if a file cannot be written
   */
  public static List<Path> write(Figure figure, PrintStyle style, Path folder, String id)
      throws IOException {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("'" + id + "' cannot name a figure's files");
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    Sheet sheet = Sheet.of(figure, style);
    files.put(id + ".png", PngFormat.write(sheet));
    files.put(id + ".svg", SvgFormat.write(sheet));
    files.put(id + ".pdf", PdfFormat.write(sheet));
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Path beside = folder.resolve(file.getKey() + ".part");
      Files.write(beside, file.getValue());
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
      written.add(target);
    }
    return written;
  }

  /** The figure as a PNG file. */
  public static byte[] png(Figure figure) throws IOException {
    return PngFormat.write(house(figure));
  }

  /** The figure as an SVG file. */
  public static byte[] svg(Figure figure) throws IOException {
    return SvgFormat.write(house(figure));
  }

  /**
   * The figure as SVG for a page that holds many: text is text, maps are pictures, and it is a
   * fraction as large.
   */
  public static byte[] pageSvg(Figure figure) throws IOException {
    return SvgFormat.forPage(house(figure));
  }

  /** The figure as a PDF file. */
  public static byte[] pdf(Figure figure) throws IOException {
    return PdfFormat.write(house(figure));
  }

  /** Where the figure's text stands on paper, in the order in which it is drawn. */
  public static List<TextBox> texts(Figure figure) {
    return house(figure).texts();
  }

  private static Sheet house(Figure figure) {
    return Sheet.of(figure, PrintStyle.HOUSE);
  }
}
