// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.NativeCache;
import org.eigendistill.base.PrivateFolder;

/**
 * PyTorch's native library, unpacked to a private folder and checked before it is loaded. DJL alone
 * loads every library that lies in its folder, one of the system's temporary files where the home
 * folder cannot be written, and looks elsewhere where the environment says so.
 */
final class TorchLibrary {
  private static final Set<String> JARS = Set.of("pytorch-native-", "pytorch-jni-");

  /** Names of the environment by which DJL would load what is not the program's. */
  private static final List<String> ELSEWHERE =
      List.of(
          "PYTORCH_LIBRARY_PATH",
          "PYTORCH_EXTRA_LIBRARY_PATH",
          "LIBSTDCXX_LIBRARY_PATH",
          "PYTORCH_VERSION",
          "ENGINE_CACHE_DIR");

  private static Engine engine;

  private TorchLibrary() {}

  /**
   * The engine, loaded once in a process.
   *
   * @throws BadInputException if it does not load; the message names the folder and the mend
   */
  static synchronized Engine engine() {
    if (engine == null) {
      ELSEWHERE.forEach(TorchLibrary::refuse);
      engine = load();
    }
    return engine;
  }

  private static void refuse(String name) {
    if (System.getenv(name) != null) {
      throw BadInputException.of(
          "PyTorch",
          "",
          name + " is set, by which libraries from elsewhere would be loaded unseen",
          "Unset it for this program: env -u %s before the command.".formatted(name));
    }
  }

  private static Engine load() {
    NativeCache cache;
    try {
      cache = NativeCache.open("pytorch", JARS);
      // JNA, by which DJL looks for a GPU, unpacks a library too, and deletes it again.
      Path scratch = PrivateFolder.open(cache.folder().resolveSibling("jna"));
      System.setProperty("jna.tmpdir", scratch.toString());
    } catch (IOException e) {
      throw BadInputException.of(
          "PyTorch", "", "its library cannot be unpacked", e.getMessage() + ".", e);
    }
    System.setProperty("ENGINE_CACHE_DIR", cache.folder().toString());
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    try {
      return cache.load(() -> Engine.getEngine("PyTorch"));
    } catch (Exception | LinkageError e) {
      throw BadInputException.of(
          "PyTorch",
          "",
          "its native library does not load on this system from " + cache.folder(),
          "That folder must have room, and allow programs (XDG_CACHE_HOME names another); Linux"
              + " (x86-64, ARM), macOS (ARM) and Windows (x86-64) are served, each by its own build.",
          e);
    }
  }
}
