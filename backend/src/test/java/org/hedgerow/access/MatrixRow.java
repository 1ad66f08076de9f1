package org.hedgerow.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hedgerow.identity.Role;

/**
 * One door of the application and who may use it.
 *
 * @param roles names of roles; or one of {@code anyone}, {@code signed-in}, {@code none}, {@code concerned}: whoever the
 *     record itself names, whom a test of its own lets in
 */
record MatrixRow(String method, String path, String channel, Set<String> roles) {

    static List<MatrixRow> readAll() {
        try (var file = Objects.requireNonNull(MatrixRow.class.getResourceAsStream("/access-matrix.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(MatrixRow::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MatrixRow read(String line) {
        var cells = line.split(",", -1);
        if (cells.length != 4) {
            throw new IllegalArgumentException("Four columns: " + line);
        }
        var roles = Arrays.stream(cells[3].split(" ")).collect(Collectors.toUnmodifiableSet());
        roles.stream()
                .filter(name ->
                        !Set.of("anyone", "signed-in", "none", "concerned").contains(name))
                .forEach(Role::valueOf);
        return new MatrixRow(cells[0], cells[1], cells[2], roles);
    }

    String door() {
        return method + " " + path;
    }

    boolean isOpenToAnyone() {
        return roles.contains("anyone");
    }

    boolean isOpenTo(Role role) {
        return isOpenToAnyone() || roles.contains("signed-in") || roles.contains(role.name());
    }

    boolean endsTheSession() {
        return method.equals("DELETE") && channel.equals("session");
    }
}
