package vn.congvu.fingerprint.mime;

import java.util.List;

/**
 * The ids that a message's headers name, without brackets.
 *
 * @param outermost the message itself, not one that it encloses
 * @param messageIds more than one only in a message that no honest program made
 * @param references of References and In-Reply-To, without repeats
 */
public record MessageHead(boolean outermost, List<String> messageIds, List<String> references) {}
