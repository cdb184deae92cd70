package vn.congvu.backup.repository.store.s3;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;

/**
 * Objects in a bucket of any S3-speaking store. With Object Lock the bucket keeps versions: locked
 * objects stay until their day, and of replaced and deleted ones every version is removed, for an
 * old version of a key is a key. The bucket must have no default retention, which would lock keys
 * too.
 */
public final class S3Store implements ObjectStore {

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final ObjectLockMode lockMode;

  /**
   * @param client is closed with the store
   * @param prefix in front of every key, empty or ending with a slash
   * @param lockMode COMPLIANCE where nobody may lift a lock, GOVERNANCE where a named role may
   */
  public S3Store(S3Client client, String bucket, String prefix, ObjectLockMode lockMode) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
    this.lockMode = lockMode;
  }

  @Override
  public void put(String key, ByteBuffer content, @Nullable Instant lockedUntil) {
    PutObjectRequest.Builder request = PutObjectRequest.builder().bucket(bucket).key(prefix + key);
    if (lockedUntil != null) {
      request.objectLockMode(lockMode).objectLockRetainUntilDate(lockedUntil);
    }
    call(
        key,
        () ->
            client.putObject(
                request.build(), RequestBody.fromRemainingByteBuffer(content.duplicate())));
  }

  @Override
  public void replace(String key, byte[] content) {
    put(key, ByteBuffer.wrap(content), null);
    for (ObjectVersion version : versions(key)) {
      if (!version.isLatest()) {
        call(
            key,
            () ->
                client.deleteObject(
                    b -> b.bucket(bucket).key(prefix + key).versionId(version.versionId())));
      }
    }
  }

  @Override
  public byte[] get(String key) {
    return call(
        key, () -> client.getObjectAsBytes(b -> b.bucket(bucket).key(prefix + key)).asByteArray());
  }

  @Override
  public byte[] get(String key, long offset, int length) {
    if (length == 0) {
      return new byte[0];
    }
    String range = "bytes=" + offset + "-" + (offset + length - 1);
    byte[] bytes =
        call(
            key,
            () ->
                client
                    .getObjectAsBytes(b -> b.bucket(bucket).key(prefix + key).range(range))
                    .asByteArray());
    if (bytes.length != length) {
      throw shorter(key);
    }
    return bytes;
  }

  @Override
  public List<StoredObject> list(String keyPrefix) {
    return call(
        keyPrefix,
        () ->
            client
                .listObjectsV2Paginator(b -> b.bucket(bucket).prefix(prefix + keyPrefix))
                .contents()
                .stream()
                .map(
                    object ->
                        new StoredObject(object.key().substring(prefix.length()), object.size()))
                .sorted(Comparator.comparing(StoredObject::key))
                .toList());
  }

  @Override
  public boolean delete(String key) {
    try {
      for (ObjectVersion version : versions(key)) {
        client.deleteObject(b -> b.bucket(bucket).key(prefix + key).versionId(version.versionId()));
      }
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == 403) {
        return false;
      }
      throw named(key, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private List<ObjectVersion> versions(String key) {
    return call(
        key,
        () -> {
          List<ObjectVersion> found = new ArrayList<>();
          client
              .listObjectVersionsPaginator(b -> b.bucket(bucket).prefix(prefix + key))
              .versions()
              .stream()
              .filter(version -> version.key().equals(prefix + key))
              .forEach(found::add);
          return found;
        });
  }

  private static <T> T call(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw named(what, e);
    }
  }

  private static RepositoryException named(String what, SdkException e) {
    if (e instanceof NoSuchBucketException) {
      return new RepositoryException(Fault.STORE_AWAY, what + ": there is no such bucket", e);
    }
    int status = e instanceof S3Exception s3 ? s3.statusCode() : 0;
    return switch (status) {
      case 404 -> new RepositoryException(Fault.MISSING, what + " is not in the store", e);
      case 416 -> shorter(what);
      case 507 -> new RepositoryException(Fault.STORE_FULL, what, e);
      default -> new RepositoryException(Fault.STORE_AWAY, what, e);
    };
  }

  private static RepositoryException shorter(String what) {
    return new RepositoryException(Fault.DAMAGED, what + " is shorter than it was written");
  }
}
