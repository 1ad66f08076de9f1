package org.hedgerow.hotspot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hedgerow.incident.VisibleIncident;

/**
 * The entity tag of a map: a digest of what is shown and of nothing else. Two maps that show the same have the same tag, whatever has
 * happened meanwhile that this viewer does not see, so a tag tells nothing that the map itself does not. Weak, because the place in the
 * change log, which is sealed anew for each answer, is left out. So are references, which never change.
 */
public final class MapTag {

    private static final int BYTES = 16;

    private MapTag() {}

    /** As it stands in the header {@code ETag}. */
    public static String of(MapAnswer answer) {
        var shown = new StringBuilder(256);
        shown.append(answer.total()).append(' ').append(answer.unknownHour());
        answer.incidents().forEach(incident -> append(incident, shown));
        answer.cells()
                .forEach(cell -> shown.append('\n')
                        .append(cell.square().easting())
                        .append(' ')
                        .append(cell.square().northing())
                        .append(' ')
                        .append(cell.square().sizeMetres())
                        .append(' ')
                        .append(cell.count()));
        byte[] digest = sha256().digest(shown.toString().getBytes(StandardCharsets.UTF_8));
        return "W/\"" + HexFormat.of().formatHex(digest, 0, BYTES) + '"';
    }

    private static void append(VisibleIncident incident, StringBuilder shown) {
        shown.append('\n')
                .append(incident.id())
                .append(' ')
                .append(incident.version())
                .append(' ')
                .append(incident.tier())
                .append(' ')
                .append(incident.centreEastingMillimetres())
                .append(' ')
                .append(incident.centreNorthingMillimetres())
                .append(' ')
                .append(incident.sizeMetres())
                .append(' ')
                .append(incident.categoryCode())
                .append(' ')
                .append(incident.forceCode())
                .append(' ')
                .append(incident.status())
                .append(' ')
                .append(incident.earliest())
                .append(' ')
                .append(incident.latest())
                .append(' ')
                .append(incident.exactTimeKnown())
                .append(' ')
                .append(incident.recordedAt());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
