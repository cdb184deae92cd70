package vn.congvu.mail.access;

/**
 * What tells whether anything in a folder changed.
 *
 * @param uidValidity a new value means that all UIDs known so far are void
 * @param uidNext above every UID that was ever given
 * @param highestModSeq grows with each change of flags; 0 when the server keeps none
 */
public record FolderState(long uidValidity, long uidNext, long highestModSeq, long messages) {}
