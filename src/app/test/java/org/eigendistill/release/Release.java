// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eigendistill.testing.Tree;

/**
 * Puts a release into {@code target/release}, all of it or nothing: a release of an earlier build
 * is gone before anything is made, and this one comes to its place when its last file is whole.
 */
public final class Release {
  private static final Path TARGET = Path.of("target");
  private static final Path PLACE = TARGET.resolve("release");
  private static final Path MAKING = TARGET.resolve("release.making");

  private final String version;
  private final String system;
  private final Instant stamp;

  /**
   * A release to be made.
   *
   * @param system whose libraries the program has, as the build names it: linux-x86_64
   * @param stamp the time that every file in it bears
   */
  Release(String version, String system, Instant stamp) {
    this.version = version;
    this.system = system;
    this.stamp = stamp;
  }

  /**
   * Makes one of what the build has left in {@code target}.
   *
   * @param arguments version, system and stamp
   */
  public static void main(String[] arguments) throws Exception {
    try {
      new Release(arguments[0], arguments[1], Instant.parse(arguments[2])).make();
    } catch (NoReleaseException e) {
      System.err.println("No release was made: " + e.getMessage());
      System.exit(1);
    }
  }

  /** The archive for those who have Java. */
  String archive() {
    return "eigendistill-%s-%s.tar.gz".formatted(version, system);
  }

  /** The program with a Java runtime. */
  String image() {
    return "eigendistill-%s-%s-image.tar.gz".formatted(version, system);
  }

  /** The client for Python. */
  String wheel() {
    return "eigendistill-%s-py3-none-any.whl".formatted(version);
  }

  /** All files of a release on the system that it is for. */
  List<String> names() {
    return List.of(archive(), image(), wheel(), Checksums.NAME);
  }

  private void make() throws IOException, InterruptedException {
    Tree.delete(PLACE);
    Tree.delete(MAKING);
    Files.createDirectories(MAKING);
    try {
      Path archive = TARGET.resolve(archive());
      PartsList.require(TARGET.resolve("bom.json"), TARGET.resolve("lib"));
      makeWheel();
      if (system.equals(machine())) {
        makeImage();
      } else {
        System.out.printf(
            "No image: it would have libraries of %s and a Java runtime of this machine, %s.%n",
            system, machine());
      }
      Files.move(archive, MAKING.resolve(archive()));
      Checksums.write(MAKING);
      Files.move(MAKING, PLACE);
    } finally {
      Tree.delete(MAKING);
    }
    System.out.println("A release lies in " + PLACE + ":");
    System.out.print(Files.readString(PLACE.resolve(Checksums.NAME)));
  }

  private void makeWheel() throws IOException, InterruptedException {
    Path made = Wheel.make(Wheel.pythons(), Path.of("src", "python"), MAKING, stamp);
    if (!made.getFileName().toString().equals(wheel())) {
      throw new NoReleaseException(
          made.getFileName() + " was made, not " + wheel() + ": is src/python of this version?");
    }
  }

  private void makeImage() throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("image");
    try {
      AppImage image = AppImage.make(TARGET, version, work);
      image.tryIt(version);
      TarGz.pack(image.folder(), MAKING.resolve(image()), stamp);
    } finally {
      Tree.delete(work);
    }
  }

  /** This machine's system, in the words of the profiles native-* of the build. */
  private static String machine() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String family = name.startsWith("mac") ? "macosx" : name.replaceFirst(" .*", "");
    String arch = System.getProperty("os.arch");
    return family + "-" + (arch.equals("amd64") ? "x86_64" : arch.replace("aarch64", "arm64"));
  }
}
