package vn.congvu.paper;

/** Sizes in points and lengths in millimetres of Phụ lục I, Nghị định 30/2020/NĐ-CP. */
final class Layout {

  static final int BODY = 14;
  static final int HEAD = 13;
  static final int TABLE = 12;
  static final int SMALL = 11;

  static final int TOP = 20;
  static final int BOTTOM = 20;
  static final int LEFT = 30;
  static final int RIGHT = 15;
  static final int INDENT = 10;

  static final String SHORT_RULE = "———————";
  static final String LONG_RULE = "———————————————";

  private Layout() {}
}
