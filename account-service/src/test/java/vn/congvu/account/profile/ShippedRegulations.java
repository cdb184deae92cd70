package vn.congvu.account.profile;

import java.util.List;

/** The shipped regulations, for tests of other features. */
public final class ShippedRegulations {

  private ShippedRegulations() {}

  public static List<String> ids() {
    return Presets.IDS;
  }

  public static RegulationProfile profile(String id) {
    Presets.Source source = Presets.shipped(id);
    return RegulationReader.read(source.name(), source.document());
  }

  public static NamingRules naming(String id) {
    return profile(id).naming();
  }
}
