package org.hedgerow.identity;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who can be asked for air support: organisations in which somebody has that role, read anew each time. */
@Component
public class AirSupportUnits {

    private final JdbcClient jdbc;

    AirSupportUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** National units first, then by name; none that is frozen. */
    public List<Organisation> list() {
        return jdbc.sql("select " + AccountRows.ORGANISATION
                        + " from organisation o where not o.frozen and exists (select from person p join person_role r on r.person_id = p.id"
                        + " where p.organisation_id = o.id and r.role = 'AIR_SUPPORT' and not p.suspended and p.removed_at is null)"
                        + " order by o.kind <> 'NATIONAL_UNIT', lower(o.name)")
                .query(AccountRows::organisation)
                .list();
    }
}
