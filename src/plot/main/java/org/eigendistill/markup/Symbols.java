// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.markup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The letters, signs, functions and accents of formulas by their TeX names. */
public final class Symbols {
  /** Signs by command, set upright. */
  public static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry("infty", "∞"),
          Map.entry("partial", "∂"),
          Map.entry("nabla", "∇"),
          Map.entry("sum", "∑"),
          Map.entry("prod", "∏"),
          Map.entry("sqrt", "√"),
          Map.entry("cdot", "·"),
          Map.entry("times", "×"),
          Map.entry("pm", "±"),
          Map.entry("le", "≤"),
          Map.entry("ge", "≥"),
          Map.entry("ll", "≪"),
          Map.entry("gg", "≫"),
          Map.entry("ne", "≠"),
          Map.entry("approx", "≈"),
          Map.entry("sim", "∼"),
          Map.entry("propto", "∝"),
          Map.entry("equiv", "≡"),
          Map.entry("in", "∈"),
          Map.entry("to", "→"),
          Map.entry("mid", "|"),
          Map.entry("ldots", "…"),
          Map.entry("circ", "∘"),
          Map.entry("top", "⊤"),
          Map.entry("perp", "⊥"),
          Map.entry("ell", "ℓ"),
          Map.entry("prime", "′"),
          Map.entry("|", "‖"),
          Map.entry("{", "{"),
          Map.entry("}", "}"),
          Map.entry("%", "%"),
          Map.entry("$", "$"),
          Map.entry("_", "_"));

  /** Greek letters by command. */
  public static final Map<String, String> GREEK =
      Map.ofEntries(
          Map.entry("alpha", "α"),
          Map.entry("beta", "β"),
          Map.entry("gamma", "γ"),
          Map.entry("delta", "δ"),
          Map.entry("epsilon", "ε"),
          Map.entry("varepsilon", "ε"),
          Map.entry("zeta", "ζ"),
          Map.entry("eta", "η"),
          Map.entry("theta", "θ"),
          Map.entry("iota", "ι"),
          Map.entry("kappa", "κ"),
          Map.entry("lambda", "λ"),
          Map.entry("mu", "μ"),
          Map.entry("nu", "ν"),
          Map.entry("xi", "ξ"),
          Map.entry("pi", "π"),
          Map.entry("rho", "ρ"),
          Map.entry("sigma", "σ"),
          Map.entry("tau", "τ"),
          Map.entry("phi", "φ"),
          Map.entry("varphi", "φ"),
          Map.entry("chi", "χ"),
          Map.entry("psi", "ψ"),
          Map.entry("omega", "ω"),
          Map.entry("Gamma", "Γ"),
          Map.entry("Delta", "Δ"),
          Map.entry("Theta", "Θ"),
          Map.entry("Lambda", "Λ"),
          Map.entry("Xi", "Ξ"),
          Map.entry("Pi", "Π"),
          Map.entry("Sigma", "Σ"),
          Map.entry("Phi", "Φ"),
          Map.entry("Psi", "Ψ"),
          Map.entry("Omega", "Ω"));

  /** Accents by command. */
  public static final Map<String, String> ACCENTS =
      Map.of("hat", "ˆ", "bar", "¯", "tilde", "˜", "dot", "˙");

  /** The same as marks that follow their letter in plain text. */
  static final Map<String, String> COMBINING =
      Map.of("hat", "\u0302", "bar", "\u0304", "tilde", "\u0303", "dot", "\u0307");

  /** Functions, set upright with air before their argument. */
  public static final List<String> FUNCTIONS =
      List.of("log", "exp", "ln", "min", "max", "arg", "tr", "rank", "diag", "sup", "inf", "lim");

  private static final String RELATIONS = "=<>≤≥≪≫≠≈∼∝≡∈→";

  private static final Map<String, String> NAMES = names();

  private Symbols() {}

  /** The name of a letter or sign that is not on every keyboard, if it has one. */
  static Optional<String> name(String symbol) {
    return Optional.ofNullable(NAMES.get(symbol));
  }

  /** Whether a sign says how two things are related, and so has air on both sides. */
  public static boolean isRelation(String sign) {
    return RELATIONS.contains(sign);
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    Stream.of(GREEK, SIGNS)
        .flatMap(table -> table.entrySet().stream())
        .filter(e -> e.getValue().codePointAt(0) > 127 && !e.getKey().startsWith("var"))
        .forEach(e -> names.put(e.getValue(), e.getKey()));
    return Map.copyOf(names);
  }
}
