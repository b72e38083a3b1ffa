// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** An object of JavaScript that is filled field by field. */
final class Answer {
  private final JSObject object = empty();

  Answer with(String name, double value) {
    put(object, name, value);
    return this;
  }

  Answer with(String name, String value) {
    put(object, name, value);
    return this;
  }

  Answer with(String name, boolean value) {
    put(object, name, value);
    return this;
  }

  Answer with(String name, double[] values) {
    put(object, name, values);
    return this;
  }

  Answer with(String name, double[][] rows) {
    JSObject list = list();
    for (double[] row : rows) {
      push(list, row);
    }
    put(object, name, list);
    return this;
  }

  Answer with(String name, Iterable<Answer> answers) {
    JSObject list = list();
    for (Answer answer : answers) {
      push(list, answer.object);
    }
    put(object, name, list);
    return this;
  }

  JSObject object() {
    return object;
  }

  @JSBody(script = "return {};")
  private static native JSObject empty();

  @JSBody(script = "return [];")
  private static native JSObject list();

  @JSBody(
      params = {"list", "value"},
      script = "list.push(Array.from(value));")
  private static native void push(JSObject list, double[] value);

  @JSBody(
      params = {"list", "value"},
      script = "list.push(value);")
  private static native void push(JSObject list, JSObject value);

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = value;")
  private static native void put(JSObject object, String name, double value);

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = value;")
  private static native void put(JSObject object, String name, boolean value);

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = value;")
  private static native void put(JSObject object, String name, String value);

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = Array.from(value);")
  private static native void put(JSObject object, String name, double[] value);

  @JSBody(
      params = {"object", "name", "value"},
      script = "object[name] = value;")
  private static native void put(JSObject object, String name, JSObject value);
}
