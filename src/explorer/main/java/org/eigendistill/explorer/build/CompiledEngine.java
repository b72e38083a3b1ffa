// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer.build;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eigendistill.explorer.Explorer;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/**
 * The engine as WebAssembly with garbage collection. (The compiler's JavaScript drops brackets, a +
 * (b - c) becomes a + b - c, which breaks double-double arithmetic.)
 *
 * @param text the module, packed and in base 64
 * @param classes the project's classes that went in
 */
record CompiledEngine(String text, SortedSet<String> classes) {
  private static final String OURS = "org.eigendistill.";

  static CompiledEngine of(Path folder) throws IOException, TeaVMToolException {
    TeaVMTool tool = new TeaVMTool();
    tool.setTargetType(TeaVMTargetType.WEBASSEMBLY_GC);
    tool.setMainClass(Explorer.class.getName());
    tool.setTargetDirectory(folder.toFile());
    tool.setTargetFileName("explorer.wasm");
    tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
    tool.setObfuscated(true);
    tool.setAssertionsRemoved(true);
    tool.setClassLoader(CompiledEngine.class.getClassLoader());
    tool.setClassPath(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(File::new)
            .toList());
    tool.generate();
    List<String> problems =
        tool.getProblemProvider().getProblems().stream().map(CompiledEngine::words).toList();
    if (!problems.isEmpty()) {
      throw new IllegalStateException(String.join("\n", problems));
    }
    SortedSet<String> classes = new TreeSet<>();
    for (String name : tool.getClasses()) {
      if (name.startsWith(OURS)) {
        classes.add(name.replaceFirst("\\$.*", ""));
      }
    }
    return new CompiledEngine(packed(Files.readAllBytes(folder.resolve("explorer.wasm"))), classes);
  }

  private static String words(Problem problem) {
    DefaultProblemTextConsumer text = new DefaultProblemTextConsumer();
    problem.render(text);
    return problem.getSeverity() + ": " + text.getText() + " " + problem.getLocation();
  }

  private static String packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      zip.write(bytes);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }
}
