package vn.congvu.e2e.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The class's tests talk to one running stack, which all such classes share. It is started by
 * {@code ./congvu up} for the first of them and ended after the last; a test may ask for it by a
 * parameter of type {@link Congvu}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedStack.class)
public @interface OnTheStack {}
