// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.experiment.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The explorer: one page with the engine in it, which is made beforehand (profile {@code explorer})
 * and committed as figures/explorer.html.
 */
public final class ExplorerPage {
  /** Its name in a folder of figures. */
  public static final String FILE = "explorer.html";

  /** How a page of this kind begins, by which it is known again. */
  private static final String MARK = "<meta name=\"sources\" content=\"sha256:";

  private static final int HEAD = 2000;

  private ExplorerPage() {}

  /** Its text. */
  public static String text() {
    try (InputStream in =
        Objects.requireNonNull(ExplorerPage.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file is an explorer, of whatever version. */
  public static boolean is(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains(MARK);
    }
  }

  /** The digest of the sources that it was made of, in hexadecimal digits. */
  public static String sources() {
    String text = text();
    int from = text.indexOf(MARK) + MARK.length();
    return text.substring(from, text.indexOf('"', from));
  }
}
