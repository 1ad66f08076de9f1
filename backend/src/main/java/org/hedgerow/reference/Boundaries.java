package org.hedgerow.reference;

import java.nio.ByteBuffer;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hedgerow.geo.GridPoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The official boundaries that were loaded, by kind and by day. Reads the database each time; thread-safe. */
@Component
public final class Boundaries {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String SET_OF_A_DAY = " from boundary_set where kind = :kind and replaced_by is null"
            + " and valid_from <= :day and (valid_to is null or valid_to > :day)";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Boundaries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The day it is in London. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LONDON);
    }

    /** The set of that kind in force today; empty when none was loaded for it. */
    public Optional<BoundarySet> find(BoundaryKind kind) {
        return find(kind, today());
    }

    /** The set of that kind in force on that day. */
    public Optional<BoundarySet> find(BoundaryKind kind, LocalDate day) {
        return jdbc.sql("select id, kind, source, valid_from, valid_to" + SET_OF_A_DAY)
                .param("kind", kind.name())
                .param("day", day)
                .query(Boundaries::set)
                .optional();
    }

    private static BoundarySet set(ResultSet row, int number) throws SQLException {
        var to = row.getDate("valid_to");
        return new BoundarySet(
                row.getInt("id"),
                BoundaryKind.valueOf(row.getString("kind")),
                row.getString("source"),
                row.getDate("valid_from").toLocalDate(),
                to == null ? null : to.toLocalDate());
    }

    /** What the point lies in today, one area of each kind that is loaded, in the order of the kinds. Where two overlap, the first by code. */
    public List<NamedArea> areasAt(GridPoint point) {
        return areasAt(point, today());
    }

    /** What the point lay in on that day. */
    public List<NamedArea> areasAt(GridPoint point, LocalDate day) {
        var found = new ArrayList<NamedArea>();
        for (var kind : BoundaryKind.values()) {
            jdbc.sql("select code, name from boundary where set_id = (select id" + SET_OF_A_DAY + ")"
                            + " and st_covers(outline, st_setsrid(st_makepoint(:x, :y), 27700)) order by code limit 1")
                    .param("kind", kind.name())
                    .param("day", Date.valueOf(day))
                    .param("x", point.eastingMetres())
                    .param("y", point.northingMetres())
                    .query((row, number) -> new NamedArea(kind, row.getString("code"), row.getString("name")))
                    .optional()
                    .ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /**
     * The force of a point by a set that need not be today's: the area that holds it, then an indicative area of a force that the set does not
     * have, then the nearest area within 5 km.
     */
    Optional<String> forceAt(BoundarySet set, GridPoint point, Optional<String> indicative) {
        record Near(String force, double metres) {}
        var nearest = jdbc.sql("select force_code, st_distance(outline, p) as metres from boundary,"
                        + " st_setsrid(st_makepoint(:x, :y), 27700) p where set_id = :set and st_dwithin(outline, p, :reach)"
                        + " order by metres, code limit 1")
                .param("x", point.eastingMetres())
                .param("y", point.northingMetres())
                .param("set", set.id())
                .param("reach", ForceMap.OFF_COAST_METRES)
                .query((row, number) -> new Near(row.getString("force_code"), row.getDouble("metres")))
                .optional();
        if (nearest.isPresent() && nearest.get().metres() == 0) {
            return nearest.map(Near::force);
        }
        return indicative.filter(force -> !has(set, force)).or(() -> nearest.map(Near::force));
    }

    private boolean has(BoundarySet set, String force) {
        return jdbc.sql("select exists (select from boundary where set_id = :set and force_code = :force)")
                .param("set", set.id())
                .param("force", force)
                .query(Boolean.class)
                .single();
    }

    /** One area of the set of today as drawn on a map, by its published code. */
    public Optional<DrawnBoundary> findDrawn(BoundaryKind kind, String code) {
        return jdbc.sql("select code, name, force_code, st_asbinary(drawn) as shape from boundary where code = :code"
                        + " and set_id = (select id" + SET_OF_A_DAY + ")")
                .param("code", code)
                .param("kind", kind.name())
                .param("day", Date.valueOf(today()))
                .query(Boundaries::drawn)
                .optional();
    }

    /** A whole set as drawn on a map, by code. */
    public List<DrawnBoundary> drawn(BoundarySet set) {
        return jdbc.sql(
                        "select code, name, force_code, st_asbinary(drawn) as shape from boundary where set_id = :set order by code")
                .param("set", set.id())
                .query(Boundaries::drawn)
                .list();
    }

    /** The areas of a set whose box meets the box in metres, by code, no more than so many. */
    public List<DrawnBoundary> drawn(BoundarySet set, int west, int south, int east, int north, int most) {
        return jdbc.sql("select code, name, force_code, st_asbinary(drawn) as shape from boundary"
                        + " where set_id = :set and drawn && st_makeenvelope(:west, :south, :east, :north, 27700)"
                        + " order by code limit :most")
                .param("set", set.id())
                .param("west", west)
                .param("south", south)
                .param("east", east)
                .param("north", north)
                .param("most", most)
                .query(Boundaries::drawn)
                .list();
    }

    private static DrawnBoundary drawn(ResultSet row, int number) throws SQLException {
        return new DrawnBoundary(
                row.getString("code"),
                row.getString("name"),
                row.getString("force_code"),
                polygons(row.getBytes("shape")));
    }

    private static List<List<int[]>> polygons(byte[] shape) {
        return WkbPolygons.read(ByteBuffer.wrap(shape), 0).stream()
                .map(rings -> rings.stream().map(Boundaries::millimetres).toList())
                .toList();
    }

    private static int[] millimetres(double[] metres) {
        var ring = new int[metres.length];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = GridPolygons.millimetres(metres[i]);
        }
        return ring;
    }

    /** The outlines of a set of forces, in the order of their published codes; read one by one, since they can be large. */
    ForceOutlines outlines(BoundarySet set) {
        var codes = jdbc.sql(
                        "select force_code from boundary where set_id = :set and force_code is not null order by code")
                .param("set", set.id())
                .query(String.class)
                .list();
        var rings = new ArrayList<List<int[]>>();
        for (var code : codes) {
            var shape = jdbc.sql("select st_asbinary(outline) from boundary where set_id = :set and force_code = :code")
                    .param("set", set.id())
                    .param("code", code)
                    .query(byte[].class)
                    .single();
            rings.add(polygons(shape).stream().flatMap(List::stream).toList());
        }
        return new ForceOutlines(codes, List.copyOf(rings));
    }
}
