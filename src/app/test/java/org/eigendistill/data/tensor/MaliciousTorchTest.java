// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.OneLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to run programs, to take memory or time, or to be read as something else. */
class MaliciousTorchTest {
  private static final byte[] FLOATS =
      ByteBuffer.allocate(16)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putFloat(1)
          .putFloat(2)
          .putFloat(3)
          .putFloat(4)
          .array();

  @TempDir private Path folder;

  private Path file(byte... bytes) throws IOException {
    return Files.write(folder.resolve("evil.pt"), bytes);
  }

  private void refused(byte[] bytes, String... said) throws IOException {
    Path file = file(bytes);
    assertThatThrownBy(
            () -> {
              TorchArchive archive = TorchArchive.of(file);
              for (String name : archive.names()) {
                archive.requireWhole(name);
                archive.tensor(name);
              }
            })
        .isInstanceOf(BadInputException.class)
        .satisfies(
            e -> {
              assertThat(e.getMessage()).startsWith(file.toString()).contains(said);
              assertThat(OneLine.PREFIX.length() + e.getMessage().length())
                  .isLessThanOrEqualTo(OneLine.MOST);
              assertThat(e.getMessage()).doesNotContain("\n");
            });
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  private void refused(Pickle pickle, String... said) throws IOException {
    refused(Pickle.archive(pickle.stop(), FLOATS), said);
  }

  private Pickle good(Pickle pickle) {
    return pickle.tensor("0", 4, 0, new long[] {2, 2}, 2, 1);
  }

  /** What this class's own writer makes is read, so that what is refused is so for its fault. */
  @Test
  void theWriterIsRight() throws IOException {
    Tensor tensor =
        TorchArchive.of(file(Pickle.archive(good(new Pickle()).stop(), FLOATS))).tensor("");
    assertThat(SafetensorsTest.all(tensor)).containsExactly(1, 2, 3, 4);
  }

  private String touch() {
    return "touch " + folder.resolve("touched");
  }

  /** As the whole, and beside a tensor that is as it should be. */
  private void attackIsRefused(Consumer<Pickle> attack, String... said) throws IOException {
    Pickle alone = new Pickle();
    attack.accept(alone);
    refused(alone, said);
    Pickle beside = good(new Pickle().ops("}").text("w")).ops("s").text("x");
    attack.accept(beside);
    refused(beside.ops("s"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "nt, system",
    "subprocess, Popen",
    "subprocess, check_output",
    "builtins, eval",
    "builtins, exec",
    "__builtin__, eval",
    "builtins, __import__",
    "builtins, open",
    "runpy, _run_code",
    "importlib, import_module",
    "os.path, join",
    "shutil, rmtree"
  })
  void whatRunsProgramsIsRefusedWhole(String module, String name) throws IOException {
    String asked = "it asks for %s.%s, which is no tensor".formatted(module, name);
    attackIsRefused(
        p -> p.global(module, name).ops("(").text(touch()).ops("tR"), asked, "Do not load");
    attackIsRefused(
        p -> p.text(module).text(name).op(0x93).ops("(").text(touch()).ops("tR"), asked);
    attackIsRefused(p -> p.global(module, name).ops(")").op(0x81), asked);
    attackIsRefused(p -> p.global(module, name).ops("}b"), asked);
  }

  @Test
  void otherWaysToCallAreOpcodesThatAreNotKnown() throws IOException {
    attackIsRefused(p -> p.ops("(").text(touch()).ops("iposix\nsystem\n"), "opcode 0x69"); // INST
    attackIsRefused(p -> p.ops("(").global("a", "B").text(touch()).ops("o"), "opcode 0x6f"); // OBJ
    attackIsRefused(p -> p.global("a", "B").ops(")}").op(0x92), "opcode 0x92"); // NEWOBJ_EX
    attackIsRefused(p -> p.op(0x82, 1), "opcode 0x82"); // EXT1
    attackIsRefused(p -> p.ops("Pname\n"), "opcode 0x50"); // PERSID
    attackIsRefused(p -> p.ops("I01\n"), "opcode 0x49"); // INT
    attackIsRefused(p -> p.ops("N2"), "opcode 0x32"); // DUP
    attackIsRefused(p -> p.ops("N0"), "opcode 0x30"); // POP
    attackIsRefused(p -> p.op(0x97), "opcode 0x97"); // NEXT_BUFFER
  }

  /** What is unknown is neither called nor offered, and stands in no tensor's way. */
  @Test
  void unknownNamesAreOpaque() throws IOException {
    Pickle pickle = good(new Pickle().ops("}").text("w")).ops("s").text("x");
    pickle.global("evil", "function").ops("(").text(touch()).ops("tR}(").text("a").ops("NubsN)s");
    TorchArchive archive = TorchArchive.of(file(Pickle.archive(pickle.stop(), FLOATS)));
    assertThat(archive.names()).containsExactly("w");
    assertThat(archive.other("x")).contains("evil.function");
    assertThat(Files.exists(folder.resolve("touched"))).isFalse();
    refused(new Pickle().global("evil", "function").ops(")R"), "it asks for evil.function");
    refused(new Pickle().global("evil", "Class"), "it asks for evil.Class");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4|0|2 2|2 1|17 ok",
        "4|0|-1|1|negative",
        "4|-1|2|1|negative",
        "4|0|2|-1|negative",
        "4|0|5|1|element 4 of a storage of 4",
        "4|3|2|1|element 4 of a storage of 4",
        "4|0|2 2|3 2|element 5 of a storage of 4",
        "4|9223372036854775807|2|1|overflow",
        "4|0|9223372036854775807|9223372036854775807|overflow",
        "4|0|9223372036854775807 9223372036854775807|0 0|overflow",
        "4|0|2|1 1|1 axes with 2 strides",
        "5|0|2|1|its storage has 16 bytes, of 5 numbers of 4 bytes",
        "9223372036854775807|0|9223372036854775807|1|its storage has 16 bytes",
        "4|0|5|0|its 5 numbers are views of 4",
        "4|0|1000000000 4|0 1|numbers are views of 4",
        "-4|0|1|1|no storage"
      })
  void placesOutsideOfTheStorageAreRefused(
      long count, long offset, String shape, String strides, String said) throws IOException {
    Pickle pickle = new Pickle().tensor("0", count, offset, longs(shape), longs(strides));
    if (said.equals("17 ok")) {
      TorchArchive.of(file(Pickle.archive(pickle.stop(), FLOATS))).tensor("");
    } else {
      refused(pickle, said);
    }
  }

  private static long[] longs(String text) {
    return java.util.Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  @Test
  void axesWithoutEnd() throws IOException {
    refused(new Pickle().tensor("0", 4, 0, new long[65], new long[65]), "65 axes");
  }

  @Test
  void storagesThatAreNotThere() throws IOException {
    refused(new Pickle().tensor("1", 4, 0, new long[] {4}, 1), "its storage data/1 is not there");
    refused(new Pickle().tensor("../data.pkl", 4, 0, new long[] {4}, 1), "is not there");
    refused(new Pickle().ops("(").text("storage").ops("tQ"), "no storage");
    refused(new Pickle().ops("NQ"), "no storage");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t",
        "R",
        "b",
        "s",
        "u",
        "a",
        "e",
        "Q",
        "q\0",
        "h\1",
        "Ns",
        "NNs",
        "N(s",
        "(NNs",
        "(Nu",
        "]Nu",
        "](NNu",
        "}(Nu",
        "}Na",
        "}(Ne",
        "NNR",
        "N)R",
        "NNb",
        "]Nb",
        "X\u00ff\u00ff\u00ff\u00ff",
        "X\1\0\0\0",
        "J\0\0",
        "G\0",
        "\u008a\u00ff",
        "cos",
        "\u0093",
        "K\1K\2\u0093",
        "\u0085",
        "N\u0086",
        "N(\u0085",
        "NN",
        "N(",
        "\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
        "",
        "\u0080\6N",
        "ccollections\nOrderedDict\nNR"
      })
  void whatDoesNotFitTogetherIsRefused(String opcodes) throws IOException {
    refused(new Pickle().ops(opcodes), "data.pkl, byte");
  }

  @Test
  void nothingFollowsTheEnd() throws IOException {
    refused(Pickle.archive(good(new Pickle()).ops(".").stop(), FLOATS), "more than one value");
  }

  @Test
  void nestingWithoutEnd() throws IOException {
    Pickle deep = new Pickle();
    deep.ops("]".repeat(200) + "a".repeat(199));
    refused(deep, "nested too deep");
    refused(new Pickle().ops("]q\0h\0a"), "nested too deep"); // a list that holds itself
    refused(new Pickle().ops("}q\0").text("k").ops("h\0s"), "nested too deep");
    refused(new Pickle().ops("]q\0h\0\u0085a"), "nested too deep");
  }

  /** Tuples, each of the one before it twice: a billion values in some hundred bytes. */
  private static Pickle unfolding(Pickle first, int times) {
    first.ops("q\0");
    for (int k = 0; k < times; k++) {
      first.ops("h").op(k).ops("h").op(k).op(0x86).ops("q").op(k + 1);
    }
    return first.ops("t");
  }

  @Test
  void listsThatUnfold() throws IOException {
    refused(unfolding(new Pickle().ops("(]"), 30), "are too many");
    refused(unfolding(good(new Pickle().ops("(")), 17), "are too many");
    TorchArchive few =
        TorchArchive.of(
            file(Pickle.archive(unfolding(good(new Pickle().ops("(")), 3).stop(), FLOATS)));
    assertThat(few.names()).hasSize(1 + 2 + 4 + 8).contains("0", "1.1", "3.1.0.1");
  }

  @Test
  void namesThatUnfold() throws IOException {
    Pickle many = new Pickle().ops("(").ops("}").text("k".repeat(980));
    refused(unfolding(good(many).ops("s"), 14), "too long names");
    Pickle longName = good(new Pickle().ops("}").text("k".repeat(1001))).ops("s");
    refused(longName, "too long names");
  }

  @Test
  void opcodesWithoutEnd() throws IOException {
    byte[] marks = new Pickle().ops("N" + "q\0".repeat(1_000_000)).stop();
    refused(Pickle.zip("a/data.pkl", marks), "more than 1,000,000 opcodes");
  }

  @Test
  void twoTensorsOfOneName() throws IOException {
    Pickle pickle = good(new Pickle().ops("}").text("a.b")).ops("s").text("a").ops("}").text("b");
    refused(good(pickle).ops("ss"), "two of its tensors are named 'a.b'");
  }

  @Test
  void membersThatArePacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a/data.pkl"));
      zip.write(new Pickle().ops("N").stop());
      zip.write(new byte[1 << 24]); // a bomb of some kilobytes
    }
    refused(bytes.toByteArray(), "member a/data.pkl: it is packed", "do not zip it");
  }

  @Test
  void picklesThatAreTooLong() throws IOException {
    byte[] whole = Pickle.archive(good(new Pickle()).stop(), FLOATS);
    // The directory says so, and where the member ends says otherwise.
    int at = indexOf(whole, "PK\1\2") + 20;
    ByteBuffer.wrap(whole)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(at, 1 << 27)
        .putInt(at + 4, 1 << 27);
    refused(whole, "member a/data.pkl: it overlaps");
  }

  @Test
  void membersOfOneName() throws IOException {
    byte[] pickle = good(new Pickle()).stop();
    refused(
        Pickle.zip("a/data.pkl", pickle, "a/data.pkl", pickle), "two of its members have one name");
    refused(Pickle.zip("a/data.pkl", pickle, "b/data.pkl", pickle), "2 members data.pkl");
    refused(Pickle.zip("data.pkl", pickle), "0 members data.pkl");
    refused(Pickle.zip("a/data.pkl", pickle, "a/constants.pkl", pickle), "TorchScript");
  }

  @Test
  void membersThatOverlap() throws IOException {
    byte[] whole = Pickle.archive(good(new Pickle()).stop(), FLOATS);
    int second = indexOf(whole, "PK\1\2", indexOf(whole, "PK\1\2") + 1);
    byte[] same = whole.clone();
    ByteBuffer.wrap(same).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 0);
    refused(same, "overlaps");
    byte[] outside = whole.clone();
    ByteBuffer.wrap(outside).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, whole.length);
    refused(outside, "directory is damaged");
  }

  @Test
  void headersThatDiffer() throws IOException {
    byte[] whole = Pickle.archive(good(new Pickle()).stop(), FLOATS);
    byte[] named = whole.clone();
    named[30] = 'b';
    refused(named, "member a/data.pkl: its own header is not as the directory says");
    byte[] longer = whole.clone();
    longer[28] = 50; // an extra field, into what follows
    refused(longer, "its own header is not");
    byte[] flipped = whole.clone();
    flipped[indexOf(whole, "a/data/0") + 9] ^= 1;
    refused(flipped, "member a/data/0", "CRC-32");
    byte[] encrypted = whole.clone();
    encrypted[indexOf(whole, "PK\1\2") + 8] = 1;
    refused(encrypted, "encrypted");
  }

  @Test
  void endsOfArchives() throws IOException {
    byte[] whole = Pickle.archive(good(new Pickle()).stop(), FLOATS);
    int end = whole.length - 22;
    for (int field : new int[] {10, 12, 16}) {
      byte[] wrong = whole.clone();
      wrong[end + field] ^= 0x55;
      refused(wrong, "directory is damaged");
    }
    byte[] commented = java.util.Arrays.copyOf(whole, whole.length + 3);
    commented[end + 20] = 3;
    assertThat(TorchArchive.of(file(commented)).names()).containsExactly("");
    refused(java.util.Arrays.copyOf(whole, whole.length + 3), "no directory at its end");
  }

  @Test
  void endsOfLargeArchives() throws IOException {
    byte[] whole = Pickle.wide(Pickle.archive(good(new Pickle()).stop(), FLOATS));
    assertThat(SafetensorsTest.all(TorchArchive.of(file(whole)).tensor("")))
        .containsExactly(1, 2, 3, 4);
    int locator = whole.length - 42;
    for (int place :
        new int[] {locator + 8, locator + 15, locator - 24, locator - 9, locator - 1}) {
      byte[] wrong = whole.clone();
      wrong[place] ^= (byte) 0x81;
      refused(wrong, "directory is damaged");
    }
    int extra = indexOf(whole, "\1\0\u0018\0");
    byte[] longer = whole.clone();
    longer[extra + 2] = (byte) 0xff; // beyond its member
    refused(longer, "directory is damaged");
    byte[] negative = whole.clone();
    negative[extra + 27] = (byte) 0x80;
    refused(negative, "directory is damaged");
    byte[] two = whole.clone(); // a second directory told by the shorter end
    two[whole.length - 22 + 10] = 1;
    two[whole.length - 22 + 11] = 0;
    refused(two, "directory is damaged");
  }

  @Test
  void anotherOrderOfBytes() throws IOException {
    byte[] pickle = good(new Pickle()).stop();
    byte[] big = ByteBuffer.allocate(16).putFloat(1).putFloat(2).putFloat(3).putFloat(4).array();
    byte[] order = "big".getBytes(StandardCharsets.UTF_8);
    Tensor tensor =
        TorchArchive.of(
                file(Pickle.zip("a/data.pkl", pickle, "a/byteorder", order, "a/data/0", big)))
            .tensor("");
    assertThat(SafetensorsTest.all(tensor)).containsExactly(1, 2, 3, 4);
    refused(
        Pickle.zip("a/data.pkl", pickle, "a/byteorder", new byte[] {'?'}, "a/data/0", big),
        "member a/byteorder: '?' is no order of bytes");
  }

  private static int indexOf(byte[] bytes, String text) {
    return indexOf(bytes, text, 0);
  }

  private static int indexOf(byte[] bytes, String text, int from) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text, from);
  }
}
