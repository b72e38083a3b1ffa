// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.eigendistill.experiment.page.ExplorerPage;

/** The explorer in a browser, asked by a script. */
final class AskedPage {
  private AskedPage() {}

  /**
   * Asks, and nothing may stand on the console.
   *
   * @param script gives its answer to {@code found}
   * @param folder for the browser
   */
  static JsonNode of(String script, Path folder) throws Exception {
    Browser.Sight sight =
        ServedPage.open(ExplorerPage.text(), "", Browser.View.LIGHT, script, folder);
    assertThat(sight.console()).isEmpty();
    return sight.measured();
  }
}
