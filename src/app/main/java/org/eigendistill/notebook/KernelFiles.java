// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.notebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.output.WholeFile;

/** Tells Jupyter how to start the kernel. */
public final class KernelFiles {
  /** From this Java on native libraries are loaded with a warning, unless they are allowed. */
  private static final int WARNS_OF_NATIVES = 24;

  private KernelFiles() {}

  /** The folder where Jupyter looks for a user's kernels. */
  public static Path usersFolder() {
    String own = System.getenv("JUPYTER_DATA_DIR");
    if (own != null && !own.isEmpty()) {
      return Path.of(own);
    }
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name");
    if (system.startsWith("Mac")) {
      return home.resolve("Library/Jupyter");
    }
    return system.startsWith("Windows")
        ? home.resolve("AppData/Roaming/jupyter")
        : home.resolve(".local/share/jupyter");
  }

  /**
   * Writes kernels/eigendistill/kernel.json for this program as it runs now.
   *
   * @param data a folder of Jupyter's data
   * @return the file
   */
  public static Path write(Path data) throws IOException {
    Path file = data.resolve("kernels").resolve(Notebook.KERNEL).resolve("kernel.json");
    Map<String, Object> content = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= WARNS_OF_NATIVES) {
      words.add("--enable-native-access=ALL-UNNAMED");
    }
    words.add("-cp");
    words.add(absolute(System.getProperty("java.class.path")));
    words.add(JavaKernel.class.getName());
    words.add("{connection_file}");
    content.put("argv", words);
    content.put("display_name", "Java (eigendistill)");
    content.put("language", "java");
    byte[] text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
    WholeFile.write(file, path -> Files.write(path, text));
    return file;
  }

  private static String absolute(String classPath) {
    String mark = java.io.File.pathSeparator;
    return java.util.Arrays.stream(classPath.split(java.util.regex.Pattern.quote(mark)))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(java.util.stream.Collectors.joining(mark));
  }
}
