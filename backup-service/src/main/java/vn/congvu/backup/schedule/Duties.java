package vn.congvu.backup.schedule;

import java.util.List;

/** A feature's duties; every bean of this kind is asked once, at start. */
public interface Duties {

  List<Duty> duties();
}
