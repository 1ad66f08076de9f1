package org.hedgerow.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.identity.OrganisationKind;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Role;
import org.hedgerow.platform.ProblemException;
import org.hedgerow.support.Cast;
import org.hedgerow.support.HedgerowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes know of each other's imports by their rows alone. */
@HedgerowTest
class ImportRunsTests {

    private final JdbcClient jdbc;
    private final ImportRuns here;
    private final ImportRuns there;
    private final Person person;

    @Autowired
    ImportRunsTests(JdbcClient jdbc, Cast cast) {
        this.jdbc = jdbc;
        this.here = new ImportRuns(jdbc);
        this.there = new ImportRuns(jdbc);
        this.person = cast.person(cast.partner(), Role.REPORTER);
        assertThat(person.organisation().kind()).isEqualTo(OrganisationKind.PARTNER);
    }

    @Test
    void aNodeThatStartsLeavesTheImportsOfOthersAlone() {
        var going = begin(here);
        there.failInterrupted();
        assertThat(state(going)).isEqualTo(ImportProgress.State.READING);
        assertThatThrownBy(() -> begin(there))
                .isInstanceOfSatisfying(
                        ProblemException.class, busy -> assertThat(busy.type()).isEqualTo(ImportProblem.BUSY));
    }

    @Test
    void whatAStoppedNodeLeftFailsAndHoldsNobodyUp() {
        var left = begin(here);
        jdbc.sql("update import_run set alive_until = clock_timestamp() - interval '1 second' where id = ?")
                .param(left)
                .update();
        var next = begin(there);
        assertThat(state(left)).isEqualTo(ImportProgress.State.FAILED);
        jdbc.sql("update import_run set alive_until = clock_timestamp() + interval '1 second' where id = ?")
                .param(next)
                .update();
        there.keepAlive(List.of(next));
        assertThat(jdbc.sql(
                                "select alive_until > clock_timestamp() + interval '10 seconds' from import_run where id = ?")
                        .param(next)
                        .query(Boolean.class)
                        .single())
                .as("it goes on")
                .isTrue();
    }

    private UUID begin(ImportRuns node) {
        var id = UUID.randomUUID();
        node.begin(
                new ImportRequest(id, Path.of("none"), "none.csv", null, Map.of(), person, null, false, null, false),
                person);
        return id;
    }

    private ImportProgress.State state(UUID id) {
        return here.find(person, id).orElseThrow().state();
    }
}
