package org.eigendistill.experiment;

import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.Version;
import org.eigendistill.figure.Figure;

/** One self-contained page: claims with verdicts, figures with captions. */
final class Report {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      figure { margin: 2rem 0; }
      figure svg { width: 100%; height: auto; background: #fff; border-radius: 4px; }
      figcaption { font-size: .9rem; }
      table { border-collapse: collapse; font-size: .9rem; }
      th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8886; }
      .wide { overflow-x: auto; }
      """;

  private final List<String> figures = new ArrayList<>();
  private final StringBuilder rows = new StringBuilder();

  /** Adds a figure as its SVG. */
  void figure(Experiment experiment, Figure figure, String svg) {
    String body = svg.substring(svg.indexOf("<svg"));
    // Several drawings in one page must not share the names of their clips and gradients.
    String own =
        body.replaceAll("(id=\"|url\\(#|href=\"#)", "$1" + experiment.id() + "-")
            .replaceFirst(
                "<svg",
                "<svg role=\"img\" aria-label=\"%s\"".formatted(escape(experiment.title())));
    figures.add(
        """
        <figure id="%s">
        <h2>%s</h2>
        %s
        <figcaption>%s Table: <a href="data/%s.csv">data/%s.csv</a>; rerun: <code>reproduce --only %s</code>.</figcaption>
        </figure>
        """
            .formatted(
                experiment.id(),
                escape(experiment.title()),
                own,
                escape(figure.caption()),
                experiment.id(),
                experiment.id(),
                experiment.id()));
  }

  /** Adds the claims. */
  void claims(List<Claim> claims) {
    for (Claim claim : claims) {
      rows.append(
          "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%.6g</td><td>%,d</td><td><strong>%s</strong></td></tr>%n"
              .formatted(
                  escape(claim.id()),
                  escape(claim.claim()),
                  escape(claim.setting()),
                  escape(claim.measure()),
                  claim.value(),
                  claim.n(),
                  escape(claim.verdict().word()))
              .replace("\r\n", "\n"));
    }
  }

  /** The page. */
  String html() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>eigendistill: report</title>
        <style>
        %s</style>
        </head>
        <body>
        <h1>Distillation in the eigenspace of the data</h1>
        <p>Made by eigendistill %s. Every number is exact to rounding; the tables stand in <code>data/</code>.</p>
        <h2>Claims</h2>
        <div class="wide"><table>
        <thead><tr><th>id</th><th>claim</th><th>setting</th><th>measure</th><th>value</th><th>n</th><th>verdict</th></tr></thead>
        <tbody>
        %s</tbody>
        </table></div>
        %s</body>
        </html>
        """
        .formatted(STYLE, escape(Version.current()), rows, String.join("", figures));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
