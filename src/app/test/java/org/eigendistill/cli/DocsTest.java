// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * README ends before one tires, and every link in it and in the pages that it leads to resolves.
 */
class DocsTest {
  private static final Path README = Path.of("README.md");
  private static final int MOST_LINES = 150;
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  private static final Pattern TEST =
      Pattern.compile("(?<=[`,'(])[A-Z]\\w+(?:Test|IT|Probe)(?=[`,')])");
  private static final Pattern SCRIPT = Pattern.compile("src/[\\w/-]+\\.(?:sh|py|java)\\b");

  /** A measure of something: 7e-15, 81 MB, 8 to 10 times. */
  private static final Pattern FIGURE =
      Pattern.compile("\\d(?:\\.\\d+)?e-?\\d+|\\d (?:times|ulp|MB|%|digits)");

  private static final Pattern INCLUDED = Pattern.compile("<include>([^<]+)</include>");

  private static Stream<Path> pages() throws Exception {
    List<Path> pages =
        new ArrayList<>(List.of(README, Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")));
    try (Stream<Path> list = Files.list(Path.of("src", "docs"))) {
      list.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages.stream();
  }

  private static List<String> links(Path page) throws Exception {
    return LINK.matcher(Files.readString(page))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.matches("https?:.*"))
        .toList();
  }

  /** As a page's anchors are made of its headings. */
  private static Set<String> anchors(Path page) throws Exception {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(words -> words.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static Path target(Path page, String link) {
    String file = link.replaceFirst("#.*", "");
    Path folder = page.getParent() == null ? Path.of("") : page.getParent();
    return file.isEmpty() ? page : folder.resolve(file).normalize();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkResolves(Path page) throws Exception {
    for (String link : links(page)) {
      Path target = target(page, link);
      assertThat(target).as("%s links to %s", page, link).exists();
      if (link.contains("#")) {
        assertThat(anchors(target)).as("%s links to %s", page, link).contains(link.split("#")[1]);
      }
    }
  }

  @Test
  void theReadmeIsShortAndLeadsToEveryPage() throws Exception {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(MOST_LINES);
    Set<Path> reached = new TreeSet<>();
    for (String link : links(README)) {
      reached.add(target(README, link));
    }
    assertThat(reached).containsAll(pages().filter(page -> page.startsWith("src")).toList());
    assertThat(reached).contains(Path.of("CONTRIBUTING.md"));
  }

  /** Tests and scripts that a page names as what gives its figures again are there. */
  @ParameterizedTest
  @MethodSource("pages")
  void whatIsNamedIsThere(Path page) throws Exception {
    String text = Files.readString(page);
    for (MatchResult each : TEST.matcher(text).results().toList()) {
      assertThat(sources()).as("%s names it", page).contains(each.group() + ".java");
    }
    for (MatchResult each : SCRIPT.matcher(text).results().toList()) {
      assertThat(Path.of(each.group())).as("%s names it", page).exists();
    }
  }

  /** Where these two pages have a figure they have its test or command, or say that it has none. */
  @ParameterizedTest
  @ValueSource(strings = {"accuracy.md", "design-notes.md"})
  void figuresStandWithWhatGivesThemAgain(String name) throws Exception {
    String text = Files.readString(Path.of("src", "docs", name));
    String once = text.contains("not printed again") ? "|[\\w)]\\*(?!\\*)" : "";
    for (String part : text.replaceAll("(?m)^\\|", "\n|").split("\n\\s*\n")) {
      for (MatchResult figure : FIGURE.matcher(part).results().toList()) {
        assertThat(part)
            .as("%s: %s", name, figure.group())
            .containsPattern("`[^`]*(Test|\\.sh|\\.py|mvn)[^`]*`" + once);
      }
    }
  }

  private static Set<String> sources() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(each -> each.toString().endsWith(".java"))
          .map(each -> each.getFileName().toString())
          .collect(Collectors.toSet());
    }
  }

  /** Whoever has the archive of a release alone finds in it what its pages lead to. */
  @Test
  void theArchiveOfAReleaseHasWhatItsPagesLeadTo() throws Exception {
    String descriptor = Files.readString(Path.of("src", "app", "release", "archive.xml"));
    String clone = descriptor.substring(descriptor.indexOf("<directory>${root}<"));
    List<PathMatcher> packed =
        INCLUDED
            .matcher(clone)
            .results()
            .map(each -> FileSystems.getDefault().getPathMatcher("glob:" + each.group(1)))
            .toList();
    Predicate<Path> isPacked = path -> packed.stream().anyMatch(each -> each.matches(path));
    List<Path> pages = pages().toList();
    assertThat(pages).allMatch(isPacked);
    for (Path page : pages) {
      for (String link : links(page)) {
        Path target = target(page, link);
        assertThat(isPacked.test(target) || isPacked.test(target.resolve("claims.json")))
            .as("%s links to %s", page, link)
            .isTrue();
      }
    }
    Matcher data = Pattern.compile("--data (src/\\S+)").matcher(Files.readString(README));
    assertThat(data.find()).isTrue();
    assertThat(Path.of(data.group(1))).exists().matches(isPacked);
    assertThat(Path.of("src", "python", "pyproject.toml")).exists().matches(isPacked);
  }

  /** How many networks lag, and how many of these have hidden layers, is what claims.md counts. */
  @Test
  void studiesThatLagAreCountedByKind() throws Exception {
    String claims = Files.readString(Path.of("figures", "claims.md"));
    List<String> rows =
        claims
            .split("\n## C3", 2)[1]
            .split("\n## ", 2)[0]
            .lines()
            .filter(line -> line.contains("mean lag"))
            .toList();
    Predicate<String> linear = row -> row.startsWith("| Softmax");
    Predicate<String> supported = row -> row.endsWith("| supported |");
    List<String> deep = rows.stream().filter(linear.negate()).toList();
    long lag = rows.stream().filter(supported).count();
    long deepLag = deep.stream().filter(supported).count();
    assertThat(Files.readString(Path.of("src", "docs", "studies.md")).replaceAll("\\s+", " "))
        .contains("in %d of %d studies (MLPs".formatted(lag, rows.size()))
        .contains("in %d of %d networks with hidden layers".formatted(deepLag, deep.size()));
  }
}
