package vn.congvu.platform.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.PostgresTestResource;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.sample.CommitWitness;
import vn.congvu.platform.sample.ThingService;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(KeycloakTestResource.class)
class IdempotencyTest {

  @Inject ThingService things;
  @Inject CommitWitness witness;

  @Test
  void aRepeatedCallIsAnsweredTheSameAndDoneOnce() {
    String key = key();
    Response first = create("binh.tran", key, "a-1");

    Response second = create("binh.tran", key, "a-1");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("Idempotent-Replay")).isEqualTo("true");
  }

  @Test
  void anotherBodyWithTheSameKeyIsRefused() {
    String key = key();
    create("binh.tran", key, "b-1");

    create("binh.tran", key, "b-2")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/idempotency-key-reused"));

    assertThat(things.exists("b-2")).isFalse();
  }

  @Test
  void theSameKeyOfAnotherCallerIsAnotherKey() {
    String key = key();
    create("binh.tran", key, "c-1");

    assertThat(create("khanh.bui", key, "c-2").statusCode()).isEqualTo(201);
  }

  @Test
  void aRefusedCallLeavesItsKeyFree() {
    String key = key();

    create("binh.tran", key, "").then().statusCode(400);

    assertThat(create("binh.tran", key, "d-1").statusCode()).isEqualTo(201);
  }

  /** A process that dies right after the commit has left the answer for the next call. */
  @Test
  void theAnswerIsKeptByTheVeryCommitOfTheWork() {
    String key = key();
    witness.watch(key);

    create("binh.tran", key, "h-1").then().statusCode(201);

    assertThat(witness.wasAnsweredAtCommit()).isTrue();
  }

  @Test
  void afterAFailureOnOurSideTheKeyIsFree() {
    String key = key();

    assertThat(create("binh.tran", key, "undone-e").statusCode()).isEqualTo(500);
    assertThat(create("binh.tran", key, "undone-e").header("Idempotent-Replay")).isNull();
  }

  @Test
  void anUnusableKeyIsRefused() {
    create("binh.tran", "short", "f-1")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/idempotency-key-invalid"));
  }

  @Test
  void ofManyCallsAtOnceOneIsDone() throws Exception {
    String key = key();
    List<Future<Response>> calls = new ArrayList<>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        calls.add(callers.submit(() -> create("binh.tran", key, "g-1")));
      }
    }

    List<Integer> done = new ArrayList<>();
    for (Future<Response> call : calls) {
      Response response = call.get();
      if (response.statusCode() == 201) {
        done.add(201);
      } else {
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.jsonPath().getString("type"))
            .isEqualTo("/problems/idempotency-key-in-use");
        assertThat(response.header("Retry-After")).isEqualTo("2");
      }
    }
    assertThat(done).isNotEmpty();
    assertThat(create("binh.tran", key, "g-1").statusCode()).isEqualTo(201);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static Response create(String username, String key, String name) {
    return given()
        .auth()
        .oauth2(Tokens.of(username))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body("{\"name\":\"" + name + "\",\"parts\":[{\"label\":\"a\"}],\"count\":1}")
        .post("/things");
  }
}
