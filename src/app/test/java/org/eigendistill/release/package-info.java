// SPDX-License-Identifier: Apache-2.0
/**
 * What {@code mvn -Prelease -DskipTests package} puts into {@code target/release}: archive, image
 * with a Java runtime of its own, wheel, and the digests of all.
 */
package org.eigendistill.release;
