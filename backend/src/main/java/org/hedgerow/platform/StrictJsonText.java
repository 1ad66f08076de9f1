package org.hedgerow.platform;

/** Reads JSON from outside as strictly as the body of a request: no key twice, none unknown, no number for a text, nothing deep. */
public interface StrictJsonText {

    /**
     * @param utf8 a whole document; whoever calls bounds its length
     * @throws ProblemException naming the field that is wrong, and quoting nothing
     */
    <T> T read(byte[] utf8, Class<T> form);
}
