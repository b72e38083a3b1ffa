// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.Machine;
import org.eigendistill.experiment.TableRun;
import org.eigendistill.markup.HtmlWriter;
import org.eigendistill.markup.Markup;

/**
 * The runs that a page's tables come from, numbered from 1 in the order of the tables. Their dates
 * stand in the manifest alone.
 *
 * @param tables the run of each table that is shown
 * @param leftOut why other tables are not
 */
public record TableRuns(Map<String, TableRun> tables, Map<String, String> leftOut) {
  /** The different runs. */
  private List<TableRun> all() {
    return tables.values().stream().map(TableRun::alone).distinct().toList();
  }

  /** Leads from a table to its run. */
  Markup link(String table) {
    int number = all().indexOf(tables.get(table).alone()) + 1;
    return Markup.of("[Run %1$d](#run-%1$d).".formatted(number));
  }

  /** Every run with its tables, and what is left out. */
  String html() {
    StringBuilder html = new StringBuilder();
    List<TableRun> all = all();
    for (int i = 0; i < all.size(); i++) {
      TableRun run = all.get(i);
      List<String> own =
          tables.keySet().stream().filter(t -> tables.get(t).alone().equals(run)).toList();
      html.append("<section id=\"run-%1$d\">\n<h3>Run %1$d</h3>\n<dl>\n".formatted(i + 1));
      words(run, own)
          .forEach(
              (name, value) ->
                  html.append("<dt><strong>")
                      .append(HtmlWriter.escape(name))
                      .append("</strong></dt><dd>")
                      .append(HtmlWriter.escape(value))
                      .append("</dd>\n"));
      html.append("</dl>\n</section>\n");
    }
    leftOut.forEach(
        (table, reason) ->
            html.append("<p>Left out: data/%s.csv, for ".formatted(HtmlWriter.escape(table)))
                .append(HtmlWriter.escape(reason))
                .append(".</p>\n"));
    return html.toString();
  }

  private static Map<String, String> words(TableRun run, List<String> own) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("tables", String.join(", ", own) + (run.committed() ? "; as committed" : ""));
    words.put("program", known(run.program()));
    Machine machine = run.machine() == null ? new Machine(null, null, null, null) : run.machine();
    words.put("processor", known(machine.processor()));
    words.put("instruction set", known(machine.instructions()));
    words.put("system", known(machine.system()));
    words.put("JDK", known(machine.jdk()));
    words.put("linear algebra", known(run.blas()));
    words.put("threads", run.threads() == 0 ? known(null) : Integer.toString(run.threads()));
    words.put(run.networks() == null ? "Fashion-MNIST" : "data", known(run.data()));
    if (run.networks() != null) {
      words.put("networks", run.networks());
    }
    List<String> unknown = new ArrayList<>(words.keySet());
    unknown.removeIf(name -> !words.get(name).equals(known(null)));
    if (!unknown.isEmpty()) {
      unknown.forEach(words::remove);
      words.put("not on record", String.join(", ", unknown));
    }
    return words;
  }

  private static String known(String word) {
    return word == null ? "" : word;
  }
}
