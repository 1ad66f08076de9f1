package org.hedgerow.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ExifTool, which knows more hiding places than we do, finds in files. */
final class ExifTool {

    /** What it says of any picture that has no metadata at all. */
    private static final Set<String> OF_PIXELS_ALONE =
            Set.of("SourceFile", "ExifTool", "System", "File", "JFIF", "PNG", "Composite", "QuickTime", "Track");

    private static final Set<String> OF_PNG = Set.of(
            "PNG:ImageWidth",
            "PNG:ImageHeight",
            "PNG:BitDepth",
            "PNG:ColorType",
            "PNG:Compression",
            "PNG:Filter",
            "PNG:Interlace");
    private static final Set<String> OF_JFIF =
            Set.of("JFIF:JFIFVersion", "JFIF:ResolutionUnit", "JFIF:XResolution", "JFIF:YResolution");
    /** Numbers that a player needs, and the names of boxes that hold nothing. */
    private static final Set<String> OF_VIDEO = Set.of(
            ("MajorBrand MinorVersion CompatibleBrands MovieHeaderVersion TimeScale Duration PreferredRate PreferredVolume"
                            + " MatrixStructure PreviewTime PreviewDuration PosterTime SelectionTime SelectionDuration CurrentTime"
                            + " NextTrackID Unknown_free Free MediaDataSize MediaDataOffset MediaData TrackHeaderVersion TrackID"
                            + " TrackDuration TrackLayer TrackVolume ImageWidth ImageHeight Unknown_edts MediaHeaderVersion"
                            + " MediaTimeScale MediaDuration GraphicsMode OpColor CompressorID SourceImageWidth SourceImageHeight"
                            + " XResolution YResolution BitDepth AVCConfiguration PixelAspectRatio BufferSize MaxBitrate"
                            + " AverageBitrate VideoFrameRate SyncSampleTable CompositionTimeToSample SampleToChunk SampleSizes"
                            + " ChunkOffset Balance AudioFormat AudioChannels AudioBitsPerSample AudioSampleRate Unknown_esds"
                            + " Unknown_btrt TimeToSampleTable SampleGroupDescription SampleToGroup ColorProfiles ColorPrimaries"
                            + " TransferCharacteristics MatrixCoefficients VideoFullRangeFlag")
                    .split(" "));
    /** Words that each may say one thing. */
    private static final Set<String> FIXED = Set.of(
            "CreateDate=0000:00:00 00:00:00",
            "ModifyDate=0000:00:00 00:00:00",
            "TrackCreateDate=0000:00:00 00:00:00",
            "TrackModifyDate=0000:00:00 00:00:00",
            "MediaCreateDate=0000:00:00 00:00:00",
            "MediaModifyDate=0000:00:00 00:00:00",
            "MediaLanguageCode=und",
            "HandlerType=Video Track",
            "HandlerType=Audio Track",
            "HandlerDescription=VideoHandler",
            "HandlerDescription=SoundHandler");

    private ExifTool() {}

    /** The names of all that is found in one file and is not about its pixels. */
    static List<String> notOfPixels(JsonNode file) {
        var more = new ArrayList<String>();
        for (var name : file.propertyNames()) {
            var group = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
            boolean film = group.equals("QuickTime") || group.matches("Track[12]");
            boolean pixels = OF_PIXELS_ALONE.contains(film ? "Track" : group)
                    && (!film || isOfVideo(name.substring(group.length() + 1), file.get(name)))
                    && (!group.equals("PNG") || OF_PNG.contains(name))
                    && (!group.equals("JFIF") || OF_JFIF.contains(name))
                    && !name.endsWith(":Warning")
                    && !name.endsWith(":Error")
                    && !name.equals("File:Comment");
            if (!pixels) {
                more.add(name);
            }
        }
        return more;
    }

    private static boolean isOfVideo(String name, JsonNode value) {
        return OF_VIDEO.contains(name) || FIXED.contains(name + "=" + value.asString(""));
    }

    static List<JsonNode> of(Path files) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(
                            "exiftool", "-json", "-a", "-u", "-U", "-G1", "-r", "-ext", "*", "-q", files.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "This test needs ExifTool: apt-get install libimage-exiftool-perl, as ./hedgerow test does", e);
        }
        var said = process.getInputStream().readAllBytes();
        process.waitFor();
        var found = new ArrayList<JsonNode>();
        new JsonMapper().readTree(said).forEach(found::add);
        return found;
    }
}
