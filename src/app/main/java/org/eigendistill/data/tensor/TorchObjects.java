// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.data.tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the names in a file of PyTorch's mean where tensors are wanted: how a tensor views a
 * storage, and the two kinds of containers that have names. All others stay names, and so does what
 * is made by them; nothing is imported or called.
 */
final class TorchObjects {
  static final String MEND = "Save model.state_dict() or a tensor, by torch.save.";

  private static final String UTILS = "torch._utils.";

  /** What runs programs or reaches out: files of numbers have no use of it, attacks have. */
  private static final Set<String> MODULES =
      Set.of(
          "asyncio",
          "bdb",
          "code",
          "codeop",
          "commands",
          "ctypes",
          "ftplib",
          "imp",
          "importlib",
          "marshal",
          "multiprocessing",
          "nt",
          "os",
          "pdb",
          "posix",
          "pty",
          "pydoc",
          "runpy",
          "shutil",
          "signal",
          "socket",
          "subprocess",
          "sys",
          "telnetlib",
          "timeit",
          "urllib",
          "webbrowser");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "__import__",
          "apply",
          "breakpoint",
          "compile",
          "eval",
          "exec",
          "execfile",
          "exit",
          "file",
          "globals",
          "input",
          "open",
          "quit",
          "setattr");

  private static final Set<String> BUILTINS = Set.of("builtins", "__builtin__");

  private final PickleBytes bytes;

  TorchObjects(PickleBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * What a module's name stands for.
   *
   * @throws org.eigendistill.base.BadInputException if it is there to run programs
   */
  PickledName named(String module, String name) {
    boolean attack =
        BUILTINS.contains(module)
            ? FUNCTIONS.contains(name)
            : MODULES.contains(module.split("\\.", 2)[0]);
    if (attack) {
      throw bytes.fault(
          "it asks for %s.%s, which is no tensor".formatted(module, name),
          "Do not load it in Python either. " + MEND);
    }
    return new PickledName(module + "." + name);
  }

  /** What would be made by calling something. */
  Object made(Object callee, Object arguments) {
    if (!(callee instanceof PickledName name) || !(arguments instanceof PickledTuple tuple)) {
      throw bytes.fault("it calls what is no function");
    }
    List<Object> values = tuple.values();
    return switch (name.name()) {
      case "collections.OrderedDict", "collections.defaultdict" -> dictionary(name, values);
      case "torch.Size" -> values.size() == 1 ? values.get(0) : name;
      case UTILS + "_rebuild_tensor", UTILS + "_rebuild_tensor_v2" -> tensor(name, values);
      case UTILS + "_rebuild_parameter", UTILS + "_rebuild_parameter_with_state" ->
          values.isEmpty() ? name : values.get(0);
      default -> name;
    };
  }

  /** A dictionary, of the pairs that Python 2 gave at once or none. */
  private Object dictionary(PickledName name, List<Object> values) {
    Map<Object, Object> made = new LinkedHashMap<>();
    if (name.name().endsWith("OrderedDict") && !values.isEmpty()) {
      if (!(values.get(0) instanceof List<?> pairs)) {
        return name;
      }
      for (Object pair : pairs) {
        if (!(pair instanceof List<?> two) || two.size() != 2) {
          return name;
        }
        made.put(PickledTuple.key(two.get(0)), two.get(1));
      }
    }
    return made;
  }

  private Object tensor(PickledName name, List<Object> values) {
    if (values.size() < 4 || !(values.get(0) instanceof PickledStorage storage)) {
      return name; // of something that is no storage of a file's
    }
    if (values.size() > 6 && !isPlain(values.get(6))) {
      return new PickledName("a negated or conjugated view");
    }
    if (ElementType.ofStorage(storage.type()).isEmpty()) {
      return new PickledName(storage.type());
    }
    try {
      return PickledTensor.of(
          storage, whole(values.get(1)), wholes(values.get(2)), wholes(values.get(3)));
    } catch (ArithmeticException e) {
      throw bytes.fault("a tensor does not lie in its storage (%s)".formatted(e.getMessage()));
    }
  }

  /** Whether a tensor's metadata have no flag set: its numbers are those of its storage. */
  private static boolean isPlain(Object metadata) {
    return metadata.equals(PickleMachine.NONE)
        || metadata instanceof Map<?, ?> map
            && map.values().stream().noneMatch(Boolean.TRUE::equals);
  }

  /** A storage that lies in a member of its own. */
  Object stored(Object id) {
    if (id instanceof PickledTuple tuple
        && tuple.values().size() >= 5
        && "storage".equals(tuple.values().get(0))
        && tuple.values().get(1) instanceof PickledName type
        && tuple.values().get(2) instanceof String key) {
      long count = whole(tuple.values().get(4));
      if (count >= 0) {
        return new PickledStorage(type.name(), key, count);
      }
    }
    throw bytes.fault("it refers to something that is no storage");
  }

  /** Checks that something can have a state, which is dropped. */
  void requireHoldsState(Object target) {
    if (!(target instanceof Map || target instanceof PickledName)) {
      throw bytes.fault("it sets the state of what has none");
    }
  }

  private long[] wholes(Object values) {
    List<Object> all = new ArrayList<>();
    if (values instanceof PickledTuple tuple) {
      all.addAll(tuple.values());
    } else if (values instanceof List<?> list) {
      all.addAll(list);
    } else {
      throw bytes.fault("a tensor's shape is no tuple");
    }
    return all.stream().mapToLong(this::whole).toArray();
  }

  private long whole(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw bytes.fault("a size is no whole number");
  }
}
