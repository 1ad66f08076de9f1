package org.hedgerow.incident;

import java.util.Set;
import java.util.UUID;

/**
 * Something that is made from incidents and kept, such as an export: what it holds of an incident goes when the incident is taken back.
 * A bean of this kind is called inside the transaction that takes the incident back, so that both happen or neither.
 */
public interface RecalledFrom {

    /** What it is, in one or two words for the owner's screen: "exports". */
    String what();

    /**
     * Removes what was made for readers of these labels with the incident in it.
     *
     * @param labelsLeft the labels under which the incident may no longer be read; never empty
     * @return how many were removed
     */
    int purge(UUID incident, Set<Integer> labelsLeft);

    /**
     * The incident was withdrawn, and nobody but the police of its owner had read it: no label was left, so this is no recall. For what goes further than the
     * incident itself did.
     */
    default void withdrawn(UUID incident) {}
}
