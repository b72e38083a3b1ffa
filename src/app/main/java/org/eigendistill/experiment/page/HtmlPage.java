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
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>%s</title>
        <style>
        %s%s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
        .formatted(HtmlWriter.escape(title), Report.style(), style, body);
  }
}
