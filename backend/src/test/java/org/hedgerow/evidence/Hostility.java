package org.hedgerow.evidence;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Structures that files carry beside their pixels, each with words in it that must not be found again. */
final class Hostility {

    static final String CANARY = "CANARY-Serial-4711-at-52.2053N-0.1218E";

    private Hostility() {}

    /** Everything that a JPEG can carry, by name, as segments behind its first marker. */
    static Map<String, byte[]> jpegSegments(byte[] thumbnail) {
        var segments = new LinkedHashMap<String, byte[]>();
        var exif = joined(text("Exif\0\0"), exif(thumbnail));
        segments.put("exif", segment(0xE1, exif));
        segments.put(
                "exif-big-endian", segment(0xE1, joined(text("Exif\0\0"), exif(thumbnail, ByteOrder.BIG_ENDIAN, 6))));
        segments.put("xmp", segment(0xE1, text("http://ns.adobe.com/xap/1.0/\0" + xmp())));
        segments.put("iptc", segment(0xED, joined(text("Photoshop 3.0\0"), iptc())));
        segments.put("icc", segment(0xE2, joined(text("ICC_PROFILE\0"), new byte[] {1, 1}, icc())));
        segments.put("icc-broken", segment(0xE2, joined(text("ICC_PROFILE\0"), new byte[] {1, 1}, text(CANARY))));
        segments.put("icc-missing-part", segment(0xE2, joined(text("ICC_PROFILE\0"), new byte[] {2, 9}, text(CANARY))));
        segments.put("comment", segment(0xFE, text(CANARY)));
        segments.put("app15", segment(0xEF, text(CANARY)));
        segments.put("flir", segment(0xE1, text("FLIR\0" + CANARY)));
        segments.put("mpf", segment(0xE2, text("MPF\0" + CANARY)));
        segments.put("exif-twice", joined(segment(0xE1, exif), segment(0xE1, exif)));
        segments.put("exif-that-loops", segment(0xE1, joined(text("Exif\0\0"), loopingExif())));
        var many = new byte[0][];
        for (int i = 0; i < 400; i++) {
            many = Arrays.copyOf(many, many.length + 1);
            many[i] = segment(0xFE, text(CANARY + i));
        }
        segments.put("400-comments", joined(many));
        return segments;
    }

    /** The same for PNG, as chunks behind its header. */
    static Map<String, byte[]> pngChunks(byte[] thumbnail) {
        var chunks = new LinkedHashMap<String, byte[]>();
        chunks.put("text", pngChunk("tEXt", text("Comment\0" + CANARY)));
        chunks.put("ztext", pngChunk("zTXt", joined(text("Comment\0\0"), deflated(text(CANARY)))));
        chunks.put("itext-xmp", pngChunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + xmp())));
        chunks.put("exif", pngChunk("eXIf", exif(thumbnail)));
        chunks.put("icc", pngChunk("iCCP", joined(text("Canary\0\0"), deflated(icc()))));
        chunks.put("time", pngChunk("tIME", new byte[] {7, (byte) 0xEA, 11, 22, 18, 41, 0}));
        chunks.put("private", pngChunk("caNy", text(CANARY)));
        chunks.put("html", pngChunk("tEXt", text("T\0<html><script>alert('" + CANARY + "')</script></html>")));
        return chunks;
    }

    static Map<String, byte[]> gifExtensions() {
        var extensions = new LinkedHashMap<String, byte[]>();
        extensions.put("comment", joined(new byte[] {0x21, (byte) 0xFE}, block(text(CANARY)), new byte[] {0}));
        extensions.put(
                "xmp",
                joined(new byte[] {0x21, (byte) 0xFF}, block(text("XMP DataXMP")), block(text(CANARY)), new byte[] {0
                }));
        extensions.put(
                "plain-text",
                joined(new byte[] {0x21, 0x01}, block(new byte[12]), block(text(CANARY)), new byte[] {0}));
        return extensions;
    }

    static byte[] behindFirstMarker(byte[] jpeg, byte[] segments) {
        return joined(Arrays.copyOf(jpeg, 2), segments, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] behindPngHeader(byte[] png, byte[] chunks) {
        return joined(Arrays.copyOf(png, 33), chunks, Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] behindGifColours(byte[] gif, byte[] extensions) {
        int colours = (gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1;
        return joined(Arrays.copyOf(gif, 13 + colours), extensions, Arrays.copyOfRange(gif, 13 + colours, gif.length));
    }

    /** An extended WebP file with these chunks about its picture. */
    static byte[] extendedWebp(byte[] plain, int width, int height, int flags, byte[] before, byte[] after) {
        var header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) flags).put(new byte[3]);
        header.putShort((short) (width - 1)).put((byte) (width - 1 >> 16));
        header.putShort((short) (height - 1)).put((byte) (height - 1 >> 16));
        return riff(
                joined(riffChunk("VP8X", header.array()), before, Arrays.copyOfRange(plain, 12, plain.length), after));
    }

    static byte[] exif(byte[] thumbnail) {
        return exif(thumbnail, ByteOrder.LITTLE_ENDIAN, 1);
    }

    /** Camera, serial numbers, place, maker's note and a thumbnail that has all of that once more. */
    static byte[] exif(byte[] thumbnail, ByteOrder order, int orientation) {
        var data = new ArrayList<byte[]>();
        int main = 8;
        int mainEntries = 6;
        int at = main + 2 + 12 * mainEntries + 4;
        var out = ByteBuffer.allocate(4096 + thumbnail.length).order(order);
        out.put(text(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM"))
                .putShort((short) 42)
                .putInt(main);
        var canary = text(CANARY + "\0");
        int makeAt = at;
        int modelAt = makeAt + canary.length;
        int exifAt = modelAt + canary.length;
        int exifEntries = 4;
        int serialAt = exifAt + 2 + 12 * exifEntries + 4;
        int noteAt = serialAt + canary.length;
        int gpsAt = noteAt + canary.length;
        int gpsEntries = 4;
        int latitudeAt = gpsAt + 2 + 12 * gpsEntries + 4;
        int secondAt = latitudeAt + 48;
        int thumbnailAt = secondAt + 2 + 12 * 3 + 4;
        out.putShort((short) mainEntries);
        entry(out, 0x010F, 2, canary.length, makeAt);
        entry(out, 0x0110, 2, canary.length, modelAt);
        entry(out, 0x0112, 3, 1, order == ByteOrder.LITTLE_ENDIAN ? orientation : orientation << 16);
        entry(out, 0x0131, 2, canary.length, makeAt);
        entry(out, 0x8769, 4, 1, exifAt);
        entry(out, 0x8825, 4, 1, gpsAt);
        out.putInt(secondAt);
        out.put(canary).put(canary);
        out.putShort((short) exifEntries);
        entry(out, 0x9003, 2, canary.length, makeAt);
        entry(out, 0x927C, 7, canary.length, noteAt);
        entry(out, 0x9286, 7, canary.length, noteAt);
        entry(out, 0xA431, 2, canary.length, serialAt);
        out.putInt(0);
        out.put(canary).put(canary);
        out.putShort((short) gpsEntries);
        entry(out, 1, 2, 2, order == ByteOrder.LITTLE_ENDIAN ? 'N' : 'N' << 24);
        entry(out, 2, 5, 3, latitudeAt);
        entry(out, 3, 2, 2, order == ByteOrder.LITTLE_ENDIAN ? 'E' : 'E' << 24);
        entry(out, 4, 5, 3, latitudeAt + 24);
        out.putInt(0);
        for (int value : new int[] {52, 1, 12, 1, 19, 1, 0, 1, 7, 1, 18, 1}) {
            out.putInt(value);
        }
        out.putShort((short) 3);
        entry(out, 0x0103, 3, 1, order == ByteOrder.LITTLE_ENDIAN ? 6 : 6 << 16);
        entry(out, 0x0201, 4, 1, thumbnailAt);
        entry(out, 0x0202, 4, 1, thumbnail.length);
        out.putInt(0);
        data.add(Arrays.copyOf(out.array(), out.position()));
        data.add(thumbnail);
        return joined(data.toArray(byte[][]::new));
    }

    private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
        out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] loopingExif() {
        var out = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
        out.put(text("II")).putShort((short) 42).putInt(8).putShort((short) 1);
        entry(out, 0x8769, 4, 1, 8);
        out.putInt(8);
        return out.array();
    }

    static String xmp() {
        return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description xmlns:exif='http://ns.adobe.com/exif/1.0/' xmlns:aux='http://ns.adobe.com/exif/1.0/aux/'"
                + " exif:GPSLatitude='52,12.3N' aux:SerialNumber='" + CANARY
                + "'/></rdf:RDF></x:xmpmeta>";
    }

    private static byte[] iptc() {
        var caption = text(CANARY);
        var record = joined(new byte[] {0x1C, 2, 120, 0, (byte) caption.length}, caption);
        return joined(text("8BIM"), new byte[] {4, 4, 0, 0, 0, 0, 0, (byte) record.length}, record);
    }

    /** The profile of sRGB, with a name that tells something. */
    static byte[] icc() {
        var profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var canary = text(CANARY);
        int name = new String(profile, StandardCharsets.ISO_8859_1).indexOf("sRGB", 128);
        if (name > 0 && name + canary.length < profile.length) {
            System.arraycopy(canary, 0, profile, name, Math.min(canary.length, 12));
        }
        return profile;
    }

    static byte[] segment(int marker, byte[] content) {
        int length = content.length + 2;
        return joined(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, content);
    }

    static byte[] pngChunk(String name, byte[] content) {
        var body = joined(text(name), content);
        var crc = new CRC32();
        crc.update(body);
        return joined(
                ByteBuffer.allocate(4).putInt(content.length).array(),
                body,
                ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    static byte[] riffChunk(String name, byte[] content) {
        var length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .array();
        return joined(text(name), length, content, new byte[content.length & 1]);
    }

    static byte[] riff(byte[] chunks) {
        var body = joined(text("WEBP"), chunks);
        var length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(body.length)
                .array();
        return joined(text("RIFF"), length, body);
    }

    private static byte[] block(byte[] content) {
        return joined(new byte[] {(byte) content.length}, content);
    }

    static byte[] deflated(byte[] content) {
        var deflater = new Deflater(9);
        deflater.setInput(content);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    static byte[] text(String words) {
        return words.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** With some bytes changed, inserted or left out, at places of chance. */
    static byte[] mutated(byte[] file, Random random) {
        var bytes = new ArrayList<Byte>();
        for (byte each : file) {
            bytes.add(each);
        }
        int changes = 1 + random.nextInt(12);
        for (int i = 0; i < changes && bytes.size() > 16; i++) {
            // What says which kind it is stays, or nothing would be decoded.
            int at = 12 + random.nextInt(bytes.size() - 12);
            switch (random.nextInt(4)) {
                case 0 -> bytes.set(at, (byte) random.nextInt());
                case 1 -> bytes.add(at, (byte) random.nextInt());
                case 2 -> bytes.remove(at);
                default -> bytes.set(at, random.nextBoolean() ? (byte) 0xFF : 0);
            }
        }
        var changed = new byte[bytes.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = bytes.get(i);
        }
        return changed;
    }

    static List<Integer> cuts(int length, int many) {
        var cuts = new ArrayList<>(List.of(1, 3, 12, 20, length - 1, length - 2));
        for (int i = 1; i < many; i++) {
            cuts.add((int) ((long) length * i / many));
        }
        return cuts.stream().filter(cut -> cut > 0 && cut < length).distinct().toList();
    }
}
