package org.hedgerow.notice;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hedgerow.identity.Person;

/** Where bulletins are read that notices name. Implemented by whoever keeps bulletins. */
public interface AnnouncedBulletins {

    /** Of these the ones that the person may read at this moment, in the words that are the person's. */
    Map<UUID, AnnouncedBulletin> read(Person person, Set<UUID> bulletins);
}
