// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eigendistill.data.Table;
import org.eigendistill.experiment.page.HtmlTable;
import org.eigendistill.figure.Figure;
import org.eigendistill.figure.paint.FigureWriter;
import org.eigendistill.markup.PlainWriter;

/** What the cells of a notebook show: words, tables and figures, kept until they are fetched. */
public final class Display {
  private final List<Map<String, String>> outputs = new ArrayList<>();

  /** Shows words. */
  public void text(String words) {
    outputs.add(new LinkedHashMap<>(Map.of("text/plain", words)));
  }

  /** Shows a table. */
  public void table(Table table) {
    Map<String, String> output = new LinkedHashMap<>();
    output.put("text/html", HtmlTable.of(table, "Table"));
    output.put(
        "text/plain",
        String.join("\t", table.columns())
            + table.rows().stream()
                .map(row -> "\n" + String.join("\t", row))
                .collect(Collectors.joining()));
    outputs.add(output);
  }

  /** Shows a figure; its caption is what readers hear who cannot see it. */
  public void figure(Figure figure) throws IOException {
    Map<String, String> output = new LinkedHashMap<>();
    output.put("image/png", Base64.getEncoder().encodeToString(FigureWriter.png(figure)));
    output.put("text/plain", PlainWriter.write(figure.caption()));
    outputs.add(output);
  }

  /** All that was shown since the last call, as a JSON array of maps from MIME type to data. */
  public String fetch() {
    try {
      String json = new ObjectMapper().writeValueAsString(outputs);
      outputs.clear();
      return json;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
