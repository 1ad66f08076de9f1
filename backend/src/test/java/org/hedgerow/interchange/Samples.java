package org.hedgerow.interchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;

/** Invented files and the requests to take them in. */
final class Samples {

    static final String POLICE_UK_HEADER =
            "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,"
                    + "LSOA name,Crime type,Last outcome category,Context\n";

    private Samples() {}

    /** A row of a street file; many are alike but for what is given. */
    static String policeUk(String crimeId, String force, String longitude, String latitude, String crimeType) {
        return crimeId + ",2025-10," + force + "," + force + "," + longitude + "," + latitude
                + ",On or near Long Drove,,," + crimeType + ",,\n";
    }

    static Path write(Path directory, String text) {
        try {
            return Files.write(
                    Files.createTempFile(directory, "sample", ".csv"), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImportRequest byOperator(Path file, @Nullable UUID owner, @Nullable Path rejects) {
        return new ImportRequest(
                UUID.randomUUID(), file, "sample.csv", null, Map.of(), null, owner, false, rejects, false);
    }

    static ImportRequest byPerson(Path file, Person person, @Nullable Path rejects) {
        return new ImportRequest(
                UUID.randomUUID(), file, "sample.csv", null, Map.of(), person, null, false, rejects, false);
    }
}
