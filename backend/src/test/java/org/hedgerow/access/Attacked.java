package org.hedgerow.access;

/** What somebody who wants to know a place can ask of the map, as one account or several. */
interface Attacked {

    /** The body of the answer to a GET. */
    String get(String path);

    /** The same map through another account of the attackers. */
    Attacked as(int account);

    /** Everything about the answer for one incident that is not its body: status, headers, what a repeated request is told. */
    String envelope(String id);

    /** What every refused act on the incident says. */
    String refusals(String id);

    /** What the stream said when the incident appeared. */
    String told(String id);
}
