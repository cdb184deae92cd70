package vn.congvu.account.profile;

import java.util.List;

/** What may hang on a mail. */
public record AttachmentRules(
    Rule<Long> maxBytes,
    Rule<List<String>> bannedExtensions,
    Rule<Boolean> limitsEncryptedArchives) {}
