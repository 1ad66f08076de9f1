package org.hedgerow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.hedgerow.evidence.HostileFiles.Hostile;
import org.hedgerow.evidence.copy.DamagedPicture;
import org.hedgerow.evidence.copy.MovieOnly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same as {@link HostileFilesTests} for videos, HEIC and AVIF: more than two hundred, and in no copy anything but pictures and sound. */
class HostileVideosTests {

    private static final List<Hostile> FILES = new HostileVideos().all();

    private final CopyProcess process = Copiers.pictures();
    private final Copying copying = Copiers.copying(process);

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        process.destroy();
    }

    @Test
    void noneBreaksAnythingAndNoCopyHoldsAnythingButPicturesAndSound() throws Exception {
        assertThat(FILES).hasSizeGreaterThan(200);
        assertThat(FILES).extracting(Hostile::name).doesNotHaveDuplicates();
        var many = new CopyingOfMany(copying, folder.resolve("copies"));
        many.copy(FILES);
        assertThat(many.wrong()).as("seed " + HostileFiles.SEED).isEmpty();
        assertThat(many.copies()).hasSizeGreaterThan(100);
        var found = ExifTool.of(folder.resolve("copies"));
        assertThat(found).hasSize(many.copies().size());
        for (var file : found) {
            assertThat(ExifTool.notOfPixels(file))
                    .as(many.copies().get(Path.of(file.get("SourceFile").asString())))
                    .isEmpty();
        }
    }

    @Test
    void exifToolFindsWhatTheFilesCarry() throws Exception {
        var originals = Files.createDirectory(folder.resolve("originals"));
        int carrying = 0;
        for (var file : FILES) {
            if (file.name().startsWith("metadata")) {
                Files.write(originals.resolve(carrying++ + ".bin"), file.bytes());
            }
        }
        assertThat(ExifTool.of(originals))
                .allSatisfy(file -> assertThat(ExifTool.notOfPixels(file)).isNotEmpty());
        assertThat(carrying).isGreaterThan(40);
    }

    @Test
    void whatCarriesAnythingIsNoCopyWhoeverMadeIt() throws IOException {
        var place = folder.resolve("video");
        for (var file : FILES) {
            Files.write(place, file.bytes());
            assertThat(passes(place)).as(file.name()).isFalse();
        }
    }

    /** And what the program makes passes only as long as nothing is put into it. */
    @Test
    void anythingInACopyIsFound() throws IOException {
        var place = folder.resolve("video");
        var copy = Copiers.copy(copying, VideoBases.videos().get("mp4")).copy();
        Files.write(place, copy);
        assertThat(passes(place)).isTrue();
        var words = Atoms.box("free", Hostility.text(Hostility.CANARY));
        for (var spoiled : List.of(
                Hostility.joined(copy, words),
                Hostility.joined(copy, new byte[1]),
                Atoms.into(copy, "moov", words),
                Atoms.into(copy, "moov", Atoms.box("udta", words)),
                Atoms.into(copy, "moov/trak", words),
                Atoms.into(copy, "moov/trak/mdia", words),
                Atoms.into(copy, "moov/trak/mdia/minf/stbl", words),
                Atoms.into(copy, "moov/trak/mdia/minf/stbl/stsd", words),
                Atoms.into(copy, "moov/trak/mdia/minf/stbl/stts", new byte[4]),
                Atoms.into(copy, "mdat", new byte[9]),
                Atoms.into(copy, "ftyp", Hostility.text("CANY")),
                Atoms.patched(copy, "moov/mvhd", 4, new byte[] {1}),
                Atoms.patched(copy, "moov/mvhd", 30, new byte[] {1}),
                Atoms.patched(copy, "moov/trak/tkhd", 8, new byte[] {1}),
                Atoms.patched(copy, "moov/trak/mdia/hdlr", 25, Hostility.text("CANARY")),
                Atoms.patched(copy, "moov/trak/mdia/mdhd", 21, new byte[] {1}),
                Atoms.patched(copy, "moov/trak/mdia/minf/stbl/stsd", 60, new byte[] {1}),
                Atoms.patched(copy, "moov/trak/mdia/minf/dinf/dref", 19, new byte[] {0}),
                Atoms.patched(copy, "mdat", 4, new byte[] {6}))) {
            Files.write(place, spoiled);
            assertThat(passes(place)).isFalse();
        }
    }

    private static boolean passes(Path video) throws IOException {
        try (var channel = FileChannel.open(video, StandardOpenOption.READ)) {
            MovieOnly.check(channel, VideoProcess.LONGEST_SIDE, VideoProcess.MOST_SECONDS + 2);
            return true;
        } catch (DamagedPicture e) {
            return false;
        }
    }
}
