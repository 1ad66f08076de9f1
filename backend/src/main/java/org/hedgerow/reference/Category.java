package org.hedgerow.reference;

import org.jspecify.annotations.Nullable;

/**
 * A kind of incident: a group such as {@code HARE}, or one of its children such as {@code HARE.COURSING}.
 *
 * @param parentCode the group's code; null for a group
 * @param shape the mark on the map; null for a child, which has its group's
 * @param policeUkName the crime type of data.police.uk that it stands for, if any
 */
public record Category(
        String code,
        @Nullable String parentCode,
        String name,
        @Nullable String shape,
        @Nullable String policeUkName) {

    public boolean isGroup() {
        return parentCode == null;
    }

    /** The code of the group that it is, or belongs to. */
    public String groupCode() {
        return parentCode == null ? code : parentCode;
    }
}
