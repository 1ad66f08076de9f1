package org.hedgerow.live;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many streams one node holds open, whatever carries them. Beyond it a handshake is refused.
 *
 * @param socketsPerAddress from one IPv4 address or one IPv6 network of 64 bits; with a proxy in front that hides them, of all clients
 * @param socketsPerOrganisation of its people together
 * @param sockets of everybody
 */
@Validated
@ConfigurationProperties("hedgerow.live")
record LiveBounds(
        @DefaultValue("2000") @Min(1) int socketsPerAddress,
        @DefaultValue("5000") @Min(1) int socketsPerOrganisation,
        @DefaultValue("20000") @Min(1) @Max(1_000_000) int sockets) {}
