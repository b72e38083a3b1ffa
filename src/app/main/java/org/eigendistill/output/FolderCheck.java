// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eigendistill.base.BadInputException;

/**
 * A result folder beside its manifest, and so every folder in it that has a manifest of its own.
 *
 * @param manifest of the folder itself
 * @param same files that are as on record
 * @param missing files on record that are not there
 * @param changed files that have other bytes
 * @param others files that are on no record
 */
public record FolderCheck(
    RunManifest manifest,
    List<String> same,
    List<String> missing,
    List<String> changed,
    List<String> others) {
  /**
   * Looks at every file; a publication that was broken off is first gone on with.
   *
   * @throws BadInputException if the folder has no manifest, or cannot be read
   */
  public static FolderCheck of(Path folder) {
    ResultFolder.recover(folder);
    RunManifest manifest =
        RunManifest.of(folder)
            .orElseThrow(
                () ->
                    BadInputException.of(
                        folder,
                        "",
                        "it has no manifest.json, which every result has",
                        "Name the folder of a run; versions before wrote none."));
    try {
      return of(folder, manifest);
    } catch (IOException e) {
      throw BadInputException.of(
          folder,
          "",
          "it cannot be read (%s)".formatted(WriteFaults.reason(e)),
          "Check its permissions.",
          e);
    }
  }

  private static FolderCheck of(Path folder, RunManifest manifest) throws IOException {
    List<String> there = new ArrayList<>(Trees.names(folder));
    there.removeIf(name -> name.startsWith(ResultFolder.ROOM + "/"));
    Map<String, FileDigest> recorded = new TreeMap<>();
    for (String name : there) {
      if (name.equals(RunManifest.FILE) || name.endsWith("/" + RunManifest.FILE)) {
        String within = name.substring(0, name.length() - RunManifest.FILE.length());
        inner(folder.resolve(within))
            .ifPresent(
                own -> own.files().forEach((file, digest) -> recorded.put(within + file, digest)));
      }
    }
    List<String> same = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, FileDigest> each : recorded.entrySet()) {
      Path file = folder.resolve(each.getKey());
      List<String> kind =
          !Trees.isThere(file) ? missing : each.getValue().isOf(file) ? same : changed;
      kind.add(each.getKey());
    }
    there.removeIf(name -> recorded.containsKey(name) || isManifest(folder, name));
    return new FolderCheck(manifest, same, missing, changed, there);
  }

  /** A folder's manifest, where it is one of this program. */
  private static Optional<RunManifest> inner(Path folder) {
    try {
      return RunManifest.of(folder);
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  private static boolean isManifest(Path folder, String name) {
    return Path.of(name).endsWith(RunManifest.FILE)
        && inner(folder.resolve(name).getParent()).isPresent();
  }

  /** Whether everything on record is there and as it was. */
  public boolean isWhole() {
    return missing.isEmpty() && changed.isEmpty();
  }
}
