package org.hedgerow.hotspot;

/** Is told what changes for an audience, on the audience's own thread: quick hands only. */
public interface AudienceListener {

    /** Some incidents changed, or none did and only the position moved. The engine's snapshot already holds the change. */
    void onDelta(AudienceDelta delta);

    /** What the audience may see was read anew: whatever was told before may be void. */
    void onReload();
}
