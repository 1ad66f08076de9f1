package org.hedgerow.bulletin;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an operator says about bulletins.
 *
 * @param telephoneNumbers numbers of the forces of this installation that bulletins may name besides the national ones, figures alone
 */
@Validated
@ConfigurationProperties("hedgerow.bulletins")
record BulletinSettings(@DefaultValue List<@Pattern(regexp = "0[0-9]{9,10}") String> telephoneNumbers) {

    BulletinSettings {
        telephoneNumbers = List.copyOf(telephoneNumbers);
    }
}
