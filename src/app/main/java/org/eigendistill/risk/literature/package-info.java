/**
 * Numbers of other papers as tests of the engine: each is computed by the same procedures, risk
 * forms and searches as everything else, and set beside its reference. Few of the references are
 * printed anywhere; {@link org.eigendistill.risk.literature.Provenance} says of each what it is.
 *
 * <p>Values of formulas were worked out apart from this program. A test, {@code FormulasTest},
 * works them out once more: from the papers' formulas in plain arithmetic, or by quadrature of the
 * limiting spectrum, with nothing of the engine.
 */
package org.eigendistill.risk.literature;
