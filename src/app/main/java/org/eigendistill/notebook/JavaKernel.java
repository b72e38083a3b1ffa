// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Java for Jupyter: cells are run by the JDK's shell, with this program's classes at hand. */
public final class JavaKernel extends BaseKernel {
  private final Session session = new Session();

  /**
   * Serves one notebook until Jupyter ends it.
   *
   * @param arguments the file that Jupyter leaves its addresses in
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.awt.headless", "true");
    Locale.setDefault(Locale.ROOT);
    KernelConnectionProperties addresses =
        KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0])));
    JupyterConnection connection = new JupyterConnection(addresses);
    new JavaKernel().becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
  }

  @Override
  public DisplayData eval(String cell) throws Session.CellException {
    for (Map<String, String> output : session.eval(cell)) {
      DisplayData data = new DisplayData();
      output.forEach((type, value) -> data.putData(type, value));
      display(data);
    }
    return null;
  }

  @Override
  public List<String> formatError(Exception fault) {
    return List.of(String.valueOf(fault.getMessage()).split("\n"));
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    String version = System.getProperty("java.specification.version");
    return new LanguageInfo("java", version, "text/x-java", ".java", "java", "text/x-java", null);
  }

  @Override
  public void onShutdown(boolean restarting) {
    session.close();
  }
}
