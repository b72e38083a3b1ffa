// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eigendistill.base.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the format's own library made, and such as nobody should make. */
class SafetensorsTest {
  static final Path MADE = Path.of("src/app/test/resources/org/eigendistill/data/tensor");

  @TempDir private Path folder;

  static double[] all(Tensor tensor) {
    double[] values = new double[(int) tensor.count()];
    try (TensorReader reader = tensor.open()) {
      reader.read(0, values.length, values);
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "F64, -1 -0.6666666666666667 -0.33333333333333337 0 0.33333333333333326 0.6666666666666667",
    "F32, -1 -.75 -.5 -.25 0 .25",
    "F16, -1 -.75 -.5 -.25 0 .25",
    "BF16, -1 -.75 -.5 -.25 0 .25",
    "I64, -3 -2 -1 0 1 2",
    "I32, -3 -2 -1 0 1 2",
    "I16, -3 -2 -1 0 1 2",
    "I8, -3 -2 -1 0 1 2",
    "U32, 4294967290 4294967291 4294967292 4294967293 4294967294 4294967295",
    "U16, 65530 65531 65532 65533 65534 65535",
    "U8, 250 251 252 253 254 255",
    "BOOL, 0 1 0 1 0 1"
  })
  void everyTypeIsRead(ElementType type, String values) {
    Tensor tensor = Safetensors.of(MADE.resolve("types.safetensors")).tensor(type.name());
    assertThat(tensor.type()).isEqualTo(type);
    assertThat(tensor.shape()).containsExactly(2, 3);
    assertThat(all(tensor))
        .containsExactly(
            java.util.Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray());
  }

  @Test
  void scalarsEmptyTensorsAndThreeAxes() {
    Safetensors file = Safetensors.of(MADE.resolve("types.safetensors"));
    assertThat(file.tensor("scalar").shape()).isEmpty();
    assertThat(all(file.tensor("scalar"))).containsExactly(2.5);
    assertThat(file.tensor("empty").count()).isZero();
    assertThat(file.tensor("tokens").shape()).containsExactly(2, 3, 4);
    double[] block = new double[4];
    try (TensorReader reader = file.tensor("tokens").open()) {
      reader.read(17, 4, block);
    }
    assertThat(block).containsExactly(17, 18, 19, 20);
    assertThat(file.names()).hasSize(16).doesNotContain("__metadata__");
  }

  @Test
  void aTensorOfAShardIsFoundByTheIndex() {
    ShardedSafetensors model = ShardedSafetensors.of(MADE.resolve("model.safetensors.index.json"));
    assertThat(model.names()).containsExactly("a", "b", "c");
    assertThat(all(model.tensor("b"))).containsExactly(1, 1, 1, 1);
    assertThat(all(model.tensor("c"))).containsExactly(2, 2, 2, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'weight_map': {'a': '../x.safetensors'}}|tensor a: its file '../x.safetensors' is not one beside",
        "{'weight_map': {'a': '/etc/x.safetensors'}}|is not one beside",
        "{'weight_map': {'a': 'b\\\\x.safetensors'}}|is not one beside",
        "{'weight_map': {'a': '..'}}|is not one beside",
        "{'weight_map': {'a': 'no.safetensors'}}|no.safetensors is not there",
        "{'weight_map': {'a': 'x.safetensors'}}|it is not in",
        "{'weight_map': {'a': 'x', 'a': 'y'}}|Duplicate",
        "{'weight_map': ['a']}|no object",
        "{'weight_map': {'a': 1}}|no text",
        "{'weight_map': {}}|no weight_map",
        "{}|no weight_map",
        "[]|no object",
        "{} {}|more follows",
        "{'weight_map'|JSON is damaged"
      })
  void indexesThatLeadElsewhereAreRefused(String json, String said) throws IOException {
    Files.write(
        folder.resolve("x.safetensors"),
        file("{'b':{'dtype':'U8','shape':[1],'data_offsets':[0,1]}}", 1));
    Path index =
        Files.writeString(folder.resolve("m.safetensors.index.json"), json.replace('\'', '"'));
    assertThatThrownBy(() -> ShardedSafetensors.of(index).tensor("a"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(index.toString())
        .hasMessageContaining(said);
  }

  private static byte[] file(String header, int bytes) {
    byte[] text = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }

  private void refused(byte[] bytes, String... said) throws IOException {
    Path file = Files.write(folder.resolve("f.safetensors"), bytes);
    assertThatThrownBy(() -> Safetensors.of(file))
        .isInstanceOf(BadInputException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(file.toString()).contains(said));
  }

  @Test
  void aHeaderMayEndInSpacesOnly() throws IOException {
    String header = "{'x':{'dtype':'U8','shape':[2],'data_offsets':[0,2]}}";
    Path file = Files.write(folder.resolve("f.safetensors"), file(header + "    ", 2));
    assertThat(all(Safetensors.of(file).tensor("x"))).containsExactly(0, 0);
    refused(file(header + "{}", 2), "more follows");
    refused(file(" " + header, 2), "does not begin with '{'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}|4|[0, 4], where [2] of F32 takes 8 bytes",
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}|8|[8, 0], where",
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}}|8|from 0 on",
        "{'x':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}|8|from 0 on",
        "{'x':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,0]}}|0|more than a file holds",
        "{'x':{'dtype':'F32','shape':[4611686018427387904],'data_offsets':[0,0]}}|0|more than a file holds",
        "{'x':{'dtype':'F32','shape':[9223372036854775808],'data_offsets':[0,0]}}|0|too large",
        "{'x':{'dtype':'F32','shape':[1.0],'data_offsets':[0,4]}}|4|whole number",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4,4]}}|4|two data_offsets",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[4]}}|4|two data_offsets",
        "{'x':{'dtype':'F32','shape':[1]}}|4|two data_offsets",
        "{'x':{'shape':[1],'data_offsets':[0,4]}}|4|needs dtype",
        "{'x':{'dtype':'F33','shape':[1],'data_offsets':[0,4]}}|4|type 'F33' is not known",
        "{'x':{'dtype':'f32','shape':[1],'data_offsets':[0,4]}}|4|type 'f32' is not known",
        "{'x':{'dtype':'U8','shape':[1],'data_offsets':[0,1],'more':1}}|1|unknown key 'more'",
        "{'x':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},'x':{'dtype':'U8','shape':[1],'data_offsets':[1,2]}}|2|Duplicate field 'x'",
        "{'x':{'dtype':'U8','dtype':'I8','shape':[1],'data_offsets':[0,1]}}|1|Duplicate field 'dtype'",
        "{'x':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'y':{'dtype':'U8','shape':[2],'data_offsets':[1,3]}}|3|tensor y: it begins at byte 1 of the data, where the one before it ends at 2",
        "{'x':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'y':{'dtype':'U8','shape':[2],'data_offsets':[3,5]}}|5|tensor y: it begins at byte 3",
        "{'x':{'dtype':'U8','shape':[2],'data_offsets':[1,3]}}|3|tensor x: it begins at byte 1",
        "{'x':{'dtype':'U8','shape':[2],'data_offsets':[0,2]}}|3|take 2 bytes, and 3 are there",
        "{'x':{'dtype':'U8','shape':[2],'data_offsets':[0,2]}}|1|take 2 bytes, and 1 are there. It is cut short",
        "{'__metadata__':{'a':1}}|0|no text",
        "{'__metadata__':1}|0|no object",
        "{'x':null}|0|no object",
        "{'x'}|0|JSON is damaged",
        "{'x':{'dtype':'U8','shape':[[1]],'data_offsets':[0,1]}}|1|whole number"
      })
  void whatTheFormatForbidsIsRefused(String header, int bytes, String said) throws IOException {
    refused(file(header, bytes), said);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 100_000_001, 9_000_000_000_000_000_000L, 54})
  void lengthsThatCannotBeAreRefusedBeforeMemoryIsTaken(long length) throws IOException {
    byte[] bytes = file("{'x':{'dtype':'U8','shape':[1],'data_offsets':[0,1]}}", 1);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(0, length + (length == 54 ? 1 : 0));
    refused(bytes, "byte 0", "save it again");
  }

  @Test
  void filesShorterThanALength() throws IOException {
    refused(new byte[7], "byte 0", "does not begin with a header's length");
  }

  @Test
  void floatsOfEightBitsAreRefusedByNameAndOthersBesideThemAreRead() {
    Safetensors file = Safetensors.of(MADE.resolve("eight.safetensors"));
    assertThat(all(file.tensor("x"))).containsExactly(1, 1, 1, 1);
    assertThatThrownBy(() -> file.tensor("f8"))
        .hasMessageContaining("tensor f8: its elements are of type F8_E4M3")
        .hasMessageContaining("tensor.float()");
  }

  @Test
  void aFileThatIsCutWhileItIsRead() throws IOException {
    Path file = Files.copy(MADE.resolve("one.safetensors"), folder.resolve("cut.safetensors"));
    Tensor tensor = Safetensors.of(file).tensor("logits");
    byte[] whole = Files.readAllBytes(file);
    try (TensorReader reader = tensor.open()) {
      Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
      assertThatThrownBy(() -> reader.read(0, 6, new double[6]))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("tensor logits, byte %d".formatted(whole.length - 1))
          .hasMessageContaining("the file ends here");
    }
  }
}
