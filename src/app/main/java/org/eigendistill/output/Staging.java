// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of a result that has not come to its place yet, and those it keeps of the earlier. */
final class Staging {
  private final HiddenFolder hidden;
  private final Path path;
  private final Optional<RunManifest> earlier;
  private final boolean adopts;
  private final Set<String> claimed = new TreeSet<>();
  private final Map<String, FileDigest> kept = new TreeMap<>();

  /**
   * Begins without files.
   *
   * @param earlier the manifest of the run whose result is there
   * @param adopts whether files of the names claimed count as that run's
   */
  Staging(HiddenFolder hidden, Optional<RunManifest> earlier, boolean adopts) throws IOException {
    this.hidden = hidden;
    this.path = hidden.newStaging();
    this.earlier = earlier;
    this.adopts = adopts;
  }

  /** Names files that may be written, for which the way must be free. */
  void claim(Collection<String> names) throws IOException {
    claimed.addAll(names);
    requireFree(names);
  }

  private void requireFree(Iterable<String> names) throws IOException {
    new OverwriteCheck(hidden.target(), ofEarlier()).require(names, adopts);
  }

  private Map<String, FileDigest> ofEarlier() {
    return earlier.map(RunManifest::files).orElse(Map.of());
  }

  void write(String name, FileBody body) throws IOException {
    Path file = path.resolve(name);
    Files.createDirectories(file.getParent());
    body.writeTo(file);
  }

  /** Keeps a file of the earlier run, unless it was changed since. */
  void keep(String name) throws IOException {
    FileDigest digest = ofEarlier().get(name);
    if (digest != null && digest.isOf(hidden.target().resolve(name))) {
      kept.put(name, digest);
    }
  }

  Path path() {
    return path;
  }

  Optional<RunManifest> earlier() {
    return earlier;
  }

  /** A folder for work beside the result. */
  Path scratch() throws IOException {
    return Files.createDirectories(beside(".work"));
  }

  private Path beside(String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  /** Brings all new files onto the disk, the manifest with them. */
  Journal seal(ResultFolder.Head head) throws IOException {
    Map<String, FileDigest> files = new TreeMap<>();
    for (String name : Trees.names(path)) {
      if (!claimed.contains(name)) {
        throw new IllegalStateException("'" + name + "' is written and was not declared");
      }
      files.put(name, FileDigest.of(path.resolve(name)));
    }
    List<String> put = new ArrayList<>(files.keySet());
    put.add(RunManifest.FILE);
    kept.keySet().removeAll(put);
    files.putAll(kept);
    Files.write(path.resolve(RunManifest.FILE), RunManifest.text(head.of(files), files));
    hidden.disk().syncAll(path);
    hidden.disk().syncFolder(hidden.path());
    requireFree(put);
    Map<String, FileDigest> gone = new LinkedHashMap<>(ofEarlier());
    gone.keySet().removeAll(files.keySet());
    return new Journal(path.getFileName().toString(), put, gone);
  }

  /** Deletes all that is left of it. */
  void drop() {
    for (String ending : List.of("", Journal.OLD, ".work")) {
      Trees.deleteQuietly(beside(ending));
    }
  }
}
