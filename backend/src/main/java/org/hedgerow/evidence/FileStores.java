package org.hedgerow.evidence;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store that the operator chose. Nothing is made before something is kept. */
@Configuration(proxyBeanMethods = false)
class FileStores {

    private static final String BUCKET = "s3://";

    @Bean
    FileStore fileStore(EvidenceSettings settings, Clock clock) {
        if (settings.files().startsWith(BUCKET)) {
            return new BucketStore(settings.files().substring(BUCKET.length()), settings.object(), clock);
        }
        return new FolderStore(Path.of(settings.files()), settings.leaveFreeMegabytes() << 20, clock);
    }
}
