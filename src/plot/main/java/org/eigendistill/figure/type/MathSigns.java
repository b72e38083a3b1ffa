package org.eigendistill.figure.type;

import java.util.List;
import java.util.Map;

/** What {@link MathText} knows by name. */
final class MathSigns {
  /** Signs by command, set upright. */
  static final Map<String, String> SIGNS =
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
  static final Map<String, String> GREEK =
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
  static final Map<String, String> ACCENTS =
      Map.of("hat", "ˆ", "bar", "¯", "tilde", "˜", "dot", "˙");

  /** Functions, set upright with air before their argument. */
  static final List<String> FUNCTIONS =
      List.of("log", "exp", "ln", "min", "max", "arg", "tr", "rank", "diag", "sup", "inf", "lim");

  /** Signs with air on both sides. */
  static final String RELATIONS = "=<>≤≥≪≫≠≈∼∝≡∈→";

  /** Signs with a little air between two things. */
  static final String BINARIES = "+−±×·";

  private MathSigns() {}
}
