/**
 * The letters that go with a request, Mẫu 01 to 03, as .docx and .xlsx in the layout of Nghị định
 * 30/2020/NĐ-CP. Only reads; prints no password, for there is none to print.
 */
@NullMarked
package vn.congvu.account.form;

import org.jspecify.annotations.NullMarked;
