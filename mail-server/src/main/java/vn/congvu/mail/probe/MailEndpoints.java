package vn.congvu.mail.probe;

/** Where users submit and read mail. */
public record MailEndpoints(
    String imapHost, int imapPort, String submissionHost, int submissionPort) {}
