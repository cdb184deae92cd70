/**
 * Administrative documents (văn bản hành chính) in the layout of Phụ lục I, Nghị định
 * 30/2020/NĐ-CP. Knows how a paper looks, never what it is about.
 */
@NullMarked
package vn.congvu.paper;

import org.jspecify.annotations.NullMarked;
