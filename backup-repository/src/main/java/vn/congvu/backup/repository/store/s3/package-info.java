/** Objects in a bucket. Apart, because it alone needs the AWS SDK. */
@NullMarked
package vn.congvu.backup.repository.store.s3;

import org.jspecify.annotations.NullMarked;
