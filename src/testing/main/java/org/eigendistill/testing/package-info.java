/** What several rooms' tests share: exact numbers, tolerances that print themselves, seeds. */
package org.eigendistill.testing;
