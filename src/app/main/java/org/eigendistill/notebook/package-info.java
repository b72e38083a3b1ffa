/**
 * Notebooks: their sources are compiled Java in {@code books}, cut into cells at marked comments;
 * cells are run by the JDK's own shell, here for the export and in Jupyter by a small kernel.
 */
package org.eigendistill.notebook;
