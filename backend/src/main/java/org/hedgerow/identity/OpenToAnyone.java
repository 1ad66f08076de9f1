package org.hedgerow.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a handler method that answers without a session, or to any signed-in person. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenToAnyone {

    /** Why nobody's permission is needed. */
    String because();

    /** Whether a session is needed all the same. */
    boolean signedIn() default false;

    /** Whether, besides, it answers those who have shown one factor and still owe the second. */
    boolean halfSignedIn() default false;
}
