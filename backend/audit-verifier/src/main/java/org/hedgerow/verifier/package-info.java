/** Verifies the audit of a Hedgerow from its export, independently of the program that wrote it. */
package org.hedgerow.verifier;
