package org.hedgerow.interchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hedgerow.identity.Person;
import org.hedgerow.incident.GeoJson;
import org.hedgerow.incident.IncidentExtracts.Extract;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.platform.CsvText;
import org.hedgerow.reference.Categories;
import org.hedgerow.reference.Category;
import org.hedgerow.sharing.Access;
import org.hedgerow.sharing.HandlingCode;
import org.hedgerow.sharing.Marking;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what was read for an export as a file that says at its head how it is to be handled, for whom it was made and why. */
@Component
class ExportFiles {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private static final List<String> COLUMNS = List.of(
            "id",
            "reference",
            "category",
            "category_name",
            "status",
            "earliest",
            "latest",
            "exact_time_known",
            "force",
            "known_as",
            "precision_metres",
            "grid_reference",
            "longitude",
            "latitude",
            "near",
            "recorded_at",
            "version",
            "narrative");

    private final IncidentFeatures features;
    private final Categories categories;
    private final Access access;
    private final JsonMapper json;

    ExportFiles(IncidentFeatures features, Categories categories, Access access, JsonMapper json) {
        this.features = features;
        this.categories = categories;
        this.access = access;
        this.json = json;
    }

    byte[] write(Export export, Person maker, List<Extract> extracts, Instant now) {
        var head = head(export, maker, extracts, now);
        var text = export.format() == ExportFormat.CSV ? csv(head, extracts) : geoJson(head, extracts);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What somebody must know who finds the file. */
    private Map<String, String> head(Export export, Person maker, List<Extract> extracts, Instant now) {
        var head = new LinkedHashMap<String, String>();
        head.put("marking", marking(extracts).text());
        head.put("madeBy", maker.name() + ", " + maker.organisation().name());
        head.put("fetched", MOMENT.format(now) + " in London");
        head.put("reason", export.reason());
        var purpose = maker.purpose();
        if (purpose != null) {
            head.put("purpose", purpose.name());
        }
        if (hasConditions(extracts)) {
            head.put("conditions", "Handling code C: nothing of it goes further without its owner.");
        }
        head.put(
                "handling",
                "For that reason alone. Destroy it when it is done with, or when an incident in it is taken back.");
        return head;
    }

    private boolean hasConditions(List<Extract> extracts) {
        return extracts.stream()
                .map(Extract::labelId)
                .distinct()
                .anyMatch(label -> access.termsOf(label).sharing().handling().code() == HandlingCode.C);
    }

    /** The highest of any incident in the file. */
    private Marking marking(List<Extract> extracts) {
        return extracts.stream()
                .map(Extract::labelId)
                .distinct()
                .map(label -> access.termsOf(label).sharing().marking())
                .max(Marking::compareTo)
                .orElse(Marking.OFFICIAL);
    }

    private String csv(Map<String, String> head, List<Extract> extracts) {
        // A mark that tells a spreadsheet the encoding.
        var out = new StringBuilder("\uFEFF");
        head.forEach((name, value) -> row(out, List.of(name, value)));
        row(out, List.of());
        row(out, COLUMNS);
        for (var extract : extracts) {
            row(out, cells(extract));
        }
        return out.toString();
    }

    private static void row(StringBuilder out, List<String> cells) {
        for (int at = 0; at < cells.size(); at++) {
            CsvText.append(at == 0 ? out : out.append(','), cells.get(at));
        }
        out.append("\r\n");
    }

    private List<String> cells(Extract extract) {
        var feature = features.feature(extract.incident());
        var known = feature.properties();
        return List.of(
                feature.id().toString(),
                text(known.reference()),
                known.category(),
                name(known.category()),
                known.status().name(),
                known.earliest().toString(),
                known.latest().toString(),
                Boolean.toString(known.exactTimeKnown()),
                known.force(),
                known.precision().name(),
                Integer.toString(known.precisionMetres()),
                known.gridReference(),
                Double.toString(known.centre().longitude()),
                Double.toString(known.centre().latitude()),
                text(known.near()),
                text(known.recordedAt()),
                Integer.toString(known.version()),
                text(extract.narrative()));
    }

    private String name(String category) {
        return categories.find(category).map(Category::name).orElse(category);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private record Feature(String type, String id, GeoJson geometry, Map<String, Object> properties) {}

    private String geoJson(Map<String, String> head, List<Extract> extracts) {
        var collection = new LinkedHashMap<String, Object>();
        collection.put("type", "FeatureCollection");
        collection.putAll(head);
        collection.put("features", extracts.stream().map(this::feature).toList());
        return json.writeValueAsString(collection);
    }

    private Feature feature(Extract extract) {
        var feature = features.feature(extract.incident());
        var known = feature.properties();
        var properties = new LinkedHashMap<String, Object>();
        properties.put("reference", text(known.reference()));
        properties.put("category", known.category());
        properties.put("categoryName", name(known.category()));
        properties.put("status", known.status());
        properties.put("earliest", known.earliest());
        properties.put("latest", known.latest());
        properties.put("exactTimeKnown", known.exactTimeKnown());
        properties.put("force", known.force());
        properties.put("knownAs", known.precision());
        properties.put("precisionMetres", known.precisionMetres());
        properties.put("gridReference", known.gridReference());
        properties.put("near", text(known.near()));
        properties.put("recordedAt", text(known.recordedAt()));
        properties.put("version", known.version());
        properties.put("narrative", text(extract.narrative()));
        return new Feature("Feature", feature.id().toString(), feature.geometry(), properties);
    }
}
