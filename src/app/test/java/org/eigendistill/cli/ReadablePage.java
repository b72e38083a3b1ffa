// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/** What every reader of a page is owed, in whatever browser and light. */
final class ReadablePage {
  /** WCAG 2.1, level AA, for text of usual size. */
  static final double CONTRAST = 4.5;

  private ReadablePage() {}

  /** Opens a page and looks: nothing from elsewhere, no fault, contrast, headings, widths. */
  static void check(Path page, Browser.View view, Path folder) throws Exception {
    check(Browser.open(page, view, folder), view);
  }

  /** Looks at what was measured of an open page. */
  static void check(Browser.Sight sight, Browser.View view) {
    JsonNode found = sight.measured();
    assertThat(sight.console()).as("console").isEmpty();
    assertThat(found.get("loaded")).as("loaded from elsewhere").isEmpty();
    assertThat(found.get("dark").booleanValue()).isEqualTo(view.dark());
    assertThat(found.get("language").textValue()).isEqualTo("en");
    headings(found.get("headings"));
    for (JsonNode picture : found.get("pictures")) {
      // a drawing that is dragged is a control
      assertThat(picture.get("role").textValue()).isIn("img", "slider", "group");
      assertThat(picture.get("name").textValue()).hasSizeGreaterThan(10);
      assertThat(picture.get("broken").booleanValue()).isFalse();
    }
    assertThat(found.get("pairs")).isNotEmpty();
    for (JsonNode pair : found.get("pairs")) {
      assertThat(pair.get("contrast").doubleValue())
          .as("%s: %s", pair.get("pair").textValue(), pair.get("words").textValue())
          .isGreaterThanOrEqualTo(CONTRAST);
    }
    assertThat(found.get("width").intValue()).isEqualTo(view.width());
    assertThat(found.get("wide")).as("wider than the screen").isEmpty();
    assertThat(found.get("scrollWidth").intValue()).isLessThanOrEqualTo(view.width());
    assertThat(found.get("unreachable")).as("scrolls, but not by keyboard").isEmpty();
  }

  /** One first heading, at the start; none skips a level on the way down. */
  private static void headings(JsonNode levels) {
    int before = 0;
    int first = 0;
    for (JsonNode level : levels) {
      assertThat(level.intValue()).as("headings %s", levels).isLessThanOrEqualTo(before + 1);
      before = level.intValue();
      first += before == 1 ? 1 : 0;
    }
    assertThat(first).as("headings %s", levels).isEqualTo(1);
  }
}
