package org.hedgerow.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** {@code export-audit FILE}: writes the whole audit into a new file, for a verifier. It names people: its maker alone may read it. */
@Component
@Profile("export-audit")
class ExportAuditCommand implements ApplicationRunner, ExitCodeGenerator {

    private final AuditConnection auditor;
    private final PrintStream out = System.out;
    private int exitCode;

    ExportAuditCommand(AuditConnection auditor) {
        this.auditor = auditor;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var given = List.of(arguments.getSourceArgs());
        var files = given.stream().skip(1).collect(Collectors.toList());
        if (files.size() != 1) {
            refuse("export-audit needs the name of one file, which is made.");
            return;
        }
        try {
            export(Path.of(files.get(0)));
        } catch (IOException e) {
            refuse("cannot write the file: " + e.getClass().getSimpleName());
        } catch (SQLException e) {
            refuse("the audit cannot be read");
        }
    }

    private void export(Path file) throws IOException, SQLException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var connection = auditor.dataSource().getConnection();
                var writer = Files.newBufferedWriter(file)) {
            connection.setAutoCommit(false);
            long entries = AuditExport.write(connection, writer);
            connection.rollback();
            out.printf("hedgerow: %,d audit entries exported%n", entries);
        }
    }

    private void refuse(String why) {
        out.println("hedgerow: " + why);
        exitCode = 1;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
