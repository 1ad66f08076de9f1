package org.hedgerow.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ten codes for the day when the phone is lost, each good once in place of the second factor. They are the first ten signs of a
 * {@link OneTimeCode}, 50 random bits, kept as keyed hashes: whoever copies the database alone cannot try them out.
 */
@Component
class RecoveryCodes {

    static final int COUNT = 10;
    private static final int SIGNS = 10;

    private final JdbcClient jdbc;
    private final IdentityKey key;

    RecoveryCodes(JdbcClient jdbc, IdentityKey key) {
        this.jdbc = jdbc;
        this.key = key;
    }

    /** New ones in place of all earlier ones, for the person to keep: they are shown this once. */
    List<String> renew(UUID person) {
        forget(person);
        var codes = new ArrayList<String>();
        for (int i = 0; i < COUNT; i++) {
            var signs = OneTimeCode.random().signs().substring(0, SIGNS);
            jdbc.sql("insert into recovery_code (person_id, code_mac) values (?, ?)")
                    .params(person, key.mac(signs, person))
                    .update();
            codes.add(new OneTimeCode(signs).grouped());
        }
        return codes;
    }

    /** Uses a code up; false when it is not one of this person's, or was used. */
    boolean use(UUID person, String typed) {
        var signs = OneTimeCode.typed(typed).signs();
        return signs.length() == SIGNS
                && key.isKept()
                && jdbc.sql("""
                                update recovery_code set used_at = now()
                                where person_id = ? and code_mac = ? and used_at is null
                                """).params(person, key.mac(signs, person)).update() == 1;
    }

    int left(UUID person) {
        return jdbc.sql("select count(*) from recovery_code where person_id = ? and used_at is null")
                .param(person)
                .query(Integer.class)
                .single();
    }

    void forget(UUID person) {
        jdbc.sql("delete from recovery_code where person_id = ?").param(person).update();
    }
}
