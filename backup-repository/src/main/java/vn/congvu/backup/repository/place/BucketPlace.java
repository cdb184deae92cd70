package vn.congvu.backup.repository.place;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.s3.S3Store;

/**
 * A bucket of any server that speaks S3. Credentials come from where the AWS SDK looks for them:
 * environment, profile file, the machine's role.
 *
 * @param prefix empty, or ending with a slash
 * @param profile whose credentials are taken from the profile file, when two stores need different
 *     ones
 */
record BucketPlace(
    String bucket,
    String prefix,
    String region,
    @Nullable URI endpoint,
    boolean pathStyle,
    @Nullable String profile)
    implements StorePlace {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(1);

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,63}");
  private static final Set<String> PARAMETERS =
      new TreeSet<>(Set.of("region", "endpoint", "path-style", "profile"));

  /** Servers that are not Amazon's take any region; the signature needs one. */
  private static final String ANY_REGION = "us-east-1";

  static BucketPlace of(URI uri) {
    String bucket = Objects.requireNonNullElse(uri.getRawAuthority(), "");
    if (bucket.contains("@")) {
      throw new IllegalArgumentException(
          "The store's address holds credentials; they belong into the environment"
              + " (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) or into a profile file.");
    }
    require(
        BUCKET.matcher(bucket).matches(),
        "After s3:// stands a bucket's name: 3 to 63 of a-z, 0-9, dot and hyphen.");
    require(uri.getRawFragment() == null, "The store's address must not hold a #.");
    Map<String, String> parameters = parameters(uri.getRawQuery());
    URI endpoint = endpoint(parameters.get("endpoint"));
    String region = parameters.getOrDefault("region", endpoint == null ? "" : ANY_REGION);
    require(
        REGION.matcher(region).matches(),
        "The store's address must name the bucket's region=…, or the server's endpoint=….");
    String pathStyle = parameters.getOrDefault("path-style", "false");
    require(
        pathStyle.equals("true") || pathStyle.equals("false"),
        "path-style= is true or false in the store's address.");
    return new BucketPlace(
        bucket,
        prefix(uri.getPath()),
        region,
        endpoint,
        Boolean.parseBoolean(pathStyle),
        parameters.get("profile"));
  }

  @Override
  public boolean locks() {
    return true;
  }

  @Override
  public ObjectStore open(LockMode lockMode) {
    var credentials = DefaultCredentialsProvider.builder();
    if (profile != null) {
      credentials.profileName(profile);
    }
    S3ClientBuilder client =
        S3Client.builder()
            .region(Region.of(region))
            .forcePathStyle(pathStyle)
            .credentialsProvider(credentials.build())
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER));
    if (endpoint != null) {
      client.endpointOverride(endpoint);
    }
    return new S3Store(client.build(), bucket, prefix, ObjectLockMode.valueOf(lockMode.name()));
  }

  private static String prefix(@Nullable String path) {
    String bare = Objects.requireNonNullElse(path, "").replaceAll("^/+|/+$", "");
    return bare.isEmpty() ? "" : bare + "/";
  }

  private static @Nullable URI endpoint(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      URI uri = URI.create(text);
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // The sentence below says it.
    }
    throw new IllegalArgumentException(
        "endpoint= is http://host:port or https://host:port in the store's address.");
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> found = new HashMap<>();
    for (String each : query == null ? new String[0] : query.split("&", -1)) {
      String[] pair = each.split("=", 2);
      require(
          pair.length == 2 && !pair[1].isEmpty() && PARAMETERS.contains(pair[0]),
          "After the ? stand only "
              + String.join("=…, ", PARAMETERS)
              + "=… in the store's address.");
      String value = URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
      require(
          found.put(pair[0], value) == null, pair[0] + "= stands twice in the store's address.");
    }
    return found;
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
