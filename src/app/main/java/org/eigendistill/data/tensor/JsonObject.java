// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eigendistill.base.BadInputException;

/** JSON of one object, read member by member; a name that comes twice is refused. */
final class JsonObject implements AutoCloseable {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String source;
  private final String mend;
  private final JsonParser json;

  private JsonObject(String source, String mend, JsonParser json) {
    this.source = source;
    this.mend = mend;
    this.json = json;
  }

  /** What is done with a member, by its name; it must read the value. */
  @FunctionalInterface
  interface Member {
    /** Reads the value. */
    void read(String name) throws IOException;
  }

  /** What is done with the members, given what reads them. */
  @FunctionalInterface
  interface Members {
    /** Reads all of them. */
    void read(JsonObject json) throws IOException;
  }

  /**
   * Reads text in UTF-8 that is an object and blanks behind it.
   *
   * @param source the file, for messages
   * @param mend what to do where it is not
   */
  static void read(String source, String mend, byte[] text, Members members) {
    try (JsonObject json = new JsonObject(source, mend, JSON.createParser(text))) {
      json.json.nextToken();
      members.read(json);
      if (json.json.nextToken() != null) {
        throw json.fault("", "more follows behind its JSON");
      }
    } catch (JsonProcessingException e) {
      throw BadInputException.of(
          source, "", "its JSON is damaged (%s)".formatted(e.getOriginalMessage()), mend, e);
    } catch (IOException e) {
      throw BadInputException.of(
          source, "", "its JSON is damaged (%s)".formatted(e.getMessage()), mend, e);
    }
  }

  /** Reads the object that comes next, or the one that the text is. */
  void members(String place, Member member) throws IOException {
    require(place, "an object", JsonToken.START_OBJECT);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      member.read(name);
    }
  }

  /** A text that comes next. */
  String text(String place) throws IOException {
    require(place, "a text", JsonToken.VALUE_STRING);
    return json.getText();
  }

  /**
   * A list of whole numbers that comes next.
   *
   * @param most how many it may have
   */
  long[] wholeNumbers(String place, int most) throws IOException {
    require(place, "a list", JsonToken.START_ARRAY);
    List<Long> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(place, "a whole number from 0 on", JsonToken.VALUE_NUMBER_INT);
      if (numbers.size() == most || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        throw fault(place, "a list of numbers is too long, or one too large");
      }
      numbers.add(json.getLongValue());
      if (json.getLongValue() < 0) {
        throw fault(
            place, "%d where a whole number from 0 on is needed".formatted(json.getLongValue()));
      }
    }
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  /** Passes over what comes next. */
  void pass() throws IOException {
    json.skipChildren();
  }

  private void require(String place, String what, JsonToken token) {
    if (json.currentToken() != token) {
      throw fault(
          place,
          "its JSON has no %s where one is needed".formatted(what.replaceFirst("^an? ", "")));
    }
  }

  /** That something is not as it should be. */
  BadInputException fault(String place, String problem) {
    return BadInputException.of(source, place, problem, mend);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
