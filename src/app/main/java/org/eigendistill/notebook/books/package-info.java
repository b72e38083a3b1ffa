/** The notebooks' sources. */
package org.eigendistill.notebook.books;
