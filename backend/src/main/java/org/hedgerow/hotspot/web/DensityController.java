package org.hedgerow.hotspot.web;

import org.hedgerow.hotspot.DensityAnswer;
import org.hedgerow.hotspot.DensityFiles;
import org.hedgerow.hotspot.DensityQuery;
import org.hedgerow.hotspot.DensityView;
import org.hedgerow.hotspot.method.KernelDensity;
import org.hedgerow.identity.CurrentPerson;
import org.hedgerow.identity.Permission;
import org.hedgerow.identity.Person;
import org.hedgerow.identity.Requires;
import org.hedgerow.incident.IncidentFeatures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How densely what the viewer may see lies: for the map, and as a file to take out. */
@RestController
@Profile("!command")
class DensityController {

    private final Studies studies;
    private final DensityFiles files;
    private final IncidentFeatures places;

    DensityController(Studies studies, DensityFiles files, IncidentFeatures places) {
        this.studies = studies;
        this.files = files;
        this.places = places;
    }

    @GetMapping("/api/density")
    @Requires(Permission.READ_MAP)
    DensityView density(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String bandwidthMetres,
            @RequestParam(required = false) @Nullable String cellMetres,
            @RequestParam MultiValueMap<String, String> parameters) {
        return studies.ask(
                person,
                parameters,
                asked -> DensityQuery.of(bandwidthMetres, cellMetres, asked.filter(), asked.tellsItsVictim()),
                (snapshot, query) -> DensityView.of(
                        snapshot.density(query, DensityAnswer.MOST_CELLS).answer(), query.bandwidthMetres(), places));
    }

    @GetMapping("/api/density.tif")
    @Requires(Permission.EXPORT)
    ResponseEntity<byte[]> geoTiff(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String bandwidthMetres,
            @RequestParam(required = false) @Nullable String cellMetres,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam MultiValueMap<String, String> parameters) {
        return file(person, bandwidthMetres, cellMetres, reason, parameters, DensityFiles.Format.GEOTIFF);
    }

    @GetMapping("/api/density.png")
    @Requires(Permission.EXPORT)
    ResponseEntity<byte[]> picture(
            @CurrentPerson Person person,
            @RequestParam(required = false) @Nullable String bandwidthMetres,
            @RequestParam(required = false) @Nullable String cellMetres,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam MultiValueMap<String, String> parameters) {
        return file(person, bandwidthMetres, cellMetres, reason, parameters, DensityFiles.Format.PNG);
    }

    private ResponseEntity<byte[]> file(
            Person person,
            @Nullable String bandwidthMetres,
            @Nullable String cellMetres,
            @Nullable String reason,
            MultiValueMap<String, String> parameters,
            DensityFiles.Format format) {
        var why = DensityFiles.reason(reason);
        var content = studies.ask(
                person,
                parameters,
                asked -> DensityQuery.of(bandwidthMetres, cellMetres, asked.filter(), asked.tellsItsVictim()),
                (snapshot, query) ->
                        files.write(person, snapshot.density(query, KernelDensity.MOST_CELLS), format, why));
        boolean picture = format == DensityFiles.Format.PNG;
        return ResponseEntity.ok()
                .contentType(picture ? MediaType.IMAGE_PNG : MediaType.parseMediaType("image/tiff"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("hedgerow-density" + (picture ? ".png" : ".tif"))
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }
}
