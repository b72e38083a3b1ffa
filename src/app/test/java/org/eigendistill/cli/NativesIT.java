// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.eigendistill.base.Matrix;
import org.eigendistill.base.NativeCache;
import org.eigendistill.base.Randomness;
import org.eigendistill.data.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Libraries that somebody planted are not run: each here is text, at which loading would fail, and
 * the run succeeds with the true one.
 */
@EnabledOnOs(OS.LINUX)
class NativesIT {
  @TempDir private Path folder;
  private Path caches;

  @BeforeEach
  void data() throws IOException {
    caches = folder.resolve("caches");
    Files.writeString(folder.resolve("d.csv"), "a,b,y\n1,2,5\n3,1,4\n2,2,9\n0.5,4,1\n");
  }

  /** Else JDK 24 and later print a warning on standard error where they load. */
  @Test
  void theJarIsAllowedToLoadThem() throws Exception {
    try (JarFile jar = new JarFile(Path.of("target", "eigendistill.jar").toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"))
          .isEqualTo("ALL-UNNAMED");
    }
  }

  @Test
  void plantedInTheCache() throws Exception {
    assertThat(simulate(caches, "openblas").exit()).isZero();
    List<Path> libraries = libraries();
    assertThat(libraries).hasSizeGreaterThan(4);
    for (Path library : libraries) {
      plantAt(library);
    }
    Files.writeString(libraries.get(0).resolveSibling("libevil.so"), "evil");
    Jar.Run run = simulate(caches, "openblas");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(libraries()).containsExactlyElementsOf(libraries);
    for (Path library : libraries) {
      assertThat(Files.readAllBytes(library)).as("%s", library).startsWith(0x7f, 'E', 'L', 'F');
    }
  }

  /** JavaCPP's and DJL's own folders, of the user's and of everybody's. */
  @Test
  void plantedWhereTheLibrariesLookByThemselves() throws Exception {
    assertThat(simulate(caches, "openblas").exit()).isZero();
    for (String place :
        List.of(
            "home/.javacpp/cache", "tmp/.javacpp-" + System.getProperty("user.name") + "/cache")) {
      for (Path library : libraries()) {
        Path copy = folder.resolve(place).resolve(cacheOfOpenBlas().relativize(library));
        Files.createDirectories(copy.getParent());
        Files.copy(library, copy, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        plantAt(copy);
      }
    }
    Jar.Run run =
        Jar.runOn(
            List.of(
                "-Duser.home=" + folder.resolve("home"),
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Dorg.bytedeco.javacpp.cacheDir=" + folder.resolve("home/.javacpp/cache")),
            folder,
            words("openblas"));
    assertThat(run.exit()).as(run.err()).isZero();
  }

  @Test
  void aFolderThatOthersCanWriteIsNotUsed() throws Exception {
    Path own = Files.createDirectories(caches.resolve("eigendistill"));
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
    Jar.Run auto = simulate(caches, "auto");
    assertThat(auto.exit()).as(auto.err()).isZero();
    assertThat(auto.err()).contains(own.toString(), "can be written by others", "pure Java solver");
    assertThat(Files.readString(folder.resolve("out/summary.json"))).contains("\"ejml\"");
    Jar.Run named = simulate(caches, "openblas");
    assertThat(named.exit()).isEqualTo(3);
    assertThat(named.err()).contains(own.toString(), "--solver ejml").hasLineCount(1);
  }

  @Test
  void withoutAPlaceForNativesTheRestWorks() throws Exception {
    Path file = Files.createFile(folder.resolve("no-folder"));
    Jar.Run auto = simulate(file, "auto");
    assertThat(auto.exit()).as(auto.err()).isZero();
    assertThat(auto.err()).contains(file.toString(), "XDG_CACHE_HOME");
    Jar.Run neural = neural(file);
    assertThat(neural.exit()).isEqualTo(3);
    assertThat(neural.err()).contains("PyTorch", file.toString(), "XDG_CACHE_HOME");
  }

  /** Half a gigabyte is unpacked. */
  @Tag("slow")
  @Test
  void plantedForNetworks() throws Exception {
    Path cache =
        NativeCache.open(
                caches.resolve("eigendistill"),
                "pytorch",
                Set.of("pytorch-native-", "pytorch-jni-"))
            .folder()
            .resolve("pytorch/2.7.1-20250812-cpu-linux-x86_64");
    Files.createDirectories(cache);
    for (String name : List.of("libtorch.so", "libtorch_cpu.so", "libevil.so")) {
      Files.writeString(cache.resolve(name), "evil");
    }
    Jar.Run run = neural(caches);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(cache.resolve("libevil.so")).doesNotExist();
    assertThat(caches).isDirectoryNotContaining(p -> p.endsWith("JNA"));
    Jar.Run elsewhere =
        Jar.runWith(
            Map.of("XDG_CACHE_HOME", caches.toString(), "PYTORCH_LIBRARY_PATH", "/x"),
            folder,
            neuralWords("other"));
    assertThat(elsewhere.exit()).isEqualTo(3);
    assertThat(elsewhere.err()).contains("PYTORCH_LIBRARY_PATH is set").hasLineCount(1);
  }

  /** Another content of the same length and date. */
  private static void plantAt(Path library) throws IOException {
    FileTime date = Files.getLastModifiedTime(library);
    byte[] text = new byte[(int) Files.size(library)];
    text[0] = 'x';
    Files.write(library, text);
    Files.setLastModifiedTime(library, date);
  }

  private Path cacheOfOpenBlas() throws IOException {
    try (Stream<Path> list = Files.list(caches.resolve("eigendistill"))) {
      return list.filter(p -> p.getFileName().toString().startsWith("openblas-"))
          .findAny()
          .orElseThrow();
    }
  }

  private List<Path> libraries() throws IOException {
    try (Stream<Path> walk = Files.walk(cacheOfOpenBlas())) {
      return walk.filter(p -> p.getFileName().toString().matches("lib.*\\.so.*"))
          .filter(p -> !Files.isSymbolicLink(p))
          .sorted()
          .toList();
    }
  }

  private Jar.Run simulate(Path cacheHome, String solver) throws Exception {
    return Jar.runWith(Map.of("XDG_CACHE_HOME", cacheHome.toString()), folder, words(solver));
  }

  private static String[] words(String solver) {
    return new String[] {
      "simulate",
      "--data=d.csv",
      "--target=y",
      "--teacher=1",
      "--times=1,2",
      "--no-figures",
      "--route=gram", // small data by their singular values never ask for OpenBLAS
      "--solver=" + solver,
      "--out=out"
    };
  }

  private Jar.Run neural(Path cacheHome) throws Exception {
    Randomness random = Randomness.of(1);
    Path data = Files.createDirectories(folder.resolve("data"));
    for (String part : List.of("train", "test")) {
      Matrix x = Matrix.fill(40, 3, (i, j) -> random.gaussian());
      NpyWriter.write(data.resolve(part + "_x.npy"), x);
      NpyWriter.write(
          data.resolve(part + "_y.npy"), Matrix.fill(40, 1, (i, j) -> x.get(i, 0) <= 0 ? 0 : 1));
    }
    Files.writeString(
        folder.resolve("r.yaml"),
        "model: mlp\nhidden: [2]\noptimizer: adam\nlearning-rate: 0.01\nepochs: 2\nbatch: 20\n");
    return Jar.runWith(
        Map.of("XDG_CACHE_HOME", cacheHome.toString()), folder, neuralWords("networks"));
  }

  private static String[] neuralWords(String out) {
    return new String[] {
      "neural", "--data=data", "--recipe=r.yaml", "--seeds=1", "--quiet", "--out=" + out
    };
  }
}
