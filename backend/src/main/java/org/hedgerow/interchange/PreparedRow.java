package org.hedgerow.interchange;

import java.util.UUID;
import org.hedgerow.incident.IncidentContent;
import org.hedgerow.incident.IncidentStatus;

/**
 * A row that was understood.
 *
 * @param meaning what makes it the row that it is, however often it is read
 * @param owner the organisation whose record it becomes
 * @param elsewhere the point lies in another force's area than the row says
 */
record PreparedRow(
        String meaning,
        UUID owner,
        String forceCode,
        IncidentStatus status,
        IncidentContent content,
        boolean elsewhere) {}
