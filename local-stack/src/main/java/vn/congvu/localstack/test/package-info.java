/**
 * What tests need of the stack: real parts, a database of their own, tokens of demo users. Parts
 * run as children of the test's JVM, or are shared when {@code CONGVU_TEST_STACK} names a running
 * stack.
 */
@NullMarked
package vn.congvu.localstack.test;

import org.jspecify.annotations.NullMarked;
