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
      details { border-left: 3px solid var(--rule); padding: .1rem .8rem; margin: 1rem 0; }
      summary { cursor: pointer; font-weight: 600; padding: .5rem 0; }
      .card img { display: block; max-width: 100%; margin: 0 auto; }
      """;

  private static final String CODE = "<pre tabindex=\"0\"><code>%s</code></pre>";

  private static final String IMPORTS =
      "<details><summary>Imports</summary>\n" + CODE + "\n</details>";

  private Page() {}

  /** The page. */
  public static String html(Notebook notebook) {
    StringBuilder body = new StringBuilder();
    String end = "";
    for (Notebook.Ran ran : notebook.cells()) {
      if (ran.cell().isHeading()) {
        body.append(end);
        end = "";
      }
      if (ran.cell().kind() == Cell.Kind.FOLDED) {
        String[] parts = ran.cell().source().split("\n", 2);
        body.append(
            "<details><summary>%s</summary>\n%s\n"
                .formatted(
                    HtmlWriter.escape(parts[0].replaceFirst("^#+ *", "")),
                    parts.length == 1 ? "" : HtmlWriter.page(Markup.page(parts[1].strip()))));
        end = "</details>\n";
        continue;
      }
      body.append(
          ran.cell().isCode()
              ? (ran.cell().isImports() ? IMPORTS : CODE)
                  .formatted(HtmlWriter.escape(ran.cell().source()))
              : HtmlWriter.page(Markup.page(ran.cell().source())));
      ran.outputs().forEach(output -> body.append('\n').append(output(output)));
      body.append('\n');
    }
    return HtmlPage.of(notebook.title(), OWN_STYLE, "<main>\n%s%s</main>\n".formatted(body, end));
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
