// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.neural;

import java.util.List;
import java.util.Optional;
import org.eigendistill.base.Services;

/** All kinds of networks, those of the class path last. */
public final class NetworkKinds {
  private static final List<NetworkKind> ALL =
      Services.after(
          NetworkKind.class,
          List.of(
              new SoftmaxKind(), // the one whose training the linear theory describes
              new MlpKind(),
              new CnnKind(),
              new TextKind(),
              new ResidualKind(8),
              new ResidualKind(20),
              new ResidualKind(56),
              new TransformerKind()));

  private NetworkKinds() {}

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(NetworkKind::name).toList();
  }

  /** How figures call the kind of a name; empty where there is none. */
  public static Optional<String> title(String name) {
    return ALL.stream().filter(kind -> kind.name().equals(name)).map(NetworkKind::title).findAny();
  }

  /** Whether a kind takes a key of {@link Layout}. */
  static boolean takes(NetworkKind kind, String key) {
    return key.equals("pool") ? !kind.takesSequences() : kind.keys().contains(key);
  }

  /** The names of those that take a key, in words. */
  static String taking(String key) {
    return inWords(ALL.stream().filter(kind -> takes(kind, key)).map(NetworkKind::name).toList());
  }

  /** The widths of those that have one, in words. */
  static String widths() {
    return String.join(
        ", ",
        ALL.stream()
            .filter(kind -> kind.width() > 0)
            .map(kind -> kind.name() + " " + kind.width())
            .toList());
  }

  /** Their names with what they take, in a sentence. */
  static String described() {
    List<String> words =
        ALL.stream()
            .map(
                kind ->
                    kind.takes().isEmpty() ? kind.name() : kind.name() + " (" + kind.takes() + ")")
            .toList();
    return inWords(words);
  }

  private static String inWords(List<String> words) {
    int last = words.size() - 1;
    if (last < 1) {
      return String.join("", words);
    }
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /**
   * The kind of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static NetworkKind named(String name) {
    return ALL.stream()
        .filter(kind -> kind.name().equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no model '" + name + "'"));
  }
}
