package org.hedgerow.incident;

/**
 * The statements of a bulk write. PostgreSQL refuses COPY into tables under row security, so the rows are copied into two temporary
 * tables and go from there to the protected ones by insert, where every policy is asked.
 */
final class BulkStatements {

    static final String MAKE_INCIDENTS = """
            create temporary table bulk_incident (
              id uuid, label_id int, owner_organisation uuid, force_code text, reference_year int, nth int, status text,
              category_code text, narrative text, earliest timestamptz, latest timestamptz, exact_time_known boolean,
              recorded_at timestamptz, longitude float8, latitude float8, easting float8, northing float8,
              precision_metres int, method text, as_given text, transformation text) on commit drop""";

    static final String MAKE_RELEASES = """
            create temporary table bulk_release (
              incident_id uuid, tier text, label_id int, category_code text, force_code text, status text,
              earliest timestamptz, latest timestamptz, exact_time_known boolean, easting_mm int, northing_mm int,
              size_metres int, reference_year int, nth int, recorded_at timestamptz) on commit drop""";

    static final String COPY_INCIDENTS = "copy bulk_incident from stdin";
    static final String COPY_RELEASES = "copy bulk_release from stdin";

    static final String MAKE_NUMBERS = """
            create temporary table bulk_number (force_code text, reference_year int, nth int, number int) on commit drop""";

    /** The numbers that were taken for a force and year, the nth for the nth: parameters are the force, the year and an array. */
    static final String INSERT_NUMBERS = """
            insert into bulk_number (force_code, reference_year, nth, number)
            select ?, ?, nth, number from unnest(?::int[]) with ordinality as taken (number, nth)""";

    private static final String NUMBERS = " bulk_number using (force_code, reference_year, nth)";

    static final String INSERT_INCIDENTS = """
            insert into incident (id, label_id, owner_organisation, force_code, reference_year, reference_number, status,
              category_code, narrative, earliest, latest, exact_time_known, recorded_at, version)
            select id, label_id, owner_organisation, force_code, reference_year, number, status, category_code,
              narrative, earliest, latest, exact_time_known, recorded_at, 1
            from bulk_incident join""" + NUMBERS;

    static final String INSERT_PLACES = """
            insert into incident_place (incident_id, label_id, wgs84, grid, precision_metres, method, as_given,
              transformation)
            select id, label_id, ST_SetSRID(ST_MakePoint(longitude, latitude), 4326),
              ST_SetSRID(ST_MakePoint(easting, northing), 27700), precision_metres, method, as_given, transformation
            from bulk_incident""";

    static final String INSERT_RELEASES = """
            insert into released_incident (incident_id, tier, label_id, version, category_code, force_code, status,
              earliest, latest, exact_time_known, square, centre_easting_mm, centre_northing_mm, size_metres,
              reference_year, reference_number, recorded_at)
            select incident_id, tier, label_id, 1, category_code, force_code, status, earliest, latest, exact_time_known,
              ST_MakeEnvelope((easting_mm - size_metres * 500.0) / 1000, (northing_mm - size_metres * 500.0) / 1000,
                (easting_mm + size_metres * 500.0) / 1000, (northing_mm + size_metres * 500.0) / 1000, 27700),
              easting_mm, northing_mm, size_metres, reference_year, number, recorded_at
            from bulk_release left join""" + NUMBERS;

    static final String INSERT_AUDIT = """
            select count(write_audit(?::uuid, owner_organisation, 'COLLECTION', 'import incident', 'incident', array[id], null,
              null, null, ?, null)) from bulk_incident""";

    static final String INSERT_CHANGES = """
            insert into change_log (label_id, subject_kind, subject_id, version, kind)
            select label_id, 'incident', incident_id, 1, 'APPEARED' from bulk_release""";

    private BulkStatements() {}
}
