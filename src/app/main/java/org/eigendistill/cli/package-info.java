/** The commands: options, progress, messages and exit codes. Nothing is computed here. */
package org.eigendistill.cli;
