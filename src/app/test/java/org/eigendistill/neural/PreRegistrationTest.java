// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.eigendistill.output.FileDigest;
import org.junit.jupiter.api.Test;

class PreRegistrationTest {
  private static final Path PAGE = Path.of("src/docs/pre-registration.md");

  @Test
  void thePageIsTheOneUnderDocs() throws IOException {
    assertThat(PAGE).hasContent(PreRegistration.text());
    assertThat(PreRegistration.sha256()).isEqualTo(FileDigest.of(PAGE).sha256());
  }
}
