// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad input: one clear line, the right exit code, and nothing left behind. */
class BadInputTest {
  private static final String GOOD_ROWS = "1,2,5\n3,1,4\n2,2,9\n0.5,4,1\n";

  @TempDir private Path folder;

  @BeforeEach
  void goodFile() throws IOException {
    write("good.csv", "a,b,y\n" + GOOD_ROWS);
  }

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("missing.csv", null, "y", List.of("missing.csv", "no such file")),
        Arguments.of("empty.csv", "", "y", List.of("empty.csv", "empty")),
        Arguments.of("header.csv", "a,b,y\n", "y", List.of("header.csv", "no row")),
        Arguments.of("one.csv", "a,b,y\n1,2,3\n", "y", List.of("one.csv", "single row")),
        Arguments.of(
            "ragged.csv",
            "a,b,y\n1,2,3\n4,5\n",
            "y",
            List.of("ragged.csv", "line 3", "2 cells", "3")),
        Arguments.of(
            "text.csv",
            "a,b,y\n1,2,3\n4,five,6\n",
            "y",
            List.of("text.csv", "line 3", "column 2", "(b)", "'five'")),
        Arguments.of(
            "blank.csv", "a,b,y\n1,2,3\n4,,6\n", "y", List.of("line 3, column 2 (b)", "empty")),
        Arguments.of(
            "nan.csv", "a,b,y\n1,nan,3\n4,5,6\n", "y", List.of("line 2, column 2", "finite")),
        Arguments.of(
            "inf.csv", "a,b,y\n1,2,3\n4,5,-inf\n", "y", List.of("line 3, column 3", "finite")),
        Arguments.of("twice.csv", "a,a,y\n1,2,3\n4,5,6\n", "y", List.of("line 1", "named 'a'")),
        Arguments.of("good.csv", "a,b,y\n" + GOOD_ROWS, "price", List.of("'price'", "a, b, y")),
        Arguments.of("good.csv", "a,b,y\n" + GOOD_ROWS, "7", List.of("column 7", "1 to 3")),
        Arguments.of("only.csv", "y\n1\n2\n3\n", "y", List.of("only.csv", "no column of features")),
        Arguments.of(
            "zero.csv", "a,b,y\n0,0,1\n0,0,2\n", "y", List.of("zero.csv", "zero everywhere")),
        Arguments.of("data.xyz", "1,2\n", "1", List.of("data.xyz", "format")));
  }

  @ParameterizedTest(name = "{0}, target {2}")
  @MethodSource("files")
  void badFile(String name, String content, String target, List<String> said) throws Exception {
    if (content != null) {
      write(name, content);
    }
    refused(3, said, simulate("--data", name, "--target", target));
  }

  @Test
  void targetOfOtherLength() throws Exception {
    write("y.csv", "1\n2\n3\n");
    refused(
        3,
        List.of("y.csv", "3 rows", "4 rows", "good.csv"),
        simulate("--data", "good.csv", "--target", "y.csv"));
  }

  @Test
  void missingTargetFile() throws Exception {
    refused(
        3, List.of("y.npy", "no such file"), simulate("--data", "good.csv", "--target", "y.npy"));
  }

  @Test
  void npyOfComplexNumbers() throws Exception {
    Files.write(folder.resolve("c.npy"), npy("<c16", "False", "(2, 1)", new byte[32]));
    refused(3, List.of("c.npy", "<c16", "float64"), simulate("--data", "c.npy", "--target", "1"));
  }

  @Test
  void npyCutShort() throws Exception {
    Files.write(folder.resolve("cut.npy"), npy("<f8", "False", "(4, 3)", new byte[50]));
    refused(3, List.of("cut.npy", "cut short"), simulate("--data", "cut.npy", "--target", "1"));
  }

  @Test
  void npyWithNaN() throws Exception {
    byte[] numbers = doubles(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, Double.NaN);
    Files.write(folder.resolve("nan.npy"), npy("<f8", "False", "(2, 2)", numbers));
    refused(
        3,
        List.of("nan.npy", "row 2, column 2", "NaN"),
        simulate("--data", "nan.npy", "--target", "1"));
  }

  @Test
  void npzCutShort() throws Exception {
    byte[] whole = npz("X", doubles(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4));
    Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, whole.length / 2));
    refused(3, List.of("cut.npz", "NPZ"), simulate("--data", "cut.npz", "--target", "good.csv"));
  }

  @Test
  void npzWithoutTheKey() throws Exception {
    Files.write(
        folder.resolve("z.npz"), npz("features", doubles(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4)));
    refused(
        3,
        List.of("'X', which is read where no --key names one, but [features]"),
        simulate("--data", "z.npz", "--target", "good.csv"));
  }

  /** One line, exit code 3, and nothing written. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "module.pt|asks for torch.nn.modules.container.Sequential, which is no tensor|state_dict()",
        "script.pt|TorchScript|state_dict()",
        "old.pt|before version 1.6|torch.save(torch.load(f), f)",
        "checkpoint.pt:best_acc|best_acc: it is of numpy._core.multiarray.scalar|Name a tensor",
        "checkpoint.pt|no tensor 'X', which is read where no --key names one, but [model_state_dict.0.weight|checkpoint.pt:KEY",
        "eight.safetensors:f8|tensor f8: its elements are of type F8_E4M3|tensor.float()",
        "types.safetensors:masked|tensor masked, row 1, column 2: -Infinity|leave the row out"
      })
  void filesOfTensors(String name, String problem, String mend) throws Exception {
    Path made = Path.of("src/app/test/resources/org/eigendistill/data/tensor").toAbsolutePath();
    String file = name.replaceFirst(":.*", "");
    Files.copy(made.resolve(file), folder.resolve(file));
    String data = folder.resolve(name).toString();
    refused(3, List.of(file, problem, mend), simulate("--data", data, "--target", "1"));
  }

  @Test
  void recordsTheFileThatAnIndexNames() throws Exception {
    Path made = Path.of("src/app/test/resources/org/eigendistill/data/tensor").toAbsolutePath();
    String index = made + "/model.safetensors.index.json:c";
    Jar.Run run = run("sharded", simulate("--data", index, "--target", "1"));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("sharded").resolve("manifest.json")))
        .contains("model.safetensors.index.json", "model-00002-of-00002.safetensors")
        .doesNotContain("model-00001");
  }

  @Test
  void bigEndianAndFortranOrderAreReadRight() throws Exception {
    // [[1, 2, 5], [3, 1, 4], [2, 2, 9]] column by column
    byte[] numbers = doubles(ByteOrder.BIG_ENDIAN, 1, 3, 2, 2, 1, 2, 5, 4, 9);
    Files.write(folder.resolve("f.npy"), npy(">f8", "True", "(3, 3)", numbers));
    write("same.csv", "1,2,5\n3,1,4\n2,2,9\n");
    Jar.Run first = run("npy", simulate("--data", "f.npy", "--target", "3"));
    Jar.Run second = run("csv", simulate("--data", "same.csv", "--target", "3"));
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(Files.readString(folder.resolve("npy/spectrum.csv")))
        .isEqualTo(Files.readString(folder.resolve("csv/spectrum.csv")));
  }

  static Stream<Arguments> options() {
    return Stream.of(
        usage("negative time", "-1", "--times=-1,2"),
        usage("time zero", "0", "--times=0,1"),
        usage("NaN", "NaN", "--times=1,NaN"),
        usage("unsorted", "rise", "--times=2,1"),
        usage("text", "'soon'", "--times=soon"),
        usage("log grid", "FROM < TO", "--times=log:3:1:5"),
        usage("momentum of 1", "momentum", "--procedure=heavy-ball", "--momentum=1"),
        usage("negative momentum", "momentum", "--procedure=nesterov", "--momentum=-0.1"),
        usage("negative penalty", "penalty", "--procedure=decayed-flow", "--penalty=-1"),
        usage("no penalty", "--penalty", "--procedure=decayed-flow"),
        usage("step of 0", "step", "--procedure=descent", "--step=0"),
        usage("fractional steps", "whole steps", "--procedure=descent", "--times=1.5"),
        usage("unknown procedure", "adam", "--procedure=adam"),
        usage("step for flow", "--step", "--step=1"),
        usage("imitation", "imitation", "--imitation=NaN"),
        usage("generations", "generation", "--generations=0"),
        usage("teacher", "NaN", "--teacher=NaN"),
        usage("ridge cannot switch", "ridge", "--procedure=ridge", "--switch-at=1"),
        usage("kernel", "--kernel", "--kernel=cubic"),
        usage("gamma", "gamma", "--kernel=rbf:-1"),
        usage("kernel by svd", "svd", "--kernel=linear", "--route=svd"),
        usage("unknown option", "--tempo", "--tempo=1"));
  }

  private static Arguments usage(String name, String said, String... options) {
    return Arguments.of(name, said, options);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("options")
  void badOption(String name, String said, String... options) throws Exception {
    String[] all = simulate("--data", "good.csv", "--target", "y");
    // an option given by the case takes the place of the usual one
    List<String> kept =
        Stream.concat(
                Arrays.stream(all)
                    .filter(
                        word ->
                            Arrays.stream(options)
                                .noneMatch(
                                    o ->
                                        o.substring(0, o.indexOf('=')).equals(word.split("=")[0]))),
                Arrays.stream(options))
            .toList();
    refused(2, List.of(said, "--help"), kept.toArray(String[]::new));
  }

  @Test
  void classesThatAreNoWholeNumbers() throws Exception {
    write("c.csv", "a,y\n1,0\n2,0.5\n3,1\n");
    refused(
        3,
        List.of("c.csv", "0.5", "--one-hot"),
        simulate("--data", "c.csv", "--target", "y", "--one-hot"));
  }

  @Test
  void divergingStepNamesTheEigenvalue() throws Exception {
    refused(
        3,
        List.of("good.csv", "diverges at eigenvalue", "direction 1", "--step below"),
        simulate("--data", "good.csv", "--target", "y", "--procedure=descent", "--step=10"));
  }

  @Test
  void kernelOfTooManyRows() throws Exception {
    int rows = 46_400;
    byte[] body = new byte[2 * rows];
    body[0] = 1;
    Files.write(folder.resolve("many.npy"), npy("|u1", "False", "(" + rows + ", 2)", body));
    refused(
        3,
        List.of("many.npy", "46400 rows", "17 GB", "--kernel"),
        simulate("--data", "many.npy", "--target", "1", "--kernel=linear"));
  }

  @Test
  void noThreads() throws Exception {
    refused(
        2, List.of("--threads"), simulate("--data", "good.csv", "--target", "y", "--threads=0"));
  }

  @Test
  void noCommandAndUnknownCommand() throws Exception {
    assertThat(InProcess.run().exit()).isEqualTo(2);
    Jar.Run run = InProcess.run("simulat");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("simulate");
  }

  @Test
  void outputFolderThatIsAFile() throws Exception {
    write("taken", "something");
    Jar.Run run = run("taken", simulate("--data", "good.csv", "--target", "y"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("taken").contains("not a folder");
    assertThat(Files.readString(folder.resolve("taken"))).isEqualTo("something");
  }

  @Test
  void outputFolderThatCannotBeMade() throws Exception {
    write("file", "something");
    Jar.Run run = run("file/out", simulate("--data", "good.csv", "--target", "y"));
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("file: it is not a folder");
    nothingLeft();
  }

  private void refused(int exit, List<String> said, String... words) throws Exception {
    Jar.Run run = run("out", words);
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    assertThat(run.err()).contains(said).doesNotContain("Exception");
    assertThat(run.err().lines().count()).as(run.err()).isLessThanOrEqualTo(exit == 2 ? 3 : 1);
    assertThat(folder.resolve("out")).doesNotExist();
    nothingLeft();
  }

  private void nothingLeft() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      assertThat(list.filter(path -> path.getFileName().toString().startsWith("."))).isEmpty();
    }
  }

  /** Files named are those of the test's folder. */
  private Jar.Run run(String out, String... words) {
    String[] placed =
        Arrays.stream(words)
            .map(word -> word.matches("\\w+\\.\\w{3}") ? folder.resolve(word).toString() : word)
            .toArray(String[]::new);
    return InProcess.run(append(placed, "--out=" + folder.resolve(out)));
  }

  private static String[] append(String[] words, String last) {
    String[] longer = Arrays.copyOf(words, words.length + 1);
    longer[words.length] = last;
    return longer;
  }

  private static String[] simulate(String... options) {
    return Stream.of(
            Stream.of("simulate"),
            Arrays.stream(options),
            Stream.of("--quiet", "--no-figures", "--teacher=1", "--times=1,2"))
        .flatMap(words -> words)
        .toArray(String[]::new);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static byte[] doubles(ByteOrder order, double... values) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(order);
    Arrays.stream(values).forEach(buffer::putDouble);
    return buffer.array();
  }

  private static byte[] npy(String type, String fortran, String shape, byte[] body) {
    String head =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n".formatted(type, fortran, shape);
    ByteBuffer buffer =
        ByteBuffer.allocate(10 + head.length() + body.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    buffer.put((byte) 1).put((byte) 0).putShort((short) head.length());
    return buffer.put(head.getBytes(StandardCharsets.US_ASCII)).put(body).array();
  }

  private static byte[] npz(String key, byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(key + ".npy"));
      zip.write(npy("<f8", "False", "(2, 2)", body));
    }
    return bytes.toByteArray();
  }
}
