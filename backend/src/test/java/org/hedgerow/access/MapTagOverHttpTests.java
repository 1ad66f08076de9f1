package org.hedgerow.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hedgerow.geo.NationalGrid;
import org.hedgerow.identity.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The entity tag of a map: it changes with what the viewer sees, and with nothing else. */
class MapTagOverHttpTests extends OverHttp {

    @Autowired
    private NationalGrid grid;

    @Test
    void aMapIsSentAgainOnlyWhenItShowsSomethingElse() {
        var owner = visitor(force("CAMBS"), Role.OFFICER);
        var other = visitor(force("ESSEX"), Role.OFFICER);
        var path = "/api/map?zoom=15&period=7d&bbox=" + Channels.degrees(grid, 404_000, 604_000) + ","
                + Channels.degrees(grid, 406_000, 606_000);
        var empty = tag(other.get(path));
        var id = newId();
        assertThat(owner.put("/api/incidents/" + id, report("NU 051 051", "ALL_FORCES"))
                        .status())
                .isEqualTo(201);
        Eventually.equal("seen by the other force", 1, () -> total(other, path));
        var first = tag(other.get(path));
        assertThat(first).startsWith("W/\"").isNotEqualTo(empty);
        assertThat(tag(owner.get(path))).isEqualTo(first);

        var again = asking(other, path, first);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(tag(again)).isEqualTo(first);
        assertThat(asking(other, path, empty).status()).isEqualTo(200);

        // What the other force may not see leaves its tag as it is, though the log has moved on.
        owner.put("/api/incidents/" + newId(), report("NU 052 052", "OWN_FORCE"));
        Eventually.equal("seen by its own force", 2, () -> total(owner, path));
        assertThat(tag(owner.get(path))).isNotEqualTo(first);
        assertThat(asking(other, path, first).status()).isEqualTo(304);

        var closed = owner.post("/api/incidents/" + id + "/closure", 1, Map.of("reason", "Nothing more to find out"));
        assertThat(closed.status()).isEqualTo(200);
        Eventually.equal(
                "closed for the other force",
                200,
                () -> asking(other, path, first).status());
        assertThat(total(other, path)).isOne();
    }

    private static Visitor.Answer asking(Visitor visitor, String path, String tag) {
        return visitor.send("GET", path, null, "application/json", Map.of("If-None-Match", tag));
    }

    private static String tag(Visitor.Answer answer) {
        return answer.headers().get("etag").get(0);
    }

    private static int total(Visitor visitor, String path) {
        return visitor.get(path).json().get("total").asInt();
    }
}
