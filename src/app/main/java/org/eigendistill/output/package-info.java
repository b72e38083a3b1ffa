/**
 * Writing, whole or not at all: result folders with their manifests, and single files. Knows
 * nothing of what is written.
 */
package org.eigendistill.output;
