// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private static final byte[] TEXT = "a,y\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);
  private static final Path INPUT = Path.of("-");

  private final InputStream before = System.in;
  @TempDir private Path folder;

  @AfterEach
  void giveBack() {
    System.setIn(before);
  }

  @Test
  void standardInputIsReadOnceAndOpenedOften() throws IOException {
    System.setIn(new ByteArrayInputStream(TEXT));
    for (int i = 0; i < 3; i++) {
      assertThat(bytes(INPUT)).isEqualTo(TEXT);
    }
    // by `printf 'a,y\n1,2\n3,4\n' | sha256sum`
    assertThat(Sources.sha256(INPUT))
        .isEqualTo("caaa92249a6f95367edbad1765983d001e57cf725e649489415f8828fd5b8446");
    assertThat(Sources.name(INPUT)).isEqualTo("standard input");
    System.setIn(new ByteArrayInputStream(new byte[0]));
    assertThatThrownBy(() -> Sources.open(INPUT))
        .hasMessageContaining("standard input: it is empty");
  }

  @Test
  void zippedStandardInputIsUnzipped() throws IOException {
    System.setIn(new ByteArrayInputStream(zipped(TEXT)));
    assertThat(bytes(INPUT)).isEqualTo(TEXT);
  }

  @Test
  void aPipeIsReadOnceAndOpenedOften() throws Exception {
    Path pipe = folder.resolve("pipe.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer = new Thread(() -> write(pipe));
    writer.start();
    assertThat(bytes(pipe)).isEqualTo(TEXT);
    assertThat(bytes(pipe)).isEqualTo(TEXT);
    writer.join();
  }

  private static void write(Path pipe) {
    try {
      Files.write(pipe, TEXT);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void allMembersOfGzipAreRead() throws IOException {
    Path file = folder.resolve("two.csv.gz");
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(zipped(Arrays.copyOf(TEXT, 5)));
    both.write(zipped(Arrays.copyOfRange(TEXT, 5, TEXT.length)));
    Files.write(file, both.toByteArray());
    assertThat(bytes(file)).isEqualTo(TEXT);
  }

  /** Every bit of the trailer, every cut, and a second member that is none. */
  @Test
  void aBrokenGzipIsRefusedWhereverItIsBroken() throws IOException {
    byte[] good = zipped(TEXT);
    Path file = folder.resolve("broken.csv.gz");
    for (int bit = 0; bit < 64; bit++) {
      byte[] bad = good.clone();
      bad[good.length - 8 + bit / 8] ^= (byte) (1 << bit % 8);
      refused(file, bad);
    }
    for (int length = 1; length < good.length; length++) {
      refused(file, Arrays.copyOf(good, length));
    }
    byte[] more = Arrays.copyOf(good, good.length + 5);
    Arrays.fill(more, good.length, more.length, (byte) 'x');
    refused(file, more);
    refused(file, TEXT);
  }

  /** No byte of the compressed data can be changed unseen. */
  @Test
  void aFlippedBitIsFound() throws IOException {
    byte[] text = new byte[5000];
    Random random = new Random(1);
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) ("0123456789,.\n".charAt(random.nextInt(13)));
    }
    byte[] good = zipped(text);
    Path file = folder.resolve("flipped.csv.gz");
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      bad[10 + random.nextInt(good.length - 10)] ^= (byte) (1 << random.nextInt(8));
      refused(file, bad);
    }
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThatThrownBy(() -> Sources.open(folder)).hasMessageContaining("it is a folder");
    assertThatThrownBy(() -> Sources.sha256(folder.resolve("no.csv")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("there is no such file");
  }

  private static void refused(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    assertThatThrownBy(() -> bytes(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(".csv.gz: it cannot be unzipped (");
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Sources.open(file)) {
      return in.readAllBytes();
    }
  }

  private static byte[] zipped(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
