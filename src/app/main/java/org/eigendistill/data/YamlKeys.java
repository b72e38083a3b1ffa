// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eigendistill.base.BadInputException;
import org.eigendistill.base.Numerals;

/**
 * Keys and values of a YAML file, of which only what cannot be misunderstood is taken: one document
 * of keys, each once and with a value; numbers in plain decimal; no aliases and no tags.
 *
 * @param values the values by key
 * @param source the file, for messages
 * @param at where these keys hang in the file, as a JSON pointer, empty for the whole
 * @param lines the lines of all keys of the file, from 1, by JSON pointer
 */
public record YamlKeys(ObjectNode values, String source, String at, Map<String, Integer> lines) {
  private static final YAMLMapper MAPPER = new YAMLMapper();
  private static final String NOT_YAML = "this is not YAML";
  private static final String PAIRS = "Write 'key: value'.";

  /**
   * How large a file of some kind is.
   *
   * @param bytes at the most
   * @param depth of brackets in brackets, at the most
   */
  public record Extent(int bytes, int depth) {
    /** Of settings, a number or a short list each. */
    public static final Extent SETTINGS = new Extent(1 << 16, 5);
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it cannot be read, or as {@link #of}
   */
  public static YamlKeys read(Path file, Extent extent) {
    try {
      if (Files.size(file) > extent.bytes()) {
        throw BadInputException.of(
            file,
            "",
            "it has %d bytes, where %d are enough".formatted(Files.size(file), extent.bytes()),
            "Name a YAML file of keys and numbers.");
      }
      return of(Files.readString(file), file.toString(), extent);
    } catch (CharacterCodingException e) {
      throw BadInputException.of(file, "", "it is not text in UTF-8", "Save it as UTF-8.", e);
    } catch (IOException e) {
      throw BadInputException.of(file, "", "it cannot be read", "Name a YAML file.", e);
    }
  }

  /**
   * Reads text.
   *
   * @param source names it in messages
   * @throws BadInputException that names the line
   */
  public static YamlKeys of(String text, String source, Extent extent) {
    try {
      Map<String, Integer> lines = check(text, source, extent.depth());
      if (MAPPER.readTree(text) instanceof ObjectNode keys) {
        return new YamlKeys(keys, source, "", Map.copyOf(lines));
      }
      throw BadInputException.of(
          source, "", "it holds no keys", "Write lines of the form 'key: value'.");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String line = at == null ? "" : "line " + at.getLineNr();
      throw BadInputException.of(source, line, NOT_YAML, PAIRS, e);
    } catch (BadInputException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // what the YAML library itself stumbles over
      throw BadInputException.of(source, "", NOT_YAML, PAIRS, e);
    }
  }

  /** Refuses what may be misread, and finds the keys' lines. */
  private static Map<String, Integer> check(String text, String source, int deepest)
      throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    int depth = 0;
    try (YAMLParser parser = MAPPER.getFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        int line = parser.currentTokenLocation().getLineNr();
        String where = parser.getParsingContext().pathAsPointer().toString();
        if (depth == 0 && !lines.isEmpty()) {
          throw fault(source, line, "a second document begins", "Write one document to a file.");
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth > deepest) {
          throw fault(source, line, "brackets stand too deep in brackets", PAIRS);
        }
        if (parser.isCurrentAlias() || parser.getTypeId() != null) {
          throw fault(
              source,
              line,
              "'%s' is an alias or has a tag".formatted(parser.getText()),
              "Write the value itself.");
        }
        if (token == JsonToken.FIELD_NAME) {
          Integer before = lines.put(where, line);
          if (before != null) {
            throw fault(
                source,
                line,
                "the key '%s' stands on line %d already".formatted(parser.getText(), before),
                "Leave one of them.");
          }
        }
        if (token == JsonToken.VALUE_NULL) {
          throw fault(source, line, "a value is missing", "Write it, or leave the key out.");
        }
        if (token.isNumeric() && !isPlain(parser.getText())) {
          throw fault(
              source,
              line,
              "'%s' is no number in plain decimal".formatted(parser.getText()),
              "Write it as 16 or 1.5e-3.");
        }
      }
    }
    return lines;
  }

  /** 010 is ten to some and eight to others. */
  private static boolean isPlain(String number) {
    return Numerals.parse(number).isPresent() && !number.matches("[+-]?0[0-9]+");
  }

  private static BadInputException fault(String source, int line, String problem, String mend) {
    return BadInputException.of(source, "line " + line, problem, mend);
  }

  /** The keys below a key, if there are such. */
  public YamlKeys below(String key) {
    return values.get(key) instanceof ObjectNode keys
        ? new YamlKeys(keys, source, at + "/" + key, lines)
        : null;
  }

  /** The keys of one element of a list, from 0, if it is there and has such. */
  public YamlKeys item(String key, int index) {
    return values.path(key).path(index) instanceof ObjectNode keys
        ? new YamlKeys(keys, source, at + "/" + key + "/" + index, lines)
        : null;
  }

  /** Checks that there are no keys but those that are known. */
  public void refuseOthers(List<String> known) {
    Set<String> all = Set.copyOf(known);
    for (Iterator<String> names = values.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!all.contains(name)) {
        throw fault(
            name,
            "unknown key '%s'".formatted(name),
            "Keys are %s.".formatted(String.join(", ", known)));
      }
    }
  }

  /** A fault of a key's value, or of all these keys where there is no such key. */
  public BadInputException fault(String key, String problem, String mend) {
    Integer line = lines.get(at + "/" + key.replace("~", "~0").replace("/", "~1"));
    Integer own = lines.get(at);
    String place = at.isEmpty() ? "" : at.substring(1).replace("/", ", ");
    if (line != null || own != null) {
      place += (place.isEmpty() ? "line " : ", line ") + (line == null ? own : line);
    }
    return BadInputException.of(source, place, problem, mend);
  }
}
