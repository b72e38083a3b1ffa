// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A notebook that was run.
 *
 * @param id the name of its files
 * @param title a line
 * @param cells with what they showed
 */
public record Notebook(String id, String title, List<Ran> cells) {
  /** The kernel's name in Jupyter. */
  static final String KERNEL = "eigendistill";

  /** By this JupyterLab and Notebook 7 fold what is under a heading. */
  private static final String COLLAPSED = "jp-MarkdownHeadingCollapsed";

  /**
   * A cell that was run.
   *
   * @param cell the cell
   * @param outputs each a map from MIME type to data
   */
  public record Ran(Cell cell, List<Map<String, String>> outputs) {}

  /** Runs a book's cells in a shell of their own. */
  public static Notebook run(Book book) {
    List<Ran> cells = new ArrayList<>();
    try (Session session = new Session()) {
      for (Cell cell : Cell.of(book)) {
        cells.add(new Ran(cell, cell.isCode() ? session.eval(cell.source()) : List.of()));
      }
    } catch (Session.CellException e) {
      throw new IllegalStateException("a cell of " + book.id() + " failed: " + e.getMessage(), e);
    }
    return new Notebook(book.id(), book.title(), cells);
  }

  /** The notebook as a file of nbformat 4.5. */
  public String ipynb() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    ArrayNode list = root.putArray("cells");
    int count = 0;
    for (int i = 0; i < cells.size(); i++) {
      Ran ran = cells.get(i);
      ObjectNode node = list.addObject();
      node.put("cell_type", ran.cell().isCode() ? "code" : "markdown");
      node.put("id", "cell-" + (i + 1));
      ObjectNode about = node.putObject("metadata");
      if (ran.cell().kind() == Cell.Kind.FOLDED) {
        about.put(COLLAPSED, true);
      }
      if (ran.cell().isImports()) {
        about.putObject("jupyter").put("source_hidden", true);
      }
      node.put("source", ran.cell().source());
      if (ran.cell().isCode()) {
        node.put("execution_count", ++count);
        ArrayNode outputs = node.putArray("outputs");
        for (Map<String, String> data : ran.outputs()) {
          ObjectNode output = outputs.addObject();
          output.put("output_type", "display_data");
          ObjectNode bundle = output.putObject("data");
          data.forEach(bundle::put);
          output.putObject("metadata");
        }
      }
    }
    ObjectNode metadata = root.putObject("metadata");
    ObjectNode kernel = metadata.putObject("kernelspec");
    kernel.put("name", KERNEL).put("display_name", "Java (eigendistill)").put("language", "java");
    metadata.putObject("language_info").put("name", "java").put("file_extension", ".java");
    root.put("nbformat", 4).put("nbformat_minor", 5);
    try {
      return mapper.writeValueAsString(root) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
