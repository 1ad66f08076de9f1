package org.hedgerow.evidence.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hedgerow.evidence.EvidenceFile;
import org.hedgerow.evidence.Exhibit;
import org.hedgerow.evidence.FileState;
import org.hedgerow.identity.People;
import org.hedgerow.identity.Person;
import org.jspecify.annotations.Nullable;

/** A file as the client has it: {@code kind} is PHOTO or VIDEO, null until its content is known; {@code seconds} is how long the copy of a video lasts. */
record FileView(
        UUID id,
        String name,
        long size,
        String sha256,
        FileState state,
        boolean copy,
        boolean original,
        @Nullable String refused,
        @Nullable String noCopy,
        @Nullable String kind,
        @Nullable String type,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer seconds,
        @Nullable Instant receivedAt,
        @Nullable ExhibitView exhibit) {

    /** @param by who named it, where the name is still known */
    record ExhibitView(
            String reference,
            @Nullable Integer clockOffsetSeconds,
            @Nullable String note,
            @Nullable String by,
            Instant at) {

        static ExhibitView of(Exhibit exhibit, Map<UUID, Person> names) {
            var person = names.get(exhibit.person());
            return new ExhibitView(
                    exhibit.reference(),
                    exhibit.clockOffsetSeconds(),
                    exhibit.note(),
                    person == null ? null : person.name(),
                    exhibit.at());
        }
    }

    static List<FileView> all(List<EvidenceFile> files, People people) {
        var names = people.findAll(files.stream()
                .flatMap(file -> Stream.ofNullable(file.exhibit()))
                .map(Exhibit::person)
                .distinct()
                .toList());
        return files.stream().map(file -> of(file, names)).toList();
    }

    private static FileView of(EvidenceFile file, Map<UUID, Person> names) {
        var kind = file.kind();
        return new FileView(
                file.id(),
                file.name(),
                file.size(),
                file.sha256(),
                file.state(),
                file.state() == FileState.SANITISED,
                file.isSealed(),
                file.refused() == null ? null : file.refused().name(),
                file.noCopy() == null ? null : file.noCopy().name(),
                kind == null ? null : kind.isVideo() ? "VIDEO" : "PHOTO",
                kind == null ? null : kind.mediaType(),
                file.width(),
                file.height(),
                file.copySeconds(),
                file.receivedAt(),
                file.exhibit() == null ? null : ExhibitView.of(file.exhibit(), names));
    }
}
