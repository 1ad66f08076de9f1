package org.hedgerow.sharing;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the database still guards its rows, and can do so fast: asked at the start and by every readiness probe. The leakproof mark is
 * lost by dump and restore; without it the box test may not use its index under row security, which is safe and far too slow.
 */
@Component
class RowSecurityHealthIndicator implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(RowSecurityHealthIndicator.class);
    private static final String FAULTS = """
            select 'operator && of geometry is not marked leakproof: run db/install/install.sql as a superuser' where exists
              (select from pg_operator o join pg_proc p on p.oid = o.oprcode
               where o.oprname = '&&' and o.oprleft = 'geometry'::regtype and o.oprright = 'geometry'::regtype
                 and not p.proleakproof)
            union all
            select 'operator @@ of words is not marked leakproof: run db/install/install.sql as a superuser' where exists
              (select from pg_proc where oid = 'pg_catalog.ts_match_vq(tsvector, tsquery)'::regprocedure and not proleakproof)
            union all
            select 'the runtime login may pass by row security' where exists
              (select from pg_roles where rolname = current_user and (rolsuper or rolbypassrls))
            union all
            select 'row security is not forced on ' || relname from pg_class
             where relnamespace = 'hedgerow'::regnamespace and relkind in ('r', 'p')
               and obj_description(oid) ~ '^access: (labelled|personal)' and not (relrowsecurity and relforcerowsecurity)
            """;

    private final JdbcClient jdbc;

    RowSecurityHealthIndicator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationStartedEvent.class)
    void sayAtTheStart() {
        faults().forEach(fault -> LOG.error("not ready: {}", fault));
    }

    @Override
    public Health health() {
        return faults().isEmpty() ? Health.up().build() : Health.down().build();
    }

    List<String> faults() {
        return jdbc.sql(FAULTS).query(String.class).list();
    }
}
