// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Runs cells one after the other in the JDK's own shell, in this process and with this program's
 * classes. The variable {@code display} is there from the start.
 */
public final class Session implements AutoCloseable {
  private static final String START =
      "org.eigendistill.notebook.Display display = new org.eigendistill.notebook.Display();";

  private static final String FETCH =
      "java.util.Base64.getEncoder().encodeToString(display.fetch().getBytes(java.nio.charset.StandardCharsets.UTF_8))";

  private final JShell shell;

  /** Starts a shell. */
  public Session() {
    shell = JShell.builder().executionEngine("local").build();
    shell.addToClasspath(System.getProperty("java.class.path"));
    run(START);
  }

  /** A cell that does not compile, or throws. */
  public static final class CellException extends Exception {
    private static final long serialVersionUID = 1;

    CellException(String message) {
      super(message);
    }
  }

  /**
   * Runs a cell.
   *
   * @return what it showed, each as a map from MIME type to data; a last expression's value too
   */
  public List<Map<String, String>> eval(String cell) throws CellException {
    String value = "";
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      String source = next.completeness().isComplete() ? next.source() : rest;
      rest = next.completeness().isComplete() ? next.remaining() : "";
      for (SnippetEvent event : run(source)) {
        check(event);
        value = isValue(event) ? event.value() : "";
      }
    }
    List<Map<String, String>> outputs = fetch();
    if (value != null && !value.isEmpty()) {
      outputs.add(Map.of("text/plain", value));
    }
    return outputs;
  }

  private List<SnippetEvent> run(String source) {
    return shell.eval(source);
  }

  private static boolean isValue(SnippetEvent event) {
    Snippet.SubKind kind = event.snippet().subKind();
    return kind == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
        || kind == Snippet.SubKind.VAR_VALUE_SUBKIND;
  }

  private void check(SnippetEvent event) throws CellException {
    if (event.exception() instanceof EvalException thrown) {
      throw new CellException(thrown.getExceptionClassName() + ": " + thrown.getMessage());
    }
    if (event.exception() != null) {
      throw new CellException(event.exception().toString());
    }
    if (event.status() == Snippet.Status.REJECTED) {
      throw new CellException(
          shell
              .diagnostics(event.snippet())
              .map(d -> d.getMessage(Locale.ROOT))
              .collect(Collectors.joining("\n")));
    }
  }

  private List<Map<String, String>> fetch() {
    // In base 64, since the shell writes values as Java source, with escapes.
    String quoted = run(FETCH).get(0).value();
    byte[] json = Base64.getDecoder().decode(quoted.substring(1, quoted.length() - 1));
    try {
      return new ArrayList<>(
          new ObjectMapper().readValue(json, new TypeReference<List<Map<String, String>>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    shell.close();
  }
}
