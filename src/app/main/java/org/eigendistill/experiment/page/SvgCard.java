// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import org.eigendistill.markup.HtmlWriter;

/** A drawing within a page, on white, that scrolls where it is wider than the screen. */
public final class SvgCard {
  private SvgCard() {}

  /**
   * The drawing as an element.
   *
   * @param id of its own in the page: several drawings must not share the names of their clips and
   *     gradients
   * @param title what readers hear who cannot see it
   * @param svg a whole SVG file
   * @param isWide whether it keeps the width of both columns, and scrolls, rather than shrinks
   */
  public static String of(String id, String title, String svg, boolean isWide) {
    String drawing =
        svg.substring(svg.indexOf("<svg"))
            .replaceAll("(id=\"|url\\(#|href=\"#)", "$1" + id + "-")
            .replaceFirst(
                "<svg",
                "<svg role=\"img\" aria-label=\"%s\""
                    .formatted(HtmlWriter.escape(title).replace("$", "\\$")));
    return "<div class=\"card %s\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">%n%s</div>%n"
        .formatted(isWide ? "double" : "single", HtmlWriter.escape("Figure: " + title), drawing)
        .replace("\r\n", "\n");
  }
}
