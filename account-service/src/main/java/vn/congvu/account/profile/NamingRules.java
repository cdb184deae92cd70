package vn.congvu.account.profile;

import java.util.List;

/**
 * How addresses are made.
 *
 * @param commune address of a commune or ward itself; {@code communeParty} and {@code
 *     communeCouncil} are those of its Party committee and its People's Council
 * @param keepsOldNames mailboxes issued before the regulation keep their address
 */
public record NamingRules(
    Rule<NamingTemplate> personal,
    Rule<NamingTemplate> organisation,
    Rule<NamingTemplate> commune,
    Rule<NamingTemplate> communeParty,
    Rule<NamingTemplate> communeCouncil,
    Rule<NamingTemplate> subUnit,
    Rule<List<ClashStrategy>> clashes,
    Rule<Boolean> keepsOldNames) {}
