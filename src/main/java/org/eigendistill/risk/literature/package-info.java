/**
 * Numbers that other papers published, as tests of the engine: each is computed by the same
 * procedures, risk forms and searches as everything else, and set beside its reference.
 */
package org.eigendistill.risk.literature;
