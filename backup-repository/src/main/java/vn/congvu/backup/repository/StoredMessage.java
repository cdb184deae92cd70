package vn.congvu.backup.repository;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.fingerprint.Fingerprint;

/**
 * What the catalogue keeps of a message. It is safe only after {@link BackupWriter#commit}.
 *
 * @param address gives the message back; equal messages have equal addresses
 * @param sha256 of the whole message
 * @param parts the blobs it shares or may share with others; the message blob itself is not among
 *     them
 * @param messageId null when the message has none
 * @param references of the messages it answers
 * @param content of each decoded part that is not empty and of each enclosed message's id, in order
 */
public record StoredMessage(
    BlobAddress address,
    byte[] sha256,
    long size,
    List<BlobAddress> parts,
    @Nullable Fingerprint messageId,
    List<Fingerprint> references,
    List<Fingerprint> content) {}
