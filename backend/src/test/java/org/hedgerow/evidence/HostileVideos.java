package org.hedgerow.evidence;

import static org.hedgerow.evidence.Hostility.CANARY;
import static org.hedgerow.evidence.Hostility.joined;
import static org.hedgerow.evidence.Hostility.text;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hedgerow.evidence.HostileFiles.Fate;
import org.hedgerow.evidence.HostileFiles.Hostile;

/** Videos, and pictures in boxes, that somebody might send to break the server or to be carried on by it, made anew from one seed each time. */
final class HostileVideos {

    private static final List<String> COPY = List.of("-c", "copy", "-map", "0");
    private static final byte[] XMP_UUID = HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");

    private final Random random = new Random(HostileFiles.SEED);
    private final Map<String, byte[]> videos = VideoBases.videos();
    private final Map<String, byte[]> pictures = VideoBases.pictures(random);
    private final List<Hostile> files = new ArrayList<>();

    List<Hostile> all() {
        metadataInBoxes();
        metadataByProgram();
        metadataOfPictures();
        brokenOff();
        bombs();
        elsewhere();
        polyglots();
        others();
        return files;
    }

    private void add(String name, byte[] bytes, Fate fate) {
        files.add(new Hostile(name, bytes, fate));
    }

    private byte[] mp4() {
        return videos.get("mp4");
    }

    private void metadataInBoxes() {
        var place = Atoms.box("\u00a9xyz", new byte[] {0, 30, 0x15, (byte) 0xC7}, text("+52.2053+000.1218/" + CANARY));
        var item = Atoms.box("\u00a9too", Atoms.box("data", new byte[] {0, 0, 0, 1, 0, 0, 0, 0}, text(CANARY)));
        var handler = Atoms.box("hdlr", new byte[8], text("mdirappl"), new byte[9]);
        var list = Atoms.box("meta", new byte[4], handler, Atoms.box("ilst", item));
        var boxes = Map.of(
                "place", Atoms.box("udta", place),
                "list", Atoms.box("udta", list),
                "list outside", list,
                "place of 3gp", Atoms.box("udta", Atoms.box("loci", new byte[6], text(CANARY), new byte[15])),
                "xmp", Atoms.box("uuid", XMP_UUID, text(Hostility.xmp())),
                "unknown", Atoms.box("CANY", text(CANARY)),
                "free", Atoms.box("free", text(CANARY)),
                "exif", Atoms.box("udta", Atoms.box("exif", Hostility.exif(new byte[] {1}))));
        boxes.forEach((name, box) -> {
            add("metadata mp4 " + name + " in header", Atoms.into(mp4(), "moov", box), Fate.COPY);
            add("metadata mp4 " + name + " in track", Atoms.into(mp4(), "moov/trak", box), Fate.COPY);
            add("metadata mov " + name + " behind", joined(videos.get("mov"), box), Fate.COPY);
        });
        add("metadata mp4 second media", joined(mp4(), Atoms.box("mdat", text(CANARY))), Fate.COPY);
        add("metadata mp4 words behind", joined(mp4(), text(CANARY)), Fate.ANY);
        add("metadata mp4 time", Atoms.patched(mp4(), "moov/mvhd", 4, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}), Fate.COPY);
        add(
                "metadata mp4 name of coder",
                Atoms.patched(mp4(), "moov/trak/mdia/minf/stbl/stsd", 58, text(CANARY.substring(0, 30))),
                Fate.COPY);
    }

    private void metadataByProgram() {
        var chapters = text(";FFMETADATA1\ntitle=" + CANARY + "\n[CHAPTER]\nTIMEBASE=1/10\nSTART=0\nEND=3\ntitle="
                + CANARY + "\n[CHAPTER]\nTIMEBASE=1/10\nSTART=3\nEND=6\ntitle=" + CANARY + "\n");
        var words = text("1\n00:00:00,000 --> 00:00:00,500\n" + CANARY + "\n");
        for (var name : List.of("mp4", "mov", "mkv")) {
            var with = Map.of("in", videos.get(name), "c.txt", chapters, "s.srt", words);
            var out = "o." + name;
            add(
                    "metadata " + name + " chapters",
                    VideoBases.made(
                            out,
                            with,
                            List.of("-i", "in", "-f", "ffmetadata", "-i", "c.txt", "-map_metadata", "1"),
                            COPY),
                    Fate.COPY);
            add(
                    "metadata " + name + " subtitles",
                    VideoBases.made(
                            out,
                            with,
                            List.of("-i", "in", "-i", "s.srt"),
                            COPY,
                            List.of("-map", "1", "-c:s", name.equals("mkv") ? "srt" : "mov_text")),
                    Fate.COPY);
            add(
                    "metadata " + name + " words",
                    VideoBases.made(
                            out,
                            with,
                            List.of(
                                    "-i",
                                    "in",
                                    "-metadata",
                                    "title=" + CANARY,
                                    "-metadata",
                                    "comment=" + CANARY,
                                    "-metadata",
                                    "location=+52.2-000.1/",
                                    "-metadata",
                                    "make=" + CANARY,
                                    "-metadata:s:v:0",
                                    "handler_name=" + CANARY,
                                    "-metadata:s:v:0",
                                    "title=" + CANARY,
                                    "-metadata",
                                    "creation_time=2026-11-22T17:42:13Z"),
                            COPY),
                    Fate.COPY);
            add(
                    "metadata " + name + " in the stream",
                    VideoBases.made(
                            out,
                            with,
                            List.of(
                                    "-i",
                                    "in",
                                    "-bsf:v",
                                    "h264_metadata=sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+" + CANARY),
                            COPY),
                    Fate.COPY);
        }
        var mov = Map.of("in", videos.get("mov"));
        add(
                "metadata mov time code",
                VideoBases.made("o.mov", mov, List.of("-i", "in", "-timecode", "01:02:03:04"), COPY),
                Fate.COPY);
        add(
                "metadata mov tags",
                VideoBases.made(
                        "o.mov",
                        mov,
                        List.of(
                                "-i",
                                "in",
                                "-metadata",
                                "com.apple.quicktime.location.ISO6709=" + CANARY,
                                "-movflags",
                                "use_metadata_tags"),
                        COPY),
                Fate.COPY);
        var mkv = Map.of("in", videos.get("mkv"), "a.txt", text(CANARY));
        add(
                "metadata mkv attachment",
                VideoBases.made(
                        "o.mkv",
                        mkv,
                        List.of(
                                "-i",
                                "in",
                                "-attach",
                                "a.txt",
                                "-metadata:s:t:0",
                                "mimetype=text/plain",
                                "-metadata:s:t:0",
                                "filename=" + CANARY),
                        COPY),
                Fate.COPY);
        add(
                "metadata webm words",
                VideoBases.made(
                        "o.webm",
                        Map.of("in", videos.get("webm")),
                        List.of("-i", "in", "-metadata", "title=" + CANARY, "-metadata:s:v:0", "title=" + CANARY),
                        COPY),
                Fate.COPY);
        var still = Bases.jpeg(Bases.noise(random, BufferedImage.TYPE_INT_RGB), false);
        var cover = Hostility.behindFirstMarker(still, Hostility.segment(0xFE, text(CANARY)));
        add(
                "metadata mp4 cover",
                VideoBases.made(
                        "o.mp4",
                        Map.of("in", mp4(), "c.jpg", cover),
                        List.of("-i", "in", "-i", "c.jpg"),
                        COPY,
                        List.of("-map", "1", "-disposition:v:1", "attached_pic")),
                Fate.COPY);
    }

    private void metadataOfPictures() {
        pictures.forEach((name, picture) -> {
            add("metadata " + name + " exif", picture, Fate.COPY);
            add(
                    "metadata " + name + " xmp behind",
                    joined(picture, Atoms.box("uuid", XMP_UUID, text(Hostility.xmp()))),
                    Fate.COPY);
            add("metadata " + name + " free behind", joined(picture, Atoms.box("free", text(CANARY))), Fate.COPY);
            add("metadata " + name + " unknown", Atoms.into(picture, "meta", new byte[0]), Fate.COPY);
            add("metadata " + name + " words behind", joined(picture, text(CANARY)), Fate.ANY);
        });
    }

    private void brokenOff() {
        var all = new LinkedHashMap<>(videos);
        all.putAll(pictures);
        all.forEach((name, base) -> {
            for (int cut : new int[] {17, base.length / 3, base.length * 3 / 4, base.length - 1}) {
                add("truncated " + name + " " + cut, Arrays.copyOf(base, cut), Fate.ANY);
            }
            for (int i = 0; i < 3; i++) {
                add("mutated " + name + " " + i, Hostility.mutated(base, random), Fate.ANY);
            }
        });
    }

    private void bombs() {
        var sizes = "moov/trak/mdia/minf/stbl/stsd";
        for (int side : new int[] {65_535, 8_193, 6_500, 0}) {
            var both = ByteBuffer.allocate(4)
                    .putShort((short) side)
                    .putShort((short) side)
                    .array();
            add("bomb mp4 frame " + side, Atoms.patched(mp4(), sizes, 40, both), Fate.NO_COPY);
        }
        add("bomb mp4 a hundred years", Atoms.patched(mp4(), "moov/mvhd", 12, numbers(1, 0x7FFF_FFFF)), Fate.NO_COPY);
        add("bomb mp4 no time", Atoms.patched(mp4(), "moov/mvhd", 12, numbers(0, 5)), Fate.NO_COPY);
        for (var table : List.of("stts", "stsz", "stsc", "stco")) {
            int at = table.equals("stsz") ? 8 : 4;
            add(
                    "bomb mp4 endless " + table,
                    Atoms.patched(mp4(), "moov/trak/mdia/minf/stbl/" + table, at, numbers(-1)),
                    Fate.ANY);
        }
        add("bomb mp4 endless frame", Atoms.patched(mp4(), "moov/trak/mdia/minf/stbl/stsz", 4, numbers(-1)), Fate.ANY);
        add("bomb mp4 slow", Atoms.patched(mp4(), "moov/trak/mdia/minf/stbl/stts", 12, numbers(0x0FFF_FFFF)), Fate.ANY);
        var tracks = new byte[3_000][];
        Arrays.fill(tracks, Atoms.box("trak", Atoms.box("mdia")));
        add("bomb mp4 3,000 tracks", Atoms.into(mp4(), "moov", joined(tracks)), Fate.NO_COPY);
        var boxes = new byte[100_001][];
        Arrays.fill(boxes, Atoms.box("free"));
        add("bomb mp4 100,000 boxes", joined(Arrays.copyOf(mp4(), 32), joined(boxes), mp4()), Fate.NO_COPY);
        add("bomb mp4 large header", Atoms.into(mp4(), "moov", Atoms.box("free", new byte[17 << 20])), Fate.NO_COPY);
        add(
                "bomb mp4 header in compression",
                joined(
                        ftyp(),
                        Atoms.box(
                                "moov",
                                Atoms.box(
                                        "cmov",
                                        Atoms.box("dcom", text("zlib")),
                                        Atoms.box("cmvd", numbers(1 << 30), Hostility.deflated(new byte[9_000_000]))))),
                Fate.NO_COPY);
        byte[] nested = Atoms.box("trak");
        for (int i = 0; i < 3_000; i++) {
            nested = Atoms.box("trak", nested);
        }
        add("bomb mp4 nested", Atoms.into(mp4(), "moov", nested), Fate.ANY);
        var webm = videos.get("webm");
        int width = indexOf(webm, new byte[] {(byte) 0xB0, (byte) 0x81, VideoBases.WIDTH});
        var wide = joined(
                Arrays.copyOf(webm, width),
                new byte[] {(byte) 0xB0, (byte) 0x81, (byte) 0xFF},
                Arrays.copyOfRange(webm, width + 3, webm.length));
        add("bomb webm another width", wide, Fate.ANY);
        add(
                "bomb webm endless",
                joined(Arrays.copyOf(webm, 5), new byte[] {0x01, -1, -1, -1, -1, -1, -1, -1}, webm),
                Fate.NO_COPY);
        add(
                "bomb mp4 as large as may be",
                VideoBases.made(
                        "a.mp4",
                        List.of(
                                "-f",
                                "lavfi",
                                "-i",
                                "color=size=7680x4320:rate=5:duration=0.4",
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast",
                                "-pix_fmt",
                                "yuv420p")),
                Fate.COPY);
        var long1 = List.of(
                "-f",
                "lavfi",
                "-i",
                "color=size=16x16:rate=1:duration=3000",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p");
        add("bomb mp4 fifty minutes", VideoBases.made("a.mp4", long1), Fate.COPY);
        add(
                "bomb mp4 a thousand a second",
                VideoBases.made(
                        "a.mp4",
                        List.of(
                                "-f",
                                "lavfi",
                                "-i",
                                "color=size=16x16:rate=1000:duration=2",
                                "-c:v",
                                "libx264",
                                "-preset",
                                "ultrafast",
                                "-pix_fmt",
                                "yuv420p")),
                Fate.COPY);
        pictures.forEach((name, picture) -> {
            int at = indexOf(picture, text("ispe")) + 8;
            for (int side : new int[] {-1, 0, 40_000, 6_500}) {
                var changed = picture.clone();
                ByteBuffer.wrap(changed).putInt(at, side).putInt(at + 4, side);
                add("bomb " + name + " " + side, changed, Fate.NO_COPY);
            }
            var small = picture.clone();
            ByteBuffer.wrap(small).putInt(at, 2).putInt(at + 4, 2);
            add("bomb " + name + " lies", small, Fate.ANY);
        });
    }

    /** Everything that would have the decoder open another file. */
    private void elsewhere() {
        var dref = "moov/trak/mdia/minf/dinf/dref";
        add("elsewhere mp4 flag", Atoms.patched(mp4(), dref, 19, new byte[] {0}), Fate.NO_COPY);
        for (var kind : List.of("url ", "urn ", "alis", "rsrc")) {
            var entry = Atoms.box(kind, new byte[4], text("file:///etc/passwd\0"));
            add("elsewhere mp4 " + kind.strip(), Atoms.into(mp4(), dref, entry), Fate.NO_COPY);
            add("elsewhere mov " + kind.strip(), Atoms.into(videos.get("mov"), dref, entry), Fate.NO_COPY);
        }
        var reference = Atoms.box("rdrf", numbers(0), text("url "), numbers(19), text("file:///etc/passwd\0"));
        add(
                "elsewhere mov reference",
                joined(ftyp(), Atoms.box("moov", Atoms.box("rmra", Atoms.box("rmda", reference)))),
                Fate.NO_COPY);
        add(
                "elsewhere mp4 and reference",
                Atoms.into(mp4(), "moov", Atoms.box("rmra", Atoms.box("rmda", reference))),
                Fate.NO_COPY);
        var lists = List.of(
                "ffconcat version 1.0\nfile /etc/passwd\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
                "<?xml version='1.0'?><MPD><BaseURL>file:///etc/passwd</BaseURL></MPD>",
                "v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n",
                "[playlist]\nFile1=file:///etc/passwd\n",
                "[Script Info]\nTitle: " + CANARY);
        for (int i = 0; i < lists.size(); i++) {
            add("elsewhere list " + i, text(lists.get(i)), Fate.NO_COPY);
            add("elsewhere list in media " + i, joined(ftyp(), Atoms.box("mdat", text(lists.get(i)))), Fate.NO_COPY);
            add(
                    "elsewhere list as webm " + i,
                    joined(Arrays.copyOf(videos.get("webm"), 40), text(lists.get(i))),
                    Fate.NO_COPY);
        }
        pictures.forEach((name, picture) -> add(
                "elsewhere " + name,
                Atoms.into(
                        picture,
                        "meta",
                        Atoms.box(
                                "dinf",
                                Atoms.box(
                                        "dref",
                                        numbers(0, 1),
                                        Atoms.box("url ", new byte[4], text("file:///etc/passwd\0"))))),
                Fate.NO_COPY));
    }

    private void polyglots() {
        var page = text("<html><script>alert('" + CANARY + "')</script></html>");
        var jpeg = Bases.jpeg(Bases.noise(random, BufferedImage.TYPE_INT_RGB), false);
        add(
                "polyglot photo that moves",
                joined(jpeg, Atoms.into(mp4(), "moov", Atoms.box("udta", text(CANARY)))),
                Fate.COPY);
        add("polyglot mp4 and page", joined(mp4(), page), Fate.ANY);
        add("polyglot mp4 with page in a box", joined(mp4(), Atoms.box("free", page)), Fate.COPY);
        add("polyglot webm and page", joined(videos.get("webm"), page), Fate.ANY);
        add("polyglot page and mp4", joined(page, mp4()), Fate.NO_COPY);
        add("polyglot mp4 and archive", joined(mp4(), text("PK\u0003\u0004" + CANARY)), Fate.ANY);
        add("polyglot mp4 is webm", joined(ftyp(), videos.get("webm")), Fate.NO_COPY);
        add("polyglot webm is mp4", joined(Arrays.copyOf(videos.get("webm"), 4), mp4()), Fate.NO_COPY);
        add("polyglot heic is mp4", joined(Atoms.box("ftyp", text("heic\0\0\0\0mif1")), mp4()), Fate.NO_COPY);
        add("polyglot mp4 is heic", joined(ftyp(), pictures.get("heic")), Fate.NO_COPY);
        add("polyglot heic and mp4", joined(pictures.get("heic"), mp4()), Fate.ANY);
        add("polyglot gif and mp4", joined(text("GIF89a"), mp4()), Fate.NO_COPY);
    }

    private void others() {
        var sound = List.of("-f", "lavfi", "-i", "sine=duration=0.3");
        add("other sound alone", VideoBases.made("a.mp4", sound, List.of("-c:a", "aac")), Fate.NO_COPY);
        add("other sound in webm", VideoBases.made("a.mka", sound, List.of("-c:a", "libopus")), Fate.NO_COPY);
        add("other avi", VideoBases.made("a.avi", Map.of("in", mp4()), List.of("-i", "in"), COPY), Fate.NO_COPY);
        add("other stream", VideoBases.made("a.ts", Map.of("in", mp4()), List.of("-i", "in"), COPY), Fate.NO_COPY);
        add("other flv", VideoBases.made("a.flv", Map.of("in", mp4()), List.of("-i", "in"), COPY), Fate.NO_COPY);
        var lossless = List.of("-f", "lavfi", "-i", "testsrc2=size=32x32:rate=5:duration=0.4", "-c:v");
        add("other coder huffyuv", VideoBases.made("a.mkv", lossless, List.of("huffyuv")), Fate.NO_COPY);
        add("other coder ffv1", VideoBases.made("a.mkv", lossless, List.of("ffv1")), Fate.NO_COPY);
        add("other coder png", VideoBases.made("a.mov", lossless, List.of("png")), Fate.NO_COPY);
        for (var name : List.of("mp4", "webm")) {
            var noise = new byte[3_000];
            random.nextBytes(noise);
            add("other noise as " + name, joined(Arrays.copyOf(videos.get(name), 40), noise), Fate.NO_COPY);
        }
    }

    private byte[] ftyp() {
        return Atoms.box("ftyp", text("isom\0\0\u0002\0isomiso2avc1mp41"));
    }

    private static byte[] numbers(int... numbers) {
        var bytes = ByteBuffer.allocate(4 * numbers.length);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    private static int indexOf(byte[] bytes, byte[] sought) {
        int at =
                new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(sought, StandardCharsets.ISO_8859_1));
        if (at < 0) {
            throw new IllegalStateException("Not in this file");
        }
        return at;
    }
}
