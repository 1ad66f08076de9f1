/** Tests of the application as a process, by what clients, browsers and the operator of the machine see. */
@NullMarked
package org.hedgerow.system;

import org.jspecify.annotations.NullMarked;
