package org.hedgerow.evidence;

import static org.hedgerow.evidence.Hostility.CANARY;
import static org.hedgerow.evidence.Hostility.joined;
import static org.hedgerow.evidence.Hostility.text;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Files that somebody might send to break the server or to be carried on by it, made anew from one seed each time. */
final class HostileFiles {

    static final long SEED = 20261123;

    /** What must become of one. */
    enum Fate {
        /** An honest picture with a burden: there is a copy, and it has none of it. */
        COPY,
        /** Nothing of it may be decoded. */
        NO_COPY,
        /** Either, if it does no harm. */
        ANY
    }

    record Hostile(String name, byte[] bytes, Fate fate) {}

    private final Random random = new Random(SEED);
    private final Map<String, byte[]> bases = Bases.all(random);
    private final List<Hostile> files = new ArrayList<>();

    List<Hostile> all() {
        metadata();
        truncated();
        mutated();
        bombs();
        polyglots();
        others();
        return files;
    }

    private void add(String name, byte[] bytes, Fate fate) {
        files.add(new Hostile(name, bytes, fate));
    }

    private byte[] thumbnail() {
        return Hostility.behindFirstMarker(
                bases.get("jpeg"), Hostility.segment(0xFE, text(CANARY + " in a thumbnail")));
    }

    private void metadata() {
        var segments = Hostility.jpegSegments(thumbnail());
        for (var base : List.of("jpeg", "jpeg-progressive", "jpeg-grey")) {
            segments.forEach((name, segment) -> add(
                    "metadata " + base + " " + name,
                    Hostility.behindFirstMarker(
                            bases.get(base), segment), // A profile that says it has nine parts and has one.
                    name.equals("icc-missing-part") ? Fate.ANY : Fate.COPY));
            add("metadata " + base + " behind", joined(bases.get(base), text(CANARY)), Fate.COPY);
            add("metadata " + base + " second picture", joined(bases.get(base), thumbnail()), Fate.COPY);
            add(
                    "metadata " + base + " everything",
                    Hostility.behindFirstMarker(
                            bases.get(base),
                            joined(
                                    segments.get("exif"),
                                    segments.get("xmp"),
                                    segments.get("iptc"),
                                    segments.get("icc"))),
                    Fate.COPY);
        }
        var chunks = Hostility.pngChunks(thumbnail());
        for (var base : List.of("png", "png-alpha", "png-deep")) {
            chunks.forEach((name, chunk) -> add(
                    "metadata " + base + " " + name,
                    Hostility.behindPngHeader(bases.get(base), chunk),
                    name.equals("icc") && base.equals("png-deep") ? Fate.ANY : Fate.COPY));
            add("metadata " + base + " behind", joined(bases.get(base), text(CANARY)), Fate.COPY);
        }
        Hostility.gifExtensions()
                .forEach((name, extension) -> add(
                        "metadata gif " + name, Hostility.behindGifColours(bases.get("gif"), extension), Fate.COPY));
        add("metadata gif behind", joined(bases.get("gif"), text(CANARY)), Fate.COPY);
        for (var base : List.of("webp-lossless", "webp-lossy")) {
            int width = base.equals("webp-lossy") ? 1 : Bases.WIDTH;
            int height = base.equals("webp-lossy") ? 1 : Bases.HEIGHT;
            var exif = Hostility.riffChunk("EXIF", Hostility.exif(thumbnail()));
            var xmp = Hostility.riffChunk("XMP ", text(Hostility.xmp()));
            var icc = Hostility.riffChunk("ICCP", Hostility.icc());
            add("metadata " + base + " exif", webp(base, width, height, 0x08, new byte[0], exif), Fate.COPY);
            add("metadata " + base + " xmp", webp(base, width, height, 0x04, new byte[0], xmp), Fate.COPY);
            add("metadata " + base + " icc", webp(base, width, height, 0x20, icc, new byte[0]), Fate.COPY);
            add(
                    "metadata " + base + " unknown",
                    webp(base, width, height, 0, new byte[0], Hostility.riffChunk("CANY", text(CANARY))),
                    Fate.COPY);
            add("metadata " + base + " behind", joined(bases.get(base), text(CANARY)), Fate.COPY);
        }
    }

    private byte[] webp(String base, int width, int height, int flags, byte[] before, byte[] after) {
        return Hostility.extendedWebp(bases.get(base), width, height, flags, before, after);
    }

    private void truncated() {
        bases.forEach((name, base) -> {
            var whole = name.startsWith("jpeg")
                    ? Hostility.behindFirstMarker(
                            base, Hostility.jpegSegments(thumbnail()).get("exif"))
                    : base;
            Hostility.cuts(whole.length, 9)
                    .forEach(cut -> add("truncated " + name + " " + cut, Arrays.copyOf(whole, cut), Fate.ANY));
        });
    }

    private void mutated() {
        bases.forEach((name, base) -> {
            for (int i = 0; i < 16; i++) {
                add("mutated " + name + " " + i, Hostility.mutated(base, random), Fate.ANY);
            }
        });
    }

    private void bombs() {
        for (int side : new int[] {65_535, 20_000, 6_500}) {
            var jpeg = bases.get("jpeg").clone();
            int frame = at(jpeg, 0xFF, 0xC0);
            ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) side).putShort(frame + 7, (short) side);
            add("bomb jpeg " + side, jpeg, Fate.NO_COPY);
            var gif = bases.get("gif").clone();
            ByteBuffer.wrap(gif)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort(6, (short) side)
                    .putShort(8, (short) side);
            add("bomb gif screen " + side, gif, Fate.NO_COPY);
            var frameGif = bases.get("gif").clone();
            int first = at(frameGif, 0x2C, 0, 0, 0, 0);
            ByteBuffer.wrap(frameGif)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort(first + 5, (short) side)
                    .putShort(first + 7, (short) side);
            add("bomb gif frame " + side, frameGif, Fate.NO_COPY);
        }
        for (int side : new int[] {Integer.MAX_VALUE, -1, 0, 100_000, 32_768, 6_500}) {
            add("bomb png " + side, flatPng(side, side, new byte[100]), Fate.NO_COPY);
            add("bomb png high " + side, flatPng(1, side, new byte[100]), side == 6_500 ? Fate.ANY : Fate.NO_COPY);
        }
        add("bomb webp lossless", Bases.losslessWebp(16_384, 16_384), Fate.NO_COPY);
        add("bomb webp lossless wide", Bases.losslessWebp(16_384, 2_500), Fate.NO_COPY);
        add("bomb webp canvas", webp("webp-lossless", 1 << 24, 1 << 24, 0, new byte[0], new byte[0]), Fate.NO_COPY);
        add("bomb webp canvas small", webp("webp-lossless", 1, 1, 0, new byte[0], new byte[0]), Fate.ANY);
        // As large as may be, from a few bytes: these are decoded.
        add("bomb png allowed", flatPng(6_300, 6_300, new byte[(6_300 / 8 + 2) * 6_300]), Fate.COPY);
        add("bomb webp allowed", Bases.losslessWebp(6_300, 6_300), Fate.ANY);
        add("bomb png thin", flatPng(30_000, 1_300, new byte[(30_000 / 8 + 1) * 1_300]), Fate.COPY);
        add("bomb png more than its size", flatPng(8, 8, new byte[120_000_000]), Fate.ANY);
        var zeros = Hostility.deflated(new byte[150_000_000]);
        var png = bases.get("png");
        add(
                "bomb png ztext",
                Hostility.behindPngHeader(png, Hostility.pngChunk("zTXt", joined(text("A\0\0"), zeros))),
                Fate.ANY);
        add(
                "bomb png itext",
                Hostility.behindPngHeader(png, Hostility.pngChunk("iTXt", joined(text("A\0\1\0\0\0"), zeros))),
                Fate.ANY);
        add(
                "bomb png icc",
                Hostility.behindPngHeader(png, Hostility.pngChunk("iCCP", joined(text("A\0\0"), zeros))),
                Fate.ANY);
        var crowd = new byte[40_000][];
        Arrays.fill(crowd, Hostility.pngChunk("tEXt", text("A\0" + CANARY)));
        add("bomb png 40,000 chunks", Hostility.behindPngHeader(png, joined(crowd)), Fate.ANY);
        add("bomb gif 5,000 frames", manyFrames(5_000), Fate.COPY);
        var progressive = bases.get("jpeg-progressive");
        int scan = at(progressive, 0xFF, 0xDA);
        var scans = new byte[4_000][];
        Arrays.fill(scans, Arrays.copyOfRange(progressive, scan, progressive.length - 2));
        add(
                "bomb jpeg of scans",
                joined(Arrays.copyOf(progressive, scan), joined(scans), new byte[] {(byte) 0xFF, (byte) 0xD9}),
                Fate.ANY);
    }

    /** One bit for each pixel, and whatever there is to inflate. */
    private static byte[] flatPng(int width, int height, byte[] content) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {1, 0, 0, 0, 0})
                .array();
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                Hostility.pngChunk("IHDR", header),
                Hostility.pngChunk("IDAT", Hostility.deflated(content)),
                Hostility.pngChunk("IEND", new byte[0]));
    }

    private byte[] manyFrames(int count) {
        var gif = bases.get("gif");
        int first = at(gif, 0x2C, 0, 0, 0, 0);
        var frames = new byte[count][];
        Arrays.fill(frames, Arrays.copyOfRange(gif, first, Math.min(gif.length - 1, first + 3_000)));
        frames[0] = Arrays.copyOfRange(gif, first, gif.length - 1);
        return joined(Arrays.copyOf(gif, first), joined(frames), new byte[] {0x3B});
    }

    private void polyglots() {
        var jpeg = bases.get("jpeg");
        var gif = bases.get("gif");
        var png = bases.get("png");
        var script = "<script>alert('" + CANARY + "')</script>";
        var zip = Base64.getDecoder()
                .decode(
                        "UEsDBAoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAYVBLAQIUAAoAAAAAAAAAIQAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAABhUEsFBgAAAAABAAEALwAAAB8AAAAAAA==");
        var appended = Map.of(
                "zip", zip,
                "html", text("<html>" + script + "</html>"),
                "php", text("<?php system($_GET['" + CANARY + "']); ?>"),
                "elf", joined(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1}, text(CANARY)),
                "exe", joined(text("MZ"), new byte[60], text("PE\0\0" + CANARY)),
                "pdf", text("%PDF-1.7\n" + CANARY + "\n%%EOF"),
                "svg", text("<svg xmlns='http://www.w3.org/2000/svg'>" + script + "</svg>"),
                "shell", text("\n#!/bin/sh\necho " + CANARY + "\n"));
        appended.forEach((name, more) -> {
            for (var base : bases.entrySet()) {
                add("polyglot " + base.getKey() + " and " + name, joined(base.getValue(), more), Fate.COPY);
            }
            add("polyglot " + name + " before jpeg", joined(more, jpeg), Fate.NO_COPY);
            add("polyglot " + name + " before gif", joined(more, gif), Fate.NO_COPY);
        });
        add(
                "polyglot gif as script",
                joined(text("GIF89a/*"), Arrays.copyOfRange(gif, 8, gif.length), text("*/=1;alert('" + CANARY + "')")),
                Fate.ANY);
        add("polyglot gif is script", text("GIF89a=1;alert('" + CANARY + "');//"), Fate.NO_COPY);
        add(
                "polyglot jpeg as script",
                Hostility.behindFirstMarker(jpeg, Hostility.segment(0xFE, text("*/=alert('" + CANARY + "');/*"))),
                Fate.COPY);
        add("polyglot png is html", joined(Arrays.copyOf(png, 8), text("<html>" + script)), Fate.NO_COPY);
        add("polyglot webp is html", text("RIFF\0\0\0\0WEBP<html>" + script), Fate.NO_COPY);
        add(
                "polyglot jpeg is html",
                joined(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, text(script)),
                Fate.NO_COPY);
        add("polyglot mp4 is html", text("\0\0\0\u0018ftypmp42" + script), Fate.NO_COPY);
        add("polyglot heic is html", text("\0\0\0\u0018ftypheic" + script), Fate.NO_COPY);
    }

    private void others() {
        var beginnings = List.of(
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><!DOCTYPE s [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><svg>&e;</svg>",
                "<!DOCTYPE html><html><body>x</body></html>",
                "<html><img src=x></html>",
                "#!/bin/sh\nid\n",
                "@echo off\r\n",
                "MZ\u0090\0",
                "\u007fELF\u0002\u0001",
                "\u00ca\u00fe\u00ba\u00be\0\0\0\u003d",
                "PK\u0003\u0004",
                "Rar!\u001a\u0007\0",
                "7z\u00bc\u00af\u0027\u001c",
                "\u001f\u008b\u0008",
                "BZh91AY&SY",
                "\u00fd7zXZ\0",
                "%PDF-1.7\n",
                "%!PS-Adobe-3.0 EPSF-3.0\n",
                "II*\0\u0008\0\0\0",
                "MM\0*\0\0\0\u0008",
                "BM\u0036\0\0\0",
                "\0\0\u0001\0\u0001\0",
                "8BPS\0\u0001",
                "FLV\u0001",
                "ID3\u0003\0",
                "RIFF\0\0\0\0AVI LIST",
                "RIFF\0\0\0\0WAVEfmt ",
                "#EXTM3U\nfile:///etc/passwd\n",
                "push graphic-context\nfill 'url(https://example.invalid/\"|id)'\n",
                "viewbox 0 0 9 9\nimage over 0,0 0,0 '|id'\n",
                "\u00d7\u00cd\u00c6\u009a",
                "{\"type\":\"FeatureCollection\"}",
                "GIF88a",
                "\u0089PNG\n\u001a\n",
                "\u00ff\u00d8",
                "\0\0\0\u0018ftypqt  ",
                "\0\0\0\u0018ftyp3gp5",
                "\0\0\0\u0018ftypavif",
                "\0\0\0\u0018ftypmif1",
                "\u001a\u0045\u00df\u00a3");
        for (int i = 0; i < beginnings.size(); i++) {
            var rest = new byte[200];
            random.nextBytes(rest);
            add("other " + i, joined(text(beginnings.get(i)), rest), Fate.NO_COPY);
        }
        add("empty", new byte[0], Fate.NO_COPY);
        add("zeros", new byte[5_000], Fate.NO_COPY);
        for (int i = 0; i < 20; i++) {
            var noise = new byte[1 + random.nextInt(4_000)];
            random.nextBytes(noise);
            noise[0] = 1;
            add("noise " + i, noise, Fate.NO_COPY);
        }
        // What says of itself that it is a picture, and then is noise.
        for (var base : bases.entrySet()) {
            for (int i = 0; i < 3; i++) {
                var noise = new byte[2_000];
                random.nextBytes(noise);
                add(
                        "beginning of " + base.getKey() + " " + i,
                        joined(Arrays.copyOf(base.getValue(), 12 + i * 9), noise),
                        Fate.ANY);
            }
        }
        add("jpeg cmyk", cmyk(), Fate.ANY);
    }

    /** Four components where a decoder expects three. */
    private static byte[] cmyk() {
        var image = new BufferedImage(16, 16, BufferedImage.TYPE_4BYTE_ABGR);
        var jpeg = Bases.written(image, "png");
        return joined(
                new byte[] {(byte) 0xFF, (byte) 0xD8},
                Hostility.segment(0xEE, text("Adobe\0d\0\0\0\0\2")),
                Hostility.segment(
                        0xC0, new byte[] {8, 0, 16, 0, 16, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0}),
                jpeg);
    }

    private static int at(byte[] bytes, int... sought) {
        for (int at = 0; at <= bytes.length - sought.length; at++) {
            boolean here = true;
            for (int i = 0; i < sought.length && here; i++) {
                here = (bytes[at + i] & 0xFF) == sought[i];
            }
            if (here) {
                return at;
            }
        }
        throw new IllegalStateException("Not in this file");
    }
}
