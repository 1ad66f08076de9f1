package org.hedgerow.sharing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where much is read.
 *
 * @param url of a standby of the database, {@code jdbc:postgresql://…}; empty for none. The application's own login is used there
 */
@ConfigurationProperties("hedgerow.replica")
record ReadReplicaSettings(@DefaultValue("") String url) {}
