// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.eigendistill.output.FileDigest;

/** The list of parts that a release has with it names every library in it, by its digest. */
final class PartsList {
  private PartsList() {}

  /** Whether that is so; else why there is no release. */
  static void require(Path list, Path libraries) throws IOException {
    if (!Files.exists(list)) {
      throw new NoReleaseException(
          list + " is not there: it is made online only, so build again without -o");
    }
    Set<String> known = new HashSet<>();
    for (JsonNode hash : new ObjectMapper().readTree(list.toFile()).findParents("alg")) {
      known.add(hash.path("content").asText());
    }
    try (Stream<Path> files = Files.list(libraries)) {
      for (Path file : files.sorted().toList()) {
        if (!known.contains(FileDigest.of(file).sha256())) {
          throw new NoReleaseException(
              "%s does not list %s as it is now: build again, without -o, after mvn clean"
                  .formatted(list, libraries.resolve(file.getFileName())));
        }
      }
    }
  }
}
