// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a result's last digits may hang on, without the machine's name: native libraries choose
 * their loops by the processor's instruction set.
 *
 * @param system operating system and architecture
 * @param processor its model, or the architecture where the system does not tell
 * @param instructions the widest instruction set for numbers, and what holds native libraries below
 *     it
 * @param jdk the Java runtime
 */
public record Machine(String system, String processor, String instructions, String jdk) {
  /**
   * What native libraries are held to a lesser instruction set by, in the process's environment.
   */
  public static final List<String> LIMITS =
      List.of("ATEN_CPU_CAPABILITY", "MKL_CBWR", "ONEDNN_MAX_CPU_ISA", "OPENBLAS_CORETYPE");

  /** The kind of a machine of which nothing is on record. */
  public static final String UNKNOWN = "one not on record";

  /** Flags as Linux has them, the widest first, and their names. */
  private static final Map<String, String> SETS = sets();

  private static Map<String, String> sets() {
    Map<String, String> sets = new LinkedHashMap<>();
    sets.put("avx512f", "AVX-512");
    sets.put("avx2", "AVX2");
    sets.put("avx", "AVX");
    sets.put("sse4_2", "SSE4.2");
    sets.put("sve", "SVE");
    sets.put("asimd", "NEON");
    return sets;
  }

  /** The machine that this runs on. */
  public static Machine here() {
    return of(cpuInfo(), System.getenv());
  }

  /**
   * A machine by what its system tells.
   *
   * @param cpuInfo lines "name : value", as Linux has them; none elsewhere
   * @param environment of the process
   */
  static Machine of(List<String> cpuInfo, Map<String, String> environment) {
    String architecture = System.getProperty("os.arch");
    String model = value(cpuInfo, "model name");
    List<String> flags =
        Arrays.asList((value(cpuInfo, "flags") + " " + value(cpuInfo, "features")).split("\\s+"));
    String widest =
        SETS.entrySet().stream()
            .filter(set -> flags.contains(set.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(architecture);
    String limits =
        LIMITS.stream()
            .filter(environment::containsKey)
            .map(name -> ", " + name + "=" + environment.get(name))
            .collect(Collectors.joining());
    return new Machine(
        System.getProperty("os.name") + " " + architecture,
        model.isEmpty() ? environment.getOrDefault("PROCESSOR_IDENTIFIER", architecture) : model,
        widest + limits,
        System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
  }

  /** Processor and instruction set: on one kind native libraries compute the same bits. */
  public String kind() {
    return processor == null ? UNKNOWN : "%s (%s)".formatted(processor, instructions);
  }

  private static List<String> cpuInfo() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines.toList();
    } catch (IOException e) {
      return List.of(); // not Linux
    }
  }

  private static String value(List<String> lines, String name) {
    return lines.stream()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .filter(parts -> parts[0].strip().toLowerCase(Locale.ROOT).equals(name))
        .map(parts -> parts[1].strip())
        .findFirst()
        .orElse("");
  }
}
