package org.hedgerow.identity;

import java.security.Principal;

/** The principal of a request that somebody signed in makes. */
public interface ActsFor extends Principal {

    /** The person as they are now, with the purpose that their session states. */
    Person person();
}
