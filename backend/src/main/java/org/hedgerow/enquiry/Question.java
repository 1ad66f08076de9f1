package org.hedgerow.enquiry;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.sighting.PlatePattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What is asked. */
public sealed interface Question {

    EnquiryKind kind();

    /** What was asked, in a few words, for who asked and for the audit: at most {@value Enquiries#LONGEST_ASKED} characters. */
    String asked();

    record ByPlate(PlatePattern pattern) implements Question {

        @Override
        public EnquiryKind kind() {
            return EnquiryKind.PLATE;
        }

        @Override
        public String asked() {
            return pattern.read();
        }
    }

    /** Capitals make no difference. */
    record ByLooks(String make, @Nullable String model, String colour) implements Question {

        @Override
        public EnquiryKind kind() {
            return EnquiryKind.VEHICLE;
        }

        @Override
        public String asked() {
            return Stream.of(make, model == null ? "" : model, colour)
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(" "));
        }
    }

    /** @param nameKey as the ladder compares names */
    record ByPerson(String name, String nameKey, LocalDate born) implements Question {

        @Override
        public EnquiryKind kind() {
            return EnquiryKind.PERSON;
        }

        @Override
        public String asked() {
            return name + ", " + born;
        }
    }

    /** @param square of 1 km */
    record ByPlace(GridSquare square) implements Question {

        @Override
        public EnquiryKind kind() {
            return EnquiryKind.PLACE;
        }

        @Override
        public String asked() {
            return square.reference();
        }
    }

    /**
     * @param area on the National Grid (EPSG:27700) in metres, easting first: a point or an area
     * @param where the area in a few words
     * @param radiusMetres so far around it
     * @param firstDay in London, as is {@code lastDay}, which belongs to it
     */
    record ByArea(Geometry area, String where, int radiusMetres, LocalDate firstDay, LocalDate lastDay)
            implements Question {

        @Override
        public EnquiryKind kind() {
            return EnquiryKind.OPERATION;
        }

        @Override
        public String asked() {
            return where + ", " + radiusMetres / 1000 + " km, " + firstDay + "/" + lastDay;
        }
    }
}
