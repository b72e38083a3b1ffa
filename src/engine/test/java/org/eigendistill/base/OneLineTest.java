// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in files and names, what is said is one harmless line. */
class OneLineTest {
  private static final String HOSTILE =
      "ab '%\\,:.\n\r\t\0\u001b[31m\u007f\u0085\u009b\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b"
          + "\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ud83d\ude00\ud800\udc00\udbff\u00e9\u6f22";

  static Stream<String> strings() {
    Random random = new Random(20);
    Stream<String> drawn =
        Stream.generate(() -> random.nextInt(4) == 0 ? random.nextInt(2000) : random.nextInt(40))
            .limit(2000)
            .map(
                length -> {
                  StringBuilder made = new StringBuilder();
                  for (int i = 0; i < length; i++) {
                    made.append(
                        random.nextInt(8) == 0
                            ? (char) random.nextInt(1 << 16)
                            : HOSTILE.charAt(random.nextInt(HOSTILE.length())));
                  }
                  return made.toString();
                });
    return Stream.concat(Stream.of("", HOSTILE), drawn);
  }

  @Test
  void oneHarmlessLineWhateverIsSaid() {
    strings()
        .forEach(
            text -> {
              harmless(OneLine.of(text), OneLine.MOST);
              harmless(OneLine.PREFIX + OneLine.message(text), OneLine.MOST);
            });
  }

  @Test
  void badInputIsOneHarmlessLine() {
    String[] all = strings().toArray(String[]::new);
    Random random = new Random(21);
    for (int i = 0; i < 5000; i++) {
      String[] parts = new String[4];
      for (int p = 0; p < 4; p++) {
        parts[p] = all[random.nextInt(all.length)];
      }
      String said = BadInputException.of(parts[0], parts[1], parts[2], parts[3]).getMessage();
      harmless(OneLine.PREFIX + said, OneLine.MOST);
    }
  }

  /** By the Unicode Standard's own lists, not by categories as the program goes. */
  private static void harmless(String line, int most) {
    assertThat(line.length()).isLessThanOrEqualTo(most);
    line.codePoints()
        .forEach(
            c ->
                assertThat(
                        c < 0x20
                            || c >= 0x7f && c < 0xa0
                            || c == 0x61c
                            || c >= 0x200b && c <= 0x200f
                            || c >= 0x2028 && c <= 0x202e
                            || c >= 0x2060 && c <= 0x206f
                            || c >= 0xd800 && c <= 0xdfff
                            || c == 0xfeff)
                    .as("U+%04X in %s", c, line)
                    .isFalse());
  }

  static Stream<String[]> spellings() {
    return Stream.of(
        new String[] {"a\nb\r\tc", "a\\nb\\r\\tc"},
        new String[] {"\u001b[2Jgone", "\\u001b[2Jgone"},
        new String[] {"gnp.\u202exslx", "gnp.\\u202exslx"},
        new String[] {"C:\\new\\table.csv", "C:\\new\\table.csv"},
        new String[] {"\ud800x", "\\ud800x"},
        new String[] {"Größe \ud83d\ude00", "Größe \ud83d\ude00"});
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void spelledSoThatItCanBeFound(String text, String said) {
    assertThat(OneLine.of(text)).isEqualTo(said);
  }

  @Test
  void filePlaceAndMendStayReadable() {
    String said =
        BadInputException.of(
                "data/" + "deep/".repeat(100) + "table.csv",
                "line 7, column 3 (%s)".formatted("name".repeat(500)),
                "'%s' is not a number".formatted("x".repeat(35_000)),
                "Replace the cell or leave the row out.")
            .getMessage();
    assertThat(said)
        .startsWith("data/deep/")
        .contains("/table.csv, line 7, column 3 (name", "'xxxx", "xxx' is not a number. ")
        .endsWith(". Replace the cell or leave the row out.");
    assertThat(said.length() + OneLine.PREFIX.length()).isBetween(280, OneLine.MOST);
  }

  @Test
  void shortMessagesStayAsTheyAre() {
    assertThat(BadInputException.of("a.csv", "line 2", "it is odd", "Mend it.").getMessage())
        .isEqualTo("a.csv, line 2: it is odd. Mend it.");
    assertThat(BadInputException.of("a.csv", "", "it is odd", "Mend it.").getMessage())
        .isEqualTo("a.csv: it is odd. Mend it.");
  }
}
