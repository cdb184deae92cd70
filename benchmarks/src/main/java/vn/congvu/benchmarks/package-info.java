/** Measures Congvu beside its peers: the same mail, the same machine, the same run. */
@NullMarked
package vn.congvu.benchmarks;

import org.jspecify.annotations.NullMarked;
