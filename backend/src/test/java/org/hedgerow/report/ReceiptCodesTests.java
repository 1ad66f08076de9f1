package org.hedgerow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.hedgerow.support.PostgisDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ReceiptCodesTests {

    private static ReceiptCodes codes(PostgisDatabase database) throws Exception {
        try (var connection = database.asApp()) {
            return new ReceiptCodes(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        }
    }

    @Test
    void aCodeGivesOneHolderWhoIsNoPerson() throws Exception {
        var here = codes(PostgisDatabase.fresh());
        var holder = here.holder("1234567812345678");
        assertThat(holder.version()).as("no person has such an id").isEqualTo(8);
        assertThat(holder.variant()).isEqualTo(2);
        assertThat(here.holder("1234567812345678")).isEqualTo(holder);
        assertThat(here.holder("1234567812345679")).isNotEqualTo(holder);
        assertThat(here.holderOfUnnamed(UUID.fromString("00000000-0000-4000-8000-000000000000")))
                .isNotEqualTo(holder);
        assertThat(IntStream.range(0, 1000).mapToObj(i -> here.make()).distinct())
                .hasSize(1000)
                .allMatch(code -> code.matches("[0-9]{16}"));
    }

    @Test
    void aCodeIsReadAsPeopleTypeIt() {
        assertThat(ReceiptCodes.inGroups("1234567812345678")).isEqualTo("1234 5678 1234 5678");
        assertThat(ReceiptCodes.read(" 1234-5678 1234\u00a05678 ")).contains("1234567812345678");
        for (var typed : new String[] {"", "1234", "12345678123456789", "1234567812345678x", "١٢٣٤٥٦٧٨١٢٣٤٥٦٧٨"}) {
            assertThat(ReceiptCodes.read(typed)).as(typed).isEmpty();
        }
    }
}
