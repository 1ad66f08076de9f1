package org.hedgerow.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import org.hedgerow.evidence.KeepingRows.Keeping;

/** A file read from its parts, one after another. */
final class Parts {

    private Parts() {}

    static InputStream open(FileStore store, Keeping keeping) {
        return new SequenceInputStream(new Enumeration<InputStream>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < keeping.chunks();
            }

            @Override
            public InputStream nextElement() {
                if (!hasMoreElements()) {
                    throw new NoSuchElementException();
                }
                try {
                    return store.openPart(keeping.file(), next++);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }
}
