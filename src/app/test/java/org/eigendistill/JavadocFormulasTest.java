// SPDX-License-Identifier: Apache-2.0
package org.eigendistill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Formulas on lines of their own, in what users of the engine read, are TeX: those of packages, of
 * public types, and all of theorems.
 */
class JavadocFormulasTest {
  private static final Path ENGINE = Path.of("src", "engine", "main", "java");
  private static final Pattern PUBLIC =
      Pattern.compile("^public (?:\\w+ )*(?:class|interface|enum|record) ", Pattern.MULTILINE);
  private static final Pattern BLOCK = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);
  private static final Pattern PAIR =
      Pattern.compile("\\\\(left|right|begin|end)\\b|(?<!\\\\)[{}]|\\\\([A-Za-z]+)");

  /** What MathJax has set before, on a page that was looked at. */
  private static final Set<String> MACROS =
      Set.of(
          ("Pi Sigma Theta beta cdot cos cdots dot eta frac ge gt hat in int lambda ldots le"
                  + " leftarrow log lt mapsto mathrm max min mu nu operatorname partial pi prod psi"
                  + " qquad quad rho sin sinh sqrt subseteq sum tanh tau text textstyle tfrac theta"
                  + " tilde to top varepsilon varphi xi zeta")
              .split(" "));

  @Test
  void displayedFormulasAreTex() throws IOException {
    List<String> wrong = new ArrayList<>();
    int formulas = 0;
    try (Stream<Path> files = Files.walk(ENGINE)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
        String text = Files.readString(file);
        boolean ofPackage = file.endsWith("package-info.java");
        boolean ofType = PUBLIC.matcher(text).find() || file.toString().contains("theorem");
        Matcher blocks = BLOCK.matcher(text.replaceAll("\\n *\\*", "\n"));
        while (blocks.find() && (ofPackage || ofType)) {
          formulas++;
          fault(blocks.group(1).strip()).forEach(each -> wrong.add(file + ": " + each));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(formulas).isGreaterThan(100);
  }

  @Test
  void aFaultIsSeen() {
    assertThat(fault("\\[ \\frac{a}{b} = \\left(c\\right) \\]")).isEmpty();
    assertThat(fault("a = b")).hasSize(1);
    assertThat(fault("\\[ \\frac{a}{b \\]")).hasSize(1);
    assertThat(fault("\\[ \\left(c) \\]")).hasSize(1);
    assertThat(fault("\\[ \\fraq{a}{b} \\]")).containsExactly("\\fraq is not among those tried");
  }

  private static List<String> fault(String block) {
    if (!block.startsWith("\\[") || !block.endsWith("\\]")) {
      return List.of("not between \\[ and \\]: " + block);
    }
    List<String> faults = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher tokens = PAIR.matcher(block);
    while (tokens.find()) {
      String token = tokens.group();
      if (tokens.group(2) != null && !MACROS.contains(tokens.group(2))) {
        faults.add(token + " is not among those tried");
      } else if (token.equals("{") || token.equals("\\left") || token.equals("\\begin")) {
        open.push(token);
      } else if (tokens.group(2) == null && !partner(token).equals(open.pollFirst())) {
        return List.of("unbalanced at " + token + ": " + block);
      }
    }
    if (!open.isEmpty()) {
      faults.add("unbalanced: " + block);
    }
    return faults;
  }

  private static String partner(String closing) {
    return switch (closing) {
      case "}" -> "{";
      case "\\right" -> "\\left";
      default -> "\\begin";
    };
  }
}
