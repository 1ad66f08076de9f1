package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;

/** Who read which bulletin in which words is written down where the words are not for everybody, and nowhere where they are. */
class BulletinReadingTests extends OverHttp {

    @Test
    void openingAPoliceOrAWatchWordingIsWrittenDownEachTimeAndAPublicOneNever() {
        var id = issued();
        var neighbour = visitor(force("GLOS"), Role.OFFICER);
        var coordinator = visitor(watchGroup("SU06"), Role.WATCH_COORDINATOR);
        var partner = visitor(partner(), Role.REPORTER);
        long before = readings(id, "read bulletin", "%");
        neighbour.get("/api/my-bulletins/" + id);
        neighbour.get("/api/my-bulletins/" + id + "/cap");
        coordinator.get("/api/my-bulletins/" + id);
        for (var reader : new Visitor[] {partner, nobody()}) {
            reader.get("/api/my-bulletins/" + id);
            reader.get("/api/bulletins/" + id);
            reader.get("/bulletins/" + id + ".cap");
        }
        coordinator.get("/api/bulletins/" + id);
        assertThat(readings(id, "read bulletin", "POLICE_WORDING")).isEqualTo(before + 2);
        assertThat(readings(id, "read bulletin", "WATCH_WORDING")).isOne();
        assertThat(readings(id, "read bulletin", "%")).isEqualTo(before + 3);
        assertThat(number("select count(*) from audit_entry where tier = 'PUBLIC_WORDING'"))
                .isZero();
    }

    @Test
    void aListCountsARecordOnceAndThePublicOnesNotAtAll() {
        var id = issued();
        var neighbour = visitor(force("GLOS"), Role.OFFICER);
        var coordinator = visitor(watchGroup("SU06"), Role.WATCH_COORDINATOR);
        for (int time = 0; time < 3; time++) {
            neighbour.get("/api/my-bulletins");
            coordinator.get("/api/my-bulletins");
            visitor(partner(), Role.REPORTER).get("/api/my-bulletins");
            nobody().get("/api/bulletins");
        }
        assertThat(readings(id, "bulletins", "POLICE_WORDING")).isOne();
        assertThat(readings(id, "bulletins", "WATCH_WORDING")).isOne();
        assertThat(readings(id, "bulletins", "%")).isEqualTo(2);
    }

    @Test
    void theDeskShowsAllWordingsAndThatIsWrittenDownToo() {
        var author = visitor(force("WILTS"), Role.OFFICER);
        var id = newId();
        author.put("/api/bulletin-desk/" + id, BulletinForms.form("Draft", "Words.", "POLICE", "PUBLIC"));
        var colleague = visitor(force("WILTS"), Role.OFFICER);
        colleague.get("/api/bulletin-desk/" + id);
        assertThat(colleague.get("/api/bulletin-desk/" + id + "/questions").status())
                .isEqualTo(200);
        assertThat(colleague.get("/api/bulletin-desk/" + id + "/figures").status())
                .isEqualTo(200);
        colleague.get("/api/bulletin-desk");
        colleague.get("/api/bulletin-desk");
        assertThat(readings(id, "read bulletin", "POLICE_WORDING")).isOne();
        assertThat(readings(id, "desk of bulletins", "POLICE_WORDING")).isOne();
        assertThat(number("select count(*) from audit_entry where operation = 'CONSULTATION' and '" + id
                        + "' = any (subjects)"))
                .isEqualTo(2);
        var stranger = visitor(force("GLOS"), Role.OFFICER);
        stranger.get("/api/bulletin-desk/" + id);
        assertThat(stranger.get("/api/bulletin-desk/" + id + "/figures").seen())
                .isEqualTo(stranger.get("/api/bulletin-desk/" + newId() + "/figures")
                        .seen());
        stranger.get("/api/bulletin-desk");
        assertThat(readings(id, "%", "%")).isEqualTo(2);
    }

    private String issued() {
        return BulletinForms.issued(
                visitor(force("WILTS"), Role.OFFICER),
                visitor(force("WILTS"), Role.OFFICER),
                BulletinForms.form("Words", "Look out for each other.", "POLICE", "WATCH", "PUBLIC"));
    }

    private long readings(String id, String action, String tier) {
        return number("select count(*) from audit_entry where operation = 'CONSULTATION' and action like '" + action
                + "' and tier like '" + tier + "' and '" + id + "' = any (subjects)");
    }
}
