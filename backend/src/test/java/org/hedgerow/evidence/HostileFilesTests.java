package org.hedgerow.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.hedgerow.evidence.HostileFiles.Hostile;
import org.hedgerow.evidence.copy.DamagedPicture;
import org.hedgerow.evidence.copy.PixelsOnly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than five hundred hostile files, each given to a process of its own as the server does. None may end in anything but a copy of pixels or a
 * reason; and in no copy may ExifTool, which knows more hiding places than we do, find anything that is not about pixels.
 */
class HostileFilesTests {

    private static final List<Hostile> FILES = new HostileFiles().all();

    private final CopyProcess process = Copiers.pictures();
    private final Copying copying = Copiers.copying(process);

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        process.destroy();
    }

    @Test
    void noneBreaksAnythingAndNoCopyHoldsAnythingButPixels() throws Exception {
        assertThat(FILES).hasSizeGreaterThan(500);
        assertThat(FILES).extracting(Hostile::name).doesNotHaveDuplicates();
        var many = new CopyingOfMany(copying, folder.resolve("copies"));
        many.copy(FILES);
        assertThat(many.wrong()).as("seed " + HostileFiles.SEED).isEmpty();
        assertThat(many.copies()).hasSizeGreaterThan(200);
        var found = ExifTool.of(folder.resolve("copies"));
        assertThat(found).hasSize(many.copies().size());
        for (var file : found) {
            assertThat(ExifTool.notOfPixels(file))
                    .as(many.copies().get(Path.of(file.get("SourceFile").asString())))
                    .isEmpty();
        }
    }

    /** The other way round: what carries metadata is seen to, by the same tool, before it is copied. */
    @Test
    void exifToolFindsWhatTheFilesCarry() throws Exception {
        var carrying = FILES.stream()
                .filter(file -> file.name().startsWith("metadata"))
                .toList();
        var originals = Files.createDirectory(folder.resolve("originals"));
        for (int i = 0; i < carrying.size(); i++) {
            Files.write(originals.resolve(i + ".bin"), carrying.get(i).bytes());
        }
        var groups = new TreeSet<String>();
        int burdened = 0;
        for (var file : ExifTool.of(originals)) {
            var more = ExifTool.notOfPixels(file);
            burdened += more.isEmpty() ? 0 : 1;
            more.forEach(name -> groups.add(name.substring(0, Math.max(0, name.indexOf(':')))));
        }
        assertThat(burdened).isGreaterThan(carrying.size() * 3 / 4);
        assertThat(groups).contains("GPS", "IFD0", "ExifIFD", "IFD1", "IPTC", "XMP-exif", "ICC_Profile");
    }

    @Test
    void whatCarriesAnythingIsNoCopyWhoeverMadeIt() throws DamagedPicture {
        int refused = 0;
        for (var file : FILES) {
            if (file.name().startsWith("metadata") || file.name().startsWith("polyglot")) {
                assertThat(passes(file.bytes())).as(file.name()).isFalse();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    private static boolean passes(byte[] bytes) {
        try {
            PixelsOnly.check(bytes, 2560);
            return true;
        } catch (DamagedPicture e) {
            return false;
        }
    }
}
