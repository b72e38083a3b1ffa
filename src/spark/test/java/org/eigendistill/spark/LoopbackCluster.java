// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;

/** A master and workers of one core each, as processes of this machine from this class path. */
final class LoopbackCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long START_NANOS = 300_000_000_000L;

  private final Path home;
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  /** Starts it; its home, in the form of an installation, is made in a folder. */
  LoopbackCluster(Path folder, int workers) throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
    Path jars = Files.createDirectories(home.resolve("jars"));
    for (String entry : classPath()) {
      if (entry.endsWith(".jar")) {
        Path jar = Path.of(entry).toAbsolutePath();
        if (!Files.exists(jars.resolve(jar.getFileName()))) {
          Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
        }
      }
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      port = free.getLocalPort();
    }
    start("master.Master", "--port", String.valueOf(port));
    awaitMaster();
    for (int k = 0; k < workers; k++) {
      String work = folder.resolve("work" + k).toString();
      start(
          "worker.Worker",
          "--cores",
          "1",
          "--memory",
          "1g",
          "--work-dir",
          work,
          "--port",
          "0",
          url());
    }
  }

  /**
   * A program gives up on a master that does not answer within a minute; a busy machine needs
   * longer.
   */
  private void awaitMaster() throws IOException {
    long end = System.nanoTime() + START_NANOS;
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(HOST, port), 1000);
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end || !processes.get(0).isAlive()) {
          close();
          throw new IOException("the master does not answer at " + url(), e);
        }
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  /** Its home, where bin/spark-submit is. */
  Path home() throws IOException {
    Path submit = Files.createDirectories(home.resolve("bin")).resolve("spark-submit");
    Files.writeString(
        submit,
        """
        #!/bin/sh
        SPARK_LOCAL_IP=%s exec %s -Xmx512m %s -cp '%s/*' org.apache.spark.deploy.SparkSubmit \
          --conf spark.driver.host=%s --conf spark.ui.enabled=false --conf spark.executor.memory=512m "$@"
        """
            .formatted(
                HOST,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("test.opens"),
                home.resolve("jars"),
                HOST));
    assertExecutable(submit);
    return home;
  }

  private static void assertExecutable(Path file) {
    if (!file.toFile().setExecutable(true)) {
      throw new IllegalStateException(file + " cannot be made executable");
    }
  }

  private static List<String> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(e -> !e.isEmpty())
        .distinct()
        .toList();
  }

  private void start(String program, String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("jars") + "/*",
                "org.apache.spark.deploy." + program,
                "--host",
                HOST,
                "--webui-port",
                "0"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(home.resolve(program + processes.size() + ".log").toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    processes.add(builder.start());
  }

  String url() {
    return "spark://%s:%d".formatted(HOST, port);
  }

  /** Settings of a program that takes so many cores, and waits until it has them. */
  SparkConf settings(int cores) {
    String folders =
        classPath().stream()
            .filter(e -> !e.endsWith(".jar"))
            .map(e -> Path.of(e).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    return new SparkConf()
        .setMaster(url())
        .setAppName("test")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.host", HOST)
        .set("spark.driver.bindAddress", HOST)
        .set("spark.cores.max", String.valueOf(cores))
        .set("spark.executor.cores", "1")
        .set("spark.executor.memory", "512m")
        .set("spark.executor.extraClassPath", folders)
        .set("spark.scheduler.minRegisteredResourcesRatio", "1.0")
        .set("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s");
  }

  /** Kills a worker and what it started, with kill -9. */
  void kill(int worker) {
    Process process = processes.get(1 + worker);
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() throws IOException {
    for (int k = processes.size() - 1; k >= 1; k--) {
      kill(k - 1);
    }
    for (Process process : processes) {
      process.destroyForcibly().onExit().join();
    }
    try (Stream<Path> links = Files.list(home.resolve("jars"))) {
      for (Path link : links.toList()) {
        Files.delete(link);
      }
    }
  }
}
