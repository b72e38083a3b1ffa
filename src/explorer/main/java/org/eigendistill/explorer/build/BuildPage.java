// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eigendistill.base.Version;
import org.teavm.tooling.TeaVMToolException;

/**
 * Writes figures/explorer.html, one file that needs nothing else, and the list of what it was made
 * of. Arguments: the repository, and a folder for what lies between.
 */
public final class BuildPage {
  private static final String LIBRARY = "/META-INF/resources/webjars/uplot/%s/%s";
  private static final String LIBRARY_VERSION = "1.6.30";
  private static final String RUNTIME = "/org/teavm/backend/wasm/wasm-gc-runtime.min.js";
  private static final List<String> SCRIPTS =
      List.of(
          "beside",
          "state",
          "spectrum",
          "charts",
          "knobs",
          "predict",
          "garment",
          "atlas",
          "main");

  private BuildPage() {}

  /** Builds. */
  public static void main(String[] words) throws IOException, TeaVMToolException {
    Path root = Path.of(words[0]).toRealPath();
    CompiledEngine engine = CompiledEngine.of(Path.of(words[1]));
    SourceList sources = SourceList.of(root, engine.classes());
    Path parts = root.resolve("src/explorer/main/page");
    StringBuilder scripts = new StringBuilder();
    scripts.append("/*! uPlot ").append(LIBRARY_VERSION).append('\n');
    scripts.append(library("LICENSE")).append("*/\n");
    scripts.append(library("dist/uPlot.iife.min.js")).append('\n');
    for (String name : SCRIPTS) {
      scripts.append(Files.readString(parts.resolve(name + ".js")));
    }
    Map<String, String> places = new LinkedHashMap<>();
    places.put("@sources@", "sha256:" + sources.digest());
    places.put(
        "@styles@",
        library("dist/uPlot.min.css") + Files.readString(parts.resolve("explorer.css")));
    places.put("@still@", Still.svg());
    places.put("@version@", Version.current());
    places.put("@directions@", String.valueOf(Garments.DIRECTIONS));
    places.put("@data@", data());
    places.put("@engine@", engine.text());
    String runtime = resource(RUNTIME) + '\n' + Files.readString(parts.resolve("engine.js"));
    places.put("@runtime@", inPage(runtime));
    places.put("@scripts@", inPage(scripts.toString()));
    String page = Files.readString(parts.resolve("explorer.html"));
    for (Map.Entry<String, String> place : places.entrySet()) {
      page = page.replace(place.getKey(), place.getValue());
    }
    Files.writeString(root.resolve("figures/explorer.html"), page);
    Files.writeString(root.resolve("src/explorer/sources.txt"), sources.text());
  }

  /** A script as it can stand in a page. */
  private static String inPage(String script) {
    return script.replace("</script", "<\\/script");
  }

  private static String data() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode data = mapper.createObjectNode();
    data.set("garments", Garments.json(mapper));
    data.set("atlas", AtlasCells.json(mapper));
    return mapper.writeValueAsString(data);
  }

  private static String library(String name) throws IOException {
    return resource(LIBRARY.formatted(LIBRARY_VERSION, name));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = BuildPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
