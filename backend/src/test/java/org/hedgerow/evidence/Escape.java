package org.hedgerow.evidence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run as a copying program that a picture has taken over: tries to get out, and says by how it ends whether it could. */
final class Escape {

    static final int HELD = 40;
    static final int OUT = 41;

    private Escape() {}

    public static void main(String[] arguments) throws IOException {
        System.exit(tries(arguments[0], arguments[1]) ? OUT : HELD);
    }

    private static boolean tries(String way, String what) throws IOException {
        try {
            return switch (way) {
                case "connect" -> {
                    new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(what)).close();
                    yield true;
                }
                case "environment" -> Files.readAllBytes(Path.of("/proc", what, "environ")).length > 0;
                case "write" -> {
                    Files.write(Path.of(what), new byte[100_000]);
                    yield true;
                }
                case "processes" -> {
                    for (int i = 0; i < 200; i++) {
                        new ProcessBuilder("/bin/sleep", "20").start();
                    }
                    yield true;
                }
                default -> throw new IllegalArgumentException(way);
            };
        } catch (IOException refused) {
            return false;
        }
    }
}
