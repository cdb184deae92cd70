package vn.congvu.account.profile;

import java.util.List;

/** Who runs the system and for whom; printed on every screen and form. */
public record OperatorRules(
    Rule<String> name, Rule<String> province, Rule<List<String>> mailDomains) {}
