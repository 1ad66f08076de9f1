package org.hedgerow.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;

/**
 * An invented file in the street format of data.police.uk: as many rows as asked for, gathered round invented towns of the eastern
 * counties, over three years up to last month. The same seed gives the same file.
 */
final class StreetCrimeFile {

    private static final String HEADER =
            "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
                    + "Crime type,Last outcome category,Context";
    private static final List<String> TYPES =
            List.of("Burglary", "Criminal damage and arson", "Vehicle crime", "Other theft", "Anti-social behaviour");
    private static final int TOWNS = 400;
    private static final int MONTHS = 36;

    private StreetCrimeFile() {}

    static Path write(Path file, int rows, long seed) throws IOException {
        var random = new Random(seed);
        var towns = new double[TOWNS][];
        for (int town = 0; town < TOWNS; town++) {
            towns[town] = new double[] {-0.4 + random.nextDouble() * 1.5, 51.9 + random.nextDouble() * 0.65};
        }
        var last = YearMonth.now(java.time.ZoneOffset.UTC).minusMonths(1);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\n");
            for (int row = 0; row < rows; row++) {
                var town = towns[(int) (TOWNS * Math.pow(random.nextDouble(), 2))];
                out.write(String.format(
                        java.util.Locale.ROOT,
                        "%016x%016x%016x%016x,%s,Cambridgeshire Constabulary,Cambridgeshire Constabulary,%.6f,%.6f,"
                                + "On or near Invented Lane,E01000001,Invented 001A,%s,Under investigation,%n",
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong(),
                        (long) row,
                        last.minusMonths(random.nextInt(MONTHS)),
                        town[0] + random.nextGaussian() * 0.02,
                        town[1] + random.nextGaussian() * 0.012,
                        TYPES.get(random.nextInt(TYPES.size()))));
            }
        }
        return file;
    }
}
