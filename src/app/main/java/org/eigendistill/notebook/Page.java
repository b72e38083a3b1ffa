// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

import java.util.Map;
import org.eigendistill.experiment.page.HtmlPage;
import org.eigendistill.markup.HtmlWriter;
import org.eigendistill.markup.Markup;

/** A notebook as a page to read, with nothing from elsewhere. */
public final class Page {
  private static final String OWN_STYLE =
      """
      pre { overflow-x: auto; white-space: pre-wrap; border-left: 3px solid var(--rule); padding: .3rem .8rem; font-size: .85rem; }
      .card img { display: block; max-width: 100%; margin: 0 auto; }
      """;

  private Page() {}

  /** The page. */
  public static String html(Notebook notebook) {
    StringBuilder body = new StringBuilder();
    for (Notebook.Ran ran : notebook.cells()) {
      body.append(
          ran.cell().isCode()
              ? "<pre tabindex=\"0\"><code>%s</code></pre>"
                  .formatted(HtmlWriter.escape(ran.cell().source()))
              : HtmlWriter.page(Markup.page(ran.cell().source())));
      ran.outputs().forEach(output -> body.append('\n').append(output(output)));
      body.append('\n');
    }
    return HtmlPage.of(notebook.title(), OWN_STYLE, "<main>\n%s</main>\n".formatted(body));
  }

  private static String output(Map<String, String> data) {
    String plain = HtmlWriter.escape(data.getOrDefault("text/plain", ""));
    if (data.containsKey("image/png")) {
      return "<figure><div class=\"card\"><img alt=\"%s\" src=\"data:image/png;base64,%s\"></div><figcaption>%s</figcaption></figure>"
          .formatted(plain, data.get("image/png"), plain);
    }
    return data.containsKey("text/html")
        ? data.get("text/html")
        : "<pre tabindex=\"0\">%s</pre>".formatted(plain);
  }
}
