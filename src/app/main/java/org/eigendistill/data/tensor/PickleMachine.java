// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a pickle as data: a machine with a stack, over the opcodes that torch.save writes and no
 * others. Python would import and call what a pickle names; nothing is called here, and what has no
 * meaning among tensors stays a name ({@link TorchObjects}).
 *
 * <p>Values are Long, BigInteger, Double, Boolean, String, byte[], {@link List}, {@link Map},
 * {@link PickledTuple}, {@link PickledName}, {@link PickledStorage}, {@link PickledTensor}, and
 * {@link #NONE}.
 *
 * @see <a href="https://docs.python.org/3/library/pickletools.html">the opcodes</a>
 */
final class PickleMachine {
  /** Python's None. */
  static final Object NONE = Optional.empty();

  private static final int MOST_OPCODES = 1_000_000;
  private static final int NEWEST_PROTOCOL = 5;

  private final PickleBytes bytes;
  private final TorchObjects objects;
  private final List<Object> stack = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();

  private PickleMachine(PickleBytes bytes) {
    this.bytes = bytes;
    this.objects = new TorchObjects(bytes);
  }

  /**
   * The value that a pickle is.
   *
   * @param source the file, for messages
   * @throws org.eigendistill.base.BadInputException if it has another opcode, more than a million
   *     of them, or does not fit together
   */
  static Object read(String source, byte... pickle) {
    PickleMachine machine = new PickleMachine(new PickleBytes(source, pickle));
    for (int count = 0; count < MOST_OPCODES; count++) {
      int opcode = machine.bytes.opcode();
      if (opcode == '.') {
        return machine.result();
      }
      machine.step(opcode);
    }
    throw machine.bytes.fault(
        "it has more than %,d opcodes".formatted(MOST_OPCODES),
        "Save the tensor alone by torch.save.");
  }

  private Object result() {
    if (stack.size() != 1 || !marks.isEmpty() || !bytes.isAtEnd()) {
      throw bytes.fault("it ends with more than one value");
    }
    return stack.get(0);
  }

  private void step(int opcode) {
    switch (opcode) {
      case 0x80 -> requireProtocol(bytes.unsigned(1)); // PROTO
      case 0x95 -> bytes.unsigned(8); // FRAME
      case '(' -> marks.add(stack.size()); // MARK
      case 'N' -> push(NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'J' -> push(bytes.signed()); // BININT
      case 'K' -> push(bytes.unsigned(1)); // BININT1
      case 'M' -> push(bytes.unsigned(2)); // BININT2
      case 0x8a -> push(bytes.whole()); // LONG1
      case 'G' -> push(bytes.real()); // BINFLOAT
      case 'X', 'T' -> push(bytes.text(4)); // BINUNICODE, BINSTRING
      case 0x8c, 'U' -> push(bytes.text(1)); // SHORT_BINUNICODE, SHORT_BINSTRING
      case 0x8d -> push(bytes.text(8)); // BINUNICODE8
      case 'B' -> push(bytes.bytes(4)); // BINBYTES
      case 'C' -> push(bytes.bytes(1)); // SHORT_BINBYTES
      case '}' -> push(new LinkedHashMap<>()); // EMPTY_DICT
      case ']' -> push(new ArrayList<>()); // EMPTY_LIST
      case ')' -> push(PickledTuple.EMPTY); // EMPTY_TUPLE
      case 't' -> push(new PickledTuple(aboveMark())); // TUPLE
      case 0x85, 0x86, 0x87 -> push(new PickledTuple(above(stack.size() - opcode + 0x84)));
      case 'q' -> memo.put(bytes.unsigned(1), top()); // BINPUT
      case 'r' -> memo.put(bytes.unsigned(4), top()); // LONG_BINPUT
      case 0x94 -> memo.put((long) memo.size(), top()); // MEMOIZE
      case 'h' -> push(remembered(bytes.unsigned(1))); // BINGET
      case 'j' -> push(remembered(bytes.unsigned(4))); // LONG_BINGET
      case 's' -> set(above(stack.size() - 2)); // SETITEM
      case 'u' -> set(aboveMark()); // SETITEMS
      case 'a' -> append(above(stack.size() - 1)); // APPEND
      case 'e' -> append(aboveMark()); // APPENDS
      default -> meaning(opcode);
    }
  }

  /** The opcodes by which Python imports, calls and fetches. */
  private void meaning(int opcode) {
    switch (opcode) {
      case 'c' -> push(objects.named(bytes.line(), bytes.line())); // GLOBAL
      case 0x93 -> { // STACK_GLOBAL
        List<Object> names = above(stack.size() - 2);
        push(objects.named(text(names.get(0)), text(names.get(1))));
      }
      case 'R', 0x81 -> { // REDUCE, NEWOBJ
        List<Object> call = above(stack.size() - 2);
        push(objects.made(call.get(0), call.get(1)));
      }
      case 'b' -> { // BUILD
        pop();
        objects.requireHoldsState(top());
      }
      case 'Q' -> push(objects.stored(pop())); // BINPERSID
      default ->
          throw bytes.fault(
              "it has the opcode 0x%02x, which no file of tensors needs".formatted(opcode),
              TorchObjects.MEND);
    }
  }

  private void requireProtocol(long protocol) {
    if (protocol > NEWEST_PROTOCOL) {
      throw bytes.fault("its pickle is of protocol %d".formatted(protocol));
    }
  }

  private String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw bytes.fault("a name is no text");
  }

  private Object remembered(long number) {
    if (!memo.containsKey(number)) {
      throw bytes.fault("it recalls what it has not kept");
    }
    return memo.get(number);
  }

  private void set(List<Object> pairs) {
    Object target = top();
    if (pairs.size() % 2 != 0 || !(target instanceof Map || target instanceof PickledName)) {
      throw bytes.fault("it sets what is no dictionary's");
    }
    if (target instanceof Map) {
      @SuppressWarnings("unchecked") // all maps here are of the machine's own making
      Map<Object, Object> map = (Map<Object, Object>) target;
      for (int k = 0; k < pairs.size(); k += 2) {
        map.put(PickledTuple.key(pairs.get(k)), pairs.get(k + 1));
      }
    }
  }

  private void append(List<Object> values) {
    Object target = top();
    if (!(target instanceof List || target instanceof PickledName)) {
      throw bytes.fault("it appends to what is no list");
    }
    if (target instanceof List) {
      @SuppressWarnings("unchecked") // all lists here are of the machine's own making
      List<Object> list = (List<Object>) target;
      list.addAll(values);
    }
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object pop() {
    return above(stack.size() - 1).get(0);
  }

  private Object top() {
    if (stack.size() <= floor()) {
      throw bytes.fault("it takes a value where there is none");
    }
    return stack.get(stack.size() - 1);
  }

  /** The last mark's place, below which no opcode may reach. */
  private int floor() {
    return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
  }

  private List<Object> aboveMark() {
    if (marks.isEmpty()) {
      throw bytes.fault("it takes values from a mark on where there is none");
    }
    int from = floor();
    marks.remove(marks.size() - 1);
    return above(from);
  }

  /** Takes the values from a place of the stack on. */
  private List<Object> above(int from) {
    if (from < floor()) {
      throw bytes.fault("it takes a value where there is none");
    }
    List<Object> rest = stack.subList(from, stack.size());
    List<Object> taken = Collections.unmodifiableList(new ArrayList<>(rest));
    rest.clear();
    return taken;
  }
}
