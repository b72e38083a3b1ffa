// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import org.eigendistill.markup.HtmlWriter;

/** The frame of every page: one file with nothing from elsewhere. */
public final class HtmlPage {
  private HtmlPage() {}

  /**
   * A page.
   *
   * @param title of the window
   * @param style what it has beside the style of all pages
   * @param body its elements, each ending a line
   */
  public static String of(String title, String style, String body) {
    return page(title, "", style, body);
  }

  /** The same with what is said of it where a link to it is shown. */
  static String of(String title, String description, String style, String body) {
    String said =
        """
        <meta name="description" content="%1$s">
        <meta property="og:title" content="%2$s">
        <meta property="og:description" content="%1$s">
        <meta property="og:type" content="article">
        """
            .formatted(HtmlWriter.escape(description), HtmlWriter.escape(title));
    return page(title, said, style, body);
  }

  private static String page(String title, String head, String style, String body) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>%s</title>
        %s<style>
        %s%s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
        .formatted(HtmlWriter.escape(title), head, Report.style(), style, body);
  }
}
