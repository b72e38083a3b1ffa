// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.Claim;
import org.eigendistill.experiment.FormattedNumbers;
import org.eigendistill.experiment.PaperClaim;
import org.eigendistill.figure.Figure;
import org.eigendistill.markup.LatexWriter;
import org.eigendistill.markup.Markup;

/**
 * Files that a paper can \input: a booktabs table each for the claims, the atlas and every short
 * table, figures.tex with captions and labels, and paper.tex, which shows all of them. They need
 * the packages booktabs, longtable, array and graphicx. Figures are looked for in the folder that
 * {@code \eigendistillfigures} names, which is one up from here unless it is defined before.
 */
public final class Latex {
  private static final Markup CLAIMS =
      Markup.text(
          "Claims and verdicts. "
              + Arrays.stream(PaperClaim.values())
                  .map(PaperClaim::toString)
                  .collect(Collectors.joining(" ")));

  private final List<Exhibit> exhibits = new ArrayList<>();

  /** Adds a part of the report. */
  public void add(Exhibit exhibit) {
    exhibits.add(exhibit);
  }

  /** The files by their names. */
  public Map<String, String> files(List<Claim> claims) {
    Map<String, String> files = new LinkedHashMap<>();
    StringBuilder figures = new StringBuilder("\\providecommand{\\eigendistillfigures}{..}\n");
    for (Exhibit exhibit : exhibits) {
      exhibit.figure().ifPresent(figure -> figures.append(figure(exhibit, figure)));
      if (exhibit.isPrinted()) {
        files.put(
            exhibit.id() + ".tex",
            LatexTable.of(exhibit.printed(), heading(exhibit), exhibit.id()));
      }
    }
    if (!claims.isEmpty()) {
      files.put("claims.tex", LatexTable.of(claims(claims), CLAIMS, "claims"));
    }
    files.put(
        "statements.tex",
        LatexTable.of(
            AtlasTable.named(),
            Markup.text(
                "Which ways of training exaggerate the bias: statements that have names. "
                    + AtlasTable.others()),
            "statements"));
    files.put("figures.tex", figures.toString());
    files.put("paper.tex", paper(List.copyOf(files.keySet())));
    return files;
  }

  private static String figure(Exhibit exhibit, Figure figure) {
    String kind = figure.width() > Figure.SINGLE ? "figure*" : "figure";
    return """
        \\begin{%s}[tbp]
        \\centering
        \\resizebox{%s}{!}{\\includegraphics{\\eigendistillfigures/%s.pdf}}
        \\caption{%s}
        \\label{fig:%s}
        \\end{%s}
        """
        .formatted(
            kind,
            "\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi",
            exhibit.id(),
            LatexWriter.line(Markup.text(Caption.sentence(exhibit.title())).and(exhibit.caption())),
            exhibit.id(),
            kind);
  }

  /** Beneath its figure a table needs no second caption of the same words. */
  private static Markup heading(Exhibit exhibit) {
    return exhibit.figure().isEmpty()
        ? exhibit.caption()
        : Markup.text("%s: all %d rows.".formatted(exhibit.title(), exhibit.table().rows().size()));
  }

  private static Table claims(List<Claim> claims) {
    Table.Builder table = Table.of("claim", "setting", "measure", "value", "n", "verdict");
    for (ClaimRows group : ClaimRows.of(claims)) {
      for (Claim c : group.rows()) {
        String value = FormattedNumbers.brief(Double.toString(c.value()));
        String interval =
            c.ci95() == null
                ? ""
                : " [%s, %s]"
                    .formatted(
                        FormattedNumbers.brief(c.ci95().get(0).toString()),
                        FormattedNumbers.brief(c.ci95().get(1).toString()));
        table.row(c.id(), c.setting(), c.measure(), value + interval, c.n(), c.support().word());
      }
    }
    return table.build();
  }

  private static String paper(List<String> inputs) {
    StringBuilder body = new StringBuilder();
    inputs.forEach(file -> body.append("\\input{").append(file).append("}\n\\clearpage\n"));
    return """
        \\documentclass{article}
        \\usepackage[margin=2cm]{geometry}
        \\usepackage{array,booktabs,graphicx,longtable}
        \\begin{document}
        %s\\end{document}
        """
        .formatted(body);
  }
}
