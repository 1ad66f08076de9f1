package org.hedgerow.reference;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes beside a shapefile: rows of fixed width (dBASE III), one for each area and in the same order. */
final class DbaseRows implements AutoCloseable {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int FIELD_BYTES = 32;
    private static final int END_OF_FIELDS = 0x0D;

    private record Field(String name, int from, int length) {}

    private final DataInputStream in;
    private final List<Field> fields = new ArrayList<>();
    private final byte[] row;
    private final long count;
    private final @Nullable Charset charset;
    private long read;

    /** @param page the content of the {@code .cpg} file, which names the character set; null without one */
    DbaseRows(Path file, @Nullable String page) throws IOException {
        in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        boolean opened = false;
        try {
            var header = little(32);
            count = Integer.toUnsignedLong(header.getInt(4));
            int headerLength = Short.toUnsignedInt(header.getShort(8));
            int rowLength = Short.toUnsignedInt(header.getShort(10));
            charset = charset(page, header.get(29));
            int left = headerLength - FIELD_BYTES;
            int from = 1;
            while (left >= FIELD_BYTES) {
                var field = little(FIELD_BYTES);
                left -= FIELD_BYTES;
                if (field.get(0) == END_OF_FIELDS) {
                    break;
                }
                int length = Byte.toUnsignedInt(field.get(16));
                fields.add(new Field(name(field), from, length));
                from += length;
            }
            if (rowLength < 1 || from > rowLength || fields.isEmpty() || fields.size() > BoundaryLimits.MOST_COLUMNS) {
                throw damaged();
            }
            in.skipNBytes(Math.max(0, left));
            row = new byte[rowLength];
            opened = true;
        } catch (EOFException cutShort) {
            throw damaged();
        } finally {
            if (!opened) {
                in.close();
            }
        }
    }

    private ByteBuffer little(int size) throws IOException {
        var bytes = new byte[size];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String name(ByteBuffer field) {
        var name = new StringBuilder();
        for (int i = 0; i < 11 && field.get(i) != 0; i++) {
            name.append((char) Byte.toUnsignedInt(field.get(i)));
        }
        return name.toString().strip();
    }

    /** By the {@code .cpg} file, or the mark in the header; null when neither says, so that each value is tried as UTF-8. */
    private static @Nullable Charset charset(@Nullable String page, byte mark) {
        var named = page == null
                ? ""
                : page.strip().toUpperCase(Locale.ROOT).replace("ANSI", "").strip();
        return switch (named) {
            case "UTF-8", "UTF8", "65001" -> StandardCharsets.UTF_8;
            case "ISO-8859-1", "8859-1", "88591", "ISO88591", "LATIN1" -> StandardCharsets.ISO_8859_1;
            case "1252", "CP1252", "WINDOWS-1252" -> WINDOWS;
            default -> mark == 0x03 || mark == 0x57 ? WINDOWS : null;
        };
    }

    /** The next row; refuses when there is none left. Rows marked as deleted do not count. */
    Map<String, String> next() throws IOException {
        try {
            do {
                if (read++ >= count) {
                    throw new BoundaryRefused("The shapefile has more areas than its .dbf has rows.");
                }
                in.readFully(row);
            } while (row[0] == '*');
        } catch (EOFException cutShort) {
            throw damaged();
        }
        var values = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var value = text(row, field.from(), field.length());
            if (!value.isBlank()) {
                values.put(field.name(), BoundaryLimits.cut(value));
            }
        }
        return values;
    }

    private String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        var value = ByteBuffer.wrap(bytes, from, end - from);
        if (charset != null) {
            return charset.decode(value).toString().strip();
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(value).toString().strip();
        } catch (CharacterCodingException notUtf8) {
            return WINDOWS.decode(ByteBuffer.wrap(bytes, from, end - from))
                    .toString()
                    .strip();
        }
    }

    private static BoundaryRefused damaged() {
        return new BoundaryRefused("The shapefile's .dbf is damaged or cut short.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
