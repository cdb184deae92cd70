package vn.congvu.security.locate;

import vn.congvu.security.coverage.PlaceKind;

/**
 * A place that waits to be looked at.
 *
 * @param tries how often that broke off so far
 * @param quiet whether nothing came to it or left it since the backups read it
 */
record SearchPlace(PlaceKind kind, String place, int tries, boolean quiet) {}
