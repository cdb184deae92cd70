package vn.congvu.backup.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorePlacesTest {

  private static void start(Map<String, String> settings) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "congvu.backup.store.path", "/backups",
                "congvu.backup.store.cache", "/cache",
                "congvu.backup.store.master-key-file", "/master.key",
                "congvu.backup.store.fingerprint-key-file", "/fingerprint.key"));
    all.putAll(settings);
    StoreConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(StoreConfig.class)
            .withDefaultValues(all)
            .build()
            .getConfigMapping(StoreConfig.class);
    new StorePlaces(config).check(new StartupEvent());
  }

  @Test
  void aFolderWithCopiesInAnotherFolderAndInABucketIsFine() {
    assertThatCode(
            () ->
                start(
                    Map.of(
                        "congvu.backup.store.copies", "/copy,s3://sao-luu/x?region=ap-southeast-1",
                        "congvu.backup.store.lock.days", "30",
                        "congvu.backup.store.lock.mode", "COMPLIANCE")))
        .doesNotThrowAnyException();
  }

  @Test
  void anAddressThatMakesNoSenseEndsTheStartAndNamesItsSetting() {
    assertThatIllegalStateException()
        .isThrownBy(() -> start(Map.of("congvu.backup.store.copies", "ftp://host/folder")))
        .withMessageStartingWith("congvu.backup.store.copies: ")
        .withMessageContaining("ftp: is neither");
  }

  @Test
  void aCopyInThePlaceOfTheStoreIsNoCopy() {
    assertThatIllegalStateException()
        .isThrownBy(() -> start(Map.of("congvu.backup.store.copies", "/backups/")))
        .withMessageContaining("where the store or another copy lies");
  }

  @Test
  void aLockThatNobodyKeepsIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> start(Map.of("congvu.backup.store.lock.days", "30")))
        .withMessageContaining("only a bucket can lock");
  }
}
