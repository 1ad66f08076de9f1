package org.hedgerow.reference.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Requires;
import org.hedgerow.platform.PlatformProblem;
import org.hedgerow.reference.Boundaries;
import org.hedgerow.reference.BoundaryKind;
import org.hedgerow.reference.BoundarySet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The boundaries in force today, simplified for the map: whole sets of the large areas, what is in view of the small ones. */
@RestController
class BoundaryController {

    private static final MediaType GEO_JSON = MediaType.parseMediaType("application/geo+json");
    private static final Set<BoundaryKind> IN_VIEW_ONLY = Set.of(BoundaryKind.PARISH, BoundaryKind.BEAT);
    private static final int MOST_AREAS = 3_000;

    private record Answer(int set, byte[] body) {}

    private final Boundaries boundaries;
    private final BoundaryGeoJson geoJson;
    private final Ostn15NationalGrid grid;

    /** The latest answer of each kind that is sent whole. */
    private final Map<BoundaryKind, Answer> answers = new EnumMap<>(BoundaryKind.class);

    BoundaryController(Boundaries boundaries, BoundaryGeoJson geoJson, Ostn15NationalGrid grid) {
        this.boundaries = boundaries;
        this.geoJson = geoJson;
        this.grid = grid;
    }

    @GetMapping("/api/boundaries/{kind}")
    @Requires(Permission.READ_MAP)
    ResponseEntity<byte[]> boundaries(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String bbox,
            HttpServletResponse response) {
        var asked = Arrays.stream(BoundaryKind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> PlatformProblem.invalid("?kind", "One of FORCE, COUNTY, DISTRICT, PARISH, BEAT."));
        var set = boundaries.find(asked).orElse(null);
        var body = IN_VIEW_ONLY.contains(asked) ? inView(asked, set, GridBox.parse(bbox, grid)) : whole(asked, set);
        var sum = new CRC32();
        sum.update(body);
        // Published data, the same for everybody: a browser may keep them, though not use them without asking.
        response.setHeader("Cache-Control", "private, no-cache");
        // Weak, so that the answer may be compressed on its way.
        return ResponseEntity.ok()
                .contentType(GEO_JSON)
                .eTag("W/\"" + asked + "-" + (set == null ? 0 : set.id()) + "-" + Long.toHexString(sum.getValue())
                        + "\"")
                .body(body);
    }

    private byte[] whole(BoundaryKind kind, @Nullable BoundarySet set) {
        int id = set == null ? 0 : set.id();
        synchronized (answers) {
            var known = answers.get(kind);
            if (known == null || known.set() != id) {
                var body = set == null ? geoJson.indicative(kind) : geoJson.official(set, boundaries.drawn(set), true);
                known = new Answer(id, body);
                answers.put(kind, known);
            }
            return known.body();
        }
    }

    private byte[] inView(BoundaryKind kind, @Nullable BoundarySet set, GridBox box) {
        if (set == null) {
            return geoJson.indicative(kind);
        }
        var areas = boundaries.drawn(set, box.west(), box.south(), box.east(), box.north(), MOST_AREAS + 1);
        boolean complete = areas.size() <= MOST_AREAS;
        return geoJson.official(set, complete ? areas : areas.subList(0, MOST_AREAS), complete);
    }
}
