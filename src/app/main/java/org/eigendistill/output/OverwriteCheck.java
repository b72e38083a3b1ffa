// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.BadInputException;

/**
 * Whether files can be put in a folder without harm to others' files.
 *
 * @param target the folder
 * @param own the files of an earlier run, which may be replaced as long as nobody changed them
 */
record OverwriteCheck(Path target, Map<String, FileDigest> own) {
  private static final String MEND =
      "Move it away or give --out another folder; nothing was changed.";

  /**
   * Looks at every name.
   *
   * @param adopts whether any file there may be replaced
   * @throws BadInputException if something of others is in the way, naming the first
   */
  void require(Iterable<String> names, boolean adopts) throws IOException {
    List<String> changed = new ArrayList<>();
    List<String> strange = new ArrayList<>();
    for (String name : names) {
      Path file = target.resolve(name);
      if (!Trees.isReachedByFolders(target, file)) {
        strange.add(name);
      } else if (Trees.isThere(file) && !name.equals(RunManifest.FILE)) {
        FileDigest before = own.get(name);
        if (!Trees.isFile(file) || before == null && !adopts) {
          strange.add(name);
        } else if (before != null && !before.isOf(file)) {
          changed.add(name);
        }
      }
    }
    if (!strange.isEmpty()) {
      throw fault(strange, "is there and is no file of a run on record in manifest.json");
    }
    if (!changed.isEmpty()) {
      throw fault(changed, "was changed since the run that wrote it");
    }
  }

  private BadInputException fault(List<String> names, String problem) {
    List<String> sorted = names.stream().sorted().toList();
    String more =
        sorted.size() == 1
            ? ""
            : ", and so %s %d more".formatted(sorted.size() == 2 ? "is" : "are", sorted.size() - 1);
    return BadInputException.of(target.resolve(sorted.get(0)), "", problem + more, MEND);
  }
}
