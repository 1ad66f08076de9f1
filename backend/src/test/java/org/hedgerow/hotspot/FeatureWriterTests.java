package org.hedgerow.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hedgerow.geo.Extent;
import org.hedgerow.geo.GridPoint;
import org.hedgerow.geo.GridSquare;
import org.hedgerow.geo.Ostn15NationalGrid;
import org.hedgerow.incident.IncidentFeatures;
import org.hedgerow.incident.IncidentReference;
import org.hedgerow.incident.IncidentStatus;
import org.hedgerow.incident.VisibleIncident;
import org.hedgerow.reference.Gazetteer;
import org.hedgerow.sharing.Tier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FeatureWriterTests {

    private static final UUID ID = UUID.fromString("0b1c6a3e-9a55-4c7d-8f10-2f6d1f0f4a01");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Gazetteer GAZETTEER = new Gazetteer();

    private final FeatureWriter writer = new FeatureWriter(new IncidentFeatures(new StraightGrid(), GAZETTEER));

    @Test
    void writesASquareCounterClockwiseAndClosed() {
        assertThat(JSON.readTree(JSON.writeValueAsString(writer.feature(incident(Tier.EXACT, 100)))))
                .isEqualTo(JSON.readTree("""
                        {"type": "Feature", "id": "0b1c6a3e-9a55-4c7d-8f10-2f6d1f0f4a01",
                         "geometry": {"type": "Polygon", "coordinates": [[[3.42, 52.44], [3.421, 52.44], [3.421, 52.441], [3.42, 52.441], [3.42, 52.44]]]},
                         "properties": {"version": 3, "reference": "CAMBS-2026-000123", "category": "HARE.COURSING", "status": "OPEN",
                          "earliest": "2026-11-21T18:00:00Z", "latest": "2026-11-21T18:41:00Z", "exactTimeKnown": false, "force": "CAMBS",
                          "precision": "EXACT", "precisionMetres": 100, "gridReference": "TL 420 440", "centre": [3.4205, 52.4405],
                          "near": "Fowlmere", "recordedAt": "2026-11-21T18:45:00Z"}}"""));
    }

    @Test
    void writesAMetreAsAPoint() {
        var geometry = JSON.readTree(
                JSON.writeValueAsString(writer.feature(incident(Tier.EXACT, 1)).geometry()));
        assertThat(geometry).isEqualTo(JSON.readTree("{\"type\": \"Point\", \"coordinates\": [3.4205, 52.4405]}"));
    }

    @Test
    void leavesReferenceAndRecordingTimeOutOfTheReleasedTiersWhateverTheRowHolds() {
        for (var tier : List.of(Tier.WATCH, Tier.PUBLIC)) {
            var properties = writer.feature(incident(tier, 5_000)).properties();
            assertThat(properties.reference()).isNull();
            assertThat(properties.recordedAt()).isNull();
            assertThat(JSON.writeValueAsString(properties)).contains("\"reference\":null", "\"recordedAt\":null");
        }
    }

    @Test
    void namesASquareThatAGridReferenceCanName() {
        assertThat(writer.feature(incident(Tier.EXACT, 20)).properties().gridReference())
                .isEqualTo("TL 420 440");
        assertThat(writer.feature(incident(Tier.WATCH, 5_000)).properties().gridReference())
                .isEqualTo("TL 44 SW");
    }

    @Test
    void writesCells() {
        var answer =
                new MapAnswer("p", 7, 1, List.of(), List.of(new MapCell(new GridSquare(540_000, 240_000, 10_000), 7)));
        assertThat(JSON.readTree(JSON.writeValueAsString(writer.map(answer)))).isEqualTo(JSON.readTree("""
                                {"asOf": "p", "total": 7, "unknownHour": 1, "incidents": {"type": "FeatureCollection", "features": []},
                                 "cells": [{"longitude": 3.45, "latitude": 52.45, "easting": 545000, "northing": 245000, "sizeMetres": 10000, "count": 7,
                                  "square": {"type": "Polygon", "coordinates": [[[3.4, 52.4], [3.5, 52.4], [3.5, 52.5], [3.4, 52.5], [3.4, 52.4]]]}}]}"""));
    }

    @Test
    void writesCellsAndHotspotsThatReachOverTheEdgeOfTheMap() {
        var onTheRealGrid = new FeatureWriter(new IncidentFeatures(new Ostn15NationalGrid(), GAZETTEER));
        var cells = new ArrayList<MapCell>();
        for (int easting = -100_000; easting < 700_000; easting += 100_000) {
            for (int northing = -100_000; northing < 1_300_000; northing += 100_000) {
                cells.add(new MapCell(new GridSquare(easting, northing, 100_000), 1));
            }
        }
        var view = onTheRealGrid.map(new MapAnswer("p", cells.size(), 0, List.of(), cells));
        assertThat(view.cells())
                .hasSameSizeAs(cells)
                .allMatch(cell -> cell.square().coordinates().get(0).size() == 5);
        var hull = Stream.of(
                        new GridPoint(0, 0), new GridPoint(Integer.MAX_VALUE, 0), new GridPoint(0, Integer.MAX_VALUE))
                .toList();
        var hotspot = new Hotspot(
                "k",
                null,
                2,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                List.of("CAMBS"),
                "HARE",
                new GridPoint(0, 0),
                hull);
        assertThat(onTheRealGrid.hotspot(hotspot).hull().coordinates().get(0)).hasSize(4);
    }

    @Test
    void theEdgeOfTheMapIsThatOfTheGridsExtent() {
        for (int easting : new int[] {Integer.MIN_VALUE, -50_000_001, 0, 700_000_000, Integer.MAX_VALUE}) {
            for (int northing : new int[] {Integer.MIN_VALUE, -20_000_001, 0, 1_250_000_000, Integer.MAX_VALUE}) {
                var within = MapEdge.within(new GridPoint(easting, northing));
                assertThat(Extent.contains(within)).isTrue();
                int step = easting == 0 ? 0 : Integer.signum(easting);
                int stepNorth = northing == 0 ? 0 : Integer.signum(northing);
                if (step != 0 || stepNorth != 0) {
                    assertThat(Extent.contains(new GridPoint(
                                    within.eastingMillimetres() + step, within.northingMillimetres() + stepNorth)))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void writesAListWithItsCursor() {
        var cursor = new ListCursor(1, ID);
        var view = writer.list(new ListAnswer("p", 9, List.of(incident(Tier.EXACT, 1)), cursor));
        var json = JSON.readTree(JSON.writeValueAsString(view));
        assertThat(json.get("asOf").asString()).isEqualTo("p");
        assertThat(json.get("total").asInt()).isEqualTo(9);
        assertThat(json.get("next").asString()).isEqualTo(cursor.toString());
        assertThat(json.get("incidents").get(0).get("id").asString()).isEqualTo(ID.toString());
        assertThat(JSON.writeValueAsString(writer.list(new ListAnswer("p", 0, List.of(), null))))
                .contains("\"next\":null");
    }

    @Test
    void writesHotspotsWithTheirParameters() {
        var rows = IntStream.range(0, 5)
                .mapToObj(i -> InventedIncidents.withId(incident(Tier.EXACT, 1), new UUID(0, i)))
                .toList();
        var answer = new AudienceEngine(new StraightGrid(), "0")
                .absorb(rows, List.of(), "7")
                .hotspots(new HotspotQuery(2_000, 5, InventedIncidents.everything()));
        var json = JSON.readTree(JSON.writeValueAsString(writer.hotspots(answer)));
        assertThat(json.get("asOf").asString()).isEqualTo("7");
        assertThat(json.get("parameters").get("incidents").asInt()).isEqualTo(5);
        assertThat(json.get("parameters").get("to").asString()).isEqualTo("2026-11-22T12:00:00Z");
        var hotspot = json.get("hotspots").get(0);
        assertThat(hotspot.get("near").asString()).isEqualTo("Fowlmere");
        assertThat(hotspot.get("hull")).isEqualTo(JSON.readTree("""
                                {"type": "Polygon", "coordinates": [[[3.4155, 52.4355], [3.4255, 52.4355], [3.4255, 52.4455], [3.4155, 52.4455], [3.4155, 52.4355]]]}"""));
        assertThat(hotspot.get("centre")).isEqualTo(JSON.readTree("[3.4205, 52.4405]"));
        assertThat(hotspot.get("forces")).isEqualTo(JSON.readTree("[\"CAMBS\"]"));
    }

    private static VisibleIncident incident(Tier tier, int size) {
        return new VisibleIncident(
                ID,
                3,
                tier,
                542_050_000,
                244_050_000,
                size,
                "HARE.COURSING",
                "CAMBS",
                IncidentStatus.OPEN,
                Instant.parse("2026-11-21T18:00:00Z"),
                Instant.parse("2026-11-21T18:41:00Z"),
                false,
                new IncidentReference("CAMBS", 2026, 123),
                Instant.parse("2026-11-21T18:45:00Z"));
    }
}
