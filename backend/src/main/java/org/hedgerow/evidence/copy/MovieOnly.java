package org.hedgerow.evidence.copy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.hedgerow.evidence.copy.Boxes.Box;

/**
 * Looks at the copy of a video that came out of the small process as if that had been taken over: the boxes that an MP4 of one picture track and one sound
 * track needs (ISO/IEC 14496-12, -14 and -15), numbers and no words in them, and every byte of its media part of a picture or of sound.
 */
public final class MovieOnly {

    private static final int LONGEST_HEADER = 8 << 20;
    private static final int MOST_BOXES = 12;
    private static final HexFormat HEX = HexFormat.of();

    private static final String MATRIX = "00010000" + "0".repeat(24) + "00010000" + "0".repeat(24) + "40000000";
    private static final String ANY = "????????";
    private static final String UNTIMED = "0".repeat(24);

    /** What each box may hold; the letters of the others are in {@link #CONTENT}, or they are tables. */
    private static final Map<String, Set<String>> CHILDREN = Map.of(
            "moov", Set.of("mvhd", "trak", "free"),
            "trak", Set.of("tkhd", "edts", "mdia"),
            "edts", Set.of("elst"),
            "mdia", Set.of("mdhd", "hdlr", "minf"),
            "minf", Set.of("vmhd", "smhd", "dinf", "stbl"),
            "dinf", Set.of("dref"),
            "stbl", Set.of("stsd", "stts", "stss", "ctts", "stsc", "stsz", "stco", "sgpd", "sbgp"),
            "avc1", Set.of("avcC", "pasp", "btrt", "colr"),
            "mp4a", Set.of("esds", "btrt"));

    /** Content digit by digit in hexadecimal; a question mark is any digit of a number. */
    private static final Map<String, Set<String>> CONTENT = Map.ofEntries(
            Map.entry("ftyp", Set.of("69736f6d0000020069736f6d69736f32617663316d703431")),
            Map.entry(
                    "mvhd",
                    Set.of(UNTIMED + ANY + ANY + "0001000001000000" + "0".repeat(16) + MATRIX + "0".repeat(48)
                            + "0000000?")),
            Map.entry(
                    "tkhd",
                    Set.of("0000000?" + "0".repeat(16) + "0000000?00000000" + ANY + "0".repeat(16) + "0000000?0?000000"
                            + MATRIX + "????0000????0000")),
            Map.entry("mdhd", Set.of(UNTIMED + ANY + ANY + "55c40000")),
            Map.entry(
                    "hdlr",
                    Set.of(
                            // "vide" and "VideoHandler", "soun" and "SoundHandler": what kind of track it is.
                            "000000000000000076696465" + UNTIMED + "566964656f48616e646c657200",
                            "0000000000000000736f756e" + UNTIMED + "536f756e6448616e646c657200")),
            Map.entry("vmhd", Set.of("000000010000000000000000")),
            Map.entry("smhd", Set.of("0000000000000000")),
            Map.entry("dref", Set.of("00000000000000010000000c75726c2000000001")),
            Map.entry("pasp", Set.of("0000000100000001")),
            Map.entry("btrt", Set.of(ANY + ANY + ANY)),
            Map.entry("colr", Set.of("6e636c78000?000?000?00", "6e636c78000?000?000?80")),
            Map.entry(
                    "esds",
                    Set.of("0000000003808080250002000480808017401500" + "????????????????????"
                            + "05808080051???56e500068080800102")),
            Map.entry("sgpd", Set.of("01000000726f6c6c0000000200000001ffff")));

    /** Tables of numbers: how long what is before their count and each of their rows is. */
    private static final Map<String, int[]> TABLES = Map.of(
            "elst", new int[] {4, 12},
            "stts", new int[] {4, 8},
            "stss", new int[] {4, 4},
            "ctts", new int[] {4, 8},
            "stsc", new int[] {4, 12},
            "stsz", new int[] {8, 4},
            "stco", new int[] {4, 4},
            "sbgp", new int[] {8, 8});

    private static final String PICTURE_ENTRY = "0000000000000001" + "0".repeat(32) + "????????" + "0048000000480000"
            + "000000000001" + "0".repeat(64) + "0018ffff";
    private static final String SOUND_ENTRY = "0000000000000001" + "0".repeat(16) + "000?001000000000????0000";
    private static final int NAME_AT = 42;
    private static final int NAME_BYTES = 32;

    private final Bytes bytes;
    private int tracks;

    private MovieOnly(byte[] moov) {
        this.bytes = new Bytes(moov);
    }

    /**
     * Takes out the two places in which ffmpeg writes its own name or an empty list of words, whatever is in them; nothing else is taken out of a copy.
     *
     * @throws DamagedPicture when it is not built as the program builds it
     */
    public static void blank(FileChannel copy) throws IOException, DamagedPicture {
        var at = moov(copy);
        var header = Stretch.read(copy, at.from(), at.length());
        var bytes = new Bytes(header);
        for (var box : Boxes.within(bytes, 0, header.length, MOST_BOXES)) {
            if (box.type().equals("udta")) {
                Arrays.fill(header, box.from(), box.to(), (byte) 0);
                System.arraycopy(new byte[] {'f', 'r', 'e', 'e'}, 0, header, box.from() - 4, 4);
            } else if (box.type().equals("trak")) {
                blankName(bytes, header, box);
            }
        }
        copy.position(at.from());
        var all = ByteBuffer.wrap(header);
        while (all.hasRemaining()) {
            copy.write(all);
        }
    }

    private static void blankName(Bytes bytes, byte[] header, Box trak) throws DamagedPicture {
        var stsd = SampleTable.descend(bytes, trak, "mdia", "minf", "stbl", "stsd");
        var entry = Boxes.within(bytes, stsd.from() + 8, stsd.to(), 1).get(0);
        if (entry.type().equals("avc1")) {
            bytes.after(entry.from(), NAME_AT + NAME_BYTES);
            Arrays.fill(header, entry.from() + NAME_AT, entry.from() + NAME_AT + NAME_BYTES, (byte) 0);
        }
    }

    /**
     * Checks the whole file.
     *
     * @param longest side in pixels
     * @param mostSeconds how long it may be
     * @throws DamagedPicture when it is anything else, is larger or longer, or has one byte that is neither a needed number nor picture nor sound
     */
    public static MovieSize check(FileChannel copy, int longest, int mostSeconds) throws IOException, DamagedPicture {
        var moov = moov(copy);
        var header = Stretch.read(copy, moov.from(), moov.length());
        var only = new MovieOnly(header);
        var first = Stretch.read(copy, 0, moov.from() - Boxes.HEADER);
        only.requireContent("ftyp", HEX.formatHex(first, Boxes.HEADER, first.length));
        only.container(new Box("moov", 0, header.length));
        var size = MovieHeader.read(copy);
        if (size.picture().width() > longest
                || size.picture().height() > longest
                || size.seconds() < 1
                || size.seconds() > mostSeconds) {
            throw new DamagedPicture("Larger than a copy");
        }
        long media = mediaOf(copy, moov.to());
        SampleTable.of(only.bytes).requireNothingElse(copy, media);
        return size;
    }

    /** The second box, as its place in the file. */
    private static Box moov(FileChannel copy) throws IOException, DamagedPicture {
        var start = new Bytes(Stretch.read(copy, 0, Boxes.HEADER));
        long at = start.u32(0);
        if (!start.says(4, "ftyp") || at > 64 || at < Boxes.HEADER) {
            throw new DamagedPicture("Not a copy");
        }
        var second = new Bytes(Stretch.read(copy, at, Boxes.HEADER));
        long length = second.u32(0);
        if (!second.says(4, "moov") || length < Boxes.HEADER || length > LONGEST_HEADER) {
            throw new DamagedPicture("Not a copy");
        }
        return new Box("moov", (int) at + Boxes.HEADER, (int) (at + length));
    }

    /** Where the content of the last box begins: there is at most an empty one before it, and nothing behind it. */
    private static long mediaOf(FileChannel copy, int from) throws IOException, DamagedPicture {
        long at = from;
        var start = new Bytes(Stretch.read(copy, at, Boxes.HEADER));
        if (start.says(4, "free") && start.u32(0) == Boxes.HEADER) {
            at += Boxes.HEADER;
            start = new Bytes(Stretch.read(copy, at, Boxes.HEADER));
        }
        if (!start.says(4, "mdat") || at + start.u32(0) != copy.size()) {
            throw new DamagedPicture("Something beside the media");
        }
        return at + Boxes.HEADER;
    }

    private void container(Box box) throws DamagedPicture {
        children(box, box.from());
    }

    private void children(Box in, int from) throws DamagedPicture {
        var allowed = CHILDREN.getOrDefault(in.type(), Set.of());
        var seen = new HashSet<String>();
        for (var box : Boxes.within(bytes, from, in.to(), MOST_BOXES)) {
            boolean again = !seen.add(box.type()) && !box.type().equals("trak");
            if (again || !allowed.contains(box.type())) {
                throw new DamagedPicture("More than pictures and sound");
            }
            if (box.type().equals("trak") && ++tracks > 2) {
                throw new DamagedPicture("Another track");
            }
            box(box);
        }
    }

    private void box(Box box) throws DamagedPicture {
        if (CHILDREN.containsKey(box.type())) {
            container(box);
        } else if (TABLES.containsKey(box.type())) {
            table(box, TABLES.get(box.type()));
        } else {
            switch (box.type()) {
                case "stsd" -> description(box);
                case "avcC" -> decoder(box);
                case "free" -> requireZeros(box);
                default -> requireContent(box.type(), hex(box.from(), box.to()));
            }
        }
    }

    private void table(Box box, int[] lengths) throws DamagedPicture {
        long rows = bytes.u32(box.from() + lengths[0]);
        boolean roll = !box.type().equals("sbgp") || bytes.says(box.from() + 4, "roll");
        boolean sized = !box.type().equals("stsz") || bytes.u32(box.from() + 4) == 0;
        // A first byte of 1 is a version with signed numbers; flags there are none.
        boolean plain = bytes.u8(box.from()) <= 1 && (bytes.u32(box.from()) & 0xFF_FFFF) == 0;
        if (!plain || !roll || !sized || box.length() != lengths[0] + 4 + rows * lengths[1]) {
            throw new DamagedPicture("A table that does not fit");
        }
    }

    private void description(Box stsd) throws DamagedPicture {
        var entries = Boxes.within(bytes, stsd.from() + 8, stsd.to(), 1);
        boolean one = entries.size() == 1 && hex(stsd.from(), stsd.from() + 8).equals("0000000000000001");
        if (!one || !CHILDREN.containsKey(entries.get(0).type())) {
            throw new DamagedPicture("Not one description");
        }
        var entry = entries.get(0);
        var pattern =
                switch (entry.type()) {
                    case "avc1" -> PICTURE_ENTRY;
                    case "mp4a" -> SOUND_ENTRY;
                    default -> throw new DamagedPicture("Another kind of media");
                };
        int from = bytes.after(entry.from(), pattern.length() / 2);
        if (from > entry.to() || !matches(pattern, hex(entry.from(), from))) {
            throw new DamagedPicture("Words in a description");
        }
        children(entry, from);
    }

    /** How to decode: one set of numbers for the sequence and one for its pictures, and nothing behind them. */
    private void decoder(Box avc) throws DamagedPicture {
        int at = avc.from();
        int one = bytes.u16(at + 6);
        int second = at + 8 + one;
        int two = bytes.u16(second + 1);
        boolean fits = bytes.u8(at) == 1
                && bytes.u8(at + 4) == 0xFF
                && bytes.u8(at + 5) == 0xE1
                && (bytes.u8(at + 8) & 0x1F) == 7
                && bytes.u8(second) == 1
                && (bytes.u8(second + 3) & 0x1F) == 8
                && one <= 64
                && two <= 32
                && second + 3 + two == avc.to();
        if (!fits) {
            throw new DamagedPicture("More than a decoder needs");
        }
    }

    private void requireZeros(Box free) throws DamagedPicture {
        for (int at = free.from(); at < free.to(); at++) {
            if (bytes.u8(at) != 0) {
                throw new DamagedPicture("Something where nothing should be");
            }
        }
    }

    private void requireContent(String type, String content) throws DamagedPicture {
        if (CONTENT.getOrDefault(type, Set.of()).stream().noneMatch(pattern -> matches(pattern, content))) {
            throw new DamagedPicture("More than numbers in " + type);
        }
    }

    private String hex(int from, int to) throws DamagedPicture {
        var digits = new StringBuilder();
        for (int at = from; at < to; at++) {
            HEX.toHexDigits(digits, (byte) bytes.u8(at));
        }
        return digits.toString();
    }

    private static boolean matches(String pattern, String content) {
        if (pattern.length() != content.length()) {
            return false;
        }
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '?' && pattern.charAt(i) != content.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
