// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.spectrum;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.eigendistill.base.NativeCache;

/**
 * OpenBLAS's native library, unpacked to a private folder and checked before it is loaded. JavaCPP
 * alone would take any file of the right length and date, and where the home folder cannot be
 * written one from a folder of the system's temporary files that anybody can make.
 */
final class OpenBlasLibrary {
  private static final Set<String> JARS = Set.of("openblas-", "javacpp-");
  private static boolean loaded;

  private OpenBlasLibrary() {}

  /**
   * Loads the library, once in a process.
   *
   * @throws DoesNotLoad if it cannot; the message names the folder where that is at fault
   */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    if (OpenBlasLibrary.class.getResource("/org/bytedeco/openblas/global/openblas.class") == null) {
      throw new DoesNotLoad("OpenBLAS is not on the class path.", null);
    }
    NativeCache cache;
    try {
      cache = NativeCache.open("openblas", JARS);
    } catch (IOException e) {
      throw new DoesNotLoad("OpenBLAS is not used: " + e.getMessage() + ".", e);
    }
    // Set here, whatever was given, and before JavaCPP first looks for a folder.
    System.setProperty("org.bytedeco.javacpp.cachedir", cache.folder().toString());
    // Pointers are closed here. JavaCPP's own watch over memory counts mapped files as
    // its own and would run the collector, or give up, where data larger than memory stream by.
    setUnlessGiven("org.bytedeco.javacpp.nopointergc", "true");
    setUnlessGiven("org.bytedeco.javacpp.maxBytes", "0");
    setUnlessGiven("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    try {
      cache.load(() -> Loader.load(org.bytedeco.openblas.global.openblas.class));
      loaded = true;
    } catch (Exception | LinkageError e) {
      throw new DoesNotLoad(reason(e, cache.folder()), e);
    }
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static String reason(Throwable thrown, Path folder) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String said =
        Optional.ofNullable(root.getMessage())
            .map(message -> message.strip().split("\\R", 2)[0])
            .orElse("no reason given");
    return "OpenBLAS does not load on this system (%s %s, unpacked to %s: %s)."
        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), folder, said);
  }

  /** OpenBLAS is not to be had here. */
  static final class DoesNotLoad extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DoesNotLoad(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
