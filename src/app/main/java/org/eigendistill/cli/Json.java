package org.eigendistill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON for scripts: indented, numbers in full precision. */
final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  static void write(Path file, Object value) throws IOException {
    Files.writeString(file, text(value) + "\n");
  }

  static String text(Object value) throws JsonProcessingException {
    return MAPPER.writeValueAsString(value);
  }

  static Object read(Path file) throws IOException {
    return MAPPER.readTree(file.toFile());
  }
}
