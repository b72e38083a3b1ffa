/** The theorem room. */
package org.eigendistill.theorem;
