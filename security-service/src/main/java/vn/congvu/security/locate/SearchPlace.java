package vn.congvu.security.locate;

import vn.congvu.security.coverage.PlaceKind;

/**
 * A place that waits to be looked at.
 *
 * @param tries how often that broke off so far
 */
record SearchPlace(PlaceKind kind, String place, int tries) {}
