package vn.congvu.security.mail;

import java.time.Instant;
import vn.congvu.fingerprint.MessagePrints;

/**
 * What is kept of a message that was read.
 *
 * @param size in bytes
 */
public record SeenMessage(
    String mailbox,
    long uidValidity,
    long uid,
    Instant receivedAt,
    long size,
    MessagePrints prints) {}
