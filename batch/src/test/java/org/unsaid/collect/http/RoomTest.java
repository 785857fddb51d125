package org.unsaid.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoomTest {

  private final Room room = new Room();

  private Room.Share share(Duration deadline) {
    return room.share(new Deadline(deadline));
  }

  @Test
  void holdsAnyNumberOfSmallAnswers() throws Exception {
    for (var i = 0; i < 1000; i++) {
      share(Duration.ofMillis(1)).hold(Room.SMALL);
    }
  }

  @Test
  void holdsFewLargeOnesAtOnceAndLetsTheOthersWait() throws Exception {
    var first = share(Duration.ofSeconds(30));
    first.hold(Room.MEDIUM + 1);
    share(Duration.ofSeconds(30)).hold(Room.MEDIUM + 1);
    var got = new AtomicBoolean();
    var third =
        Thread.startVirtualThread(
            () -> {
              try (var share = share(Duration.ofSeconds(30))) {
                share.hold(Room.MEDIUM + 1);
                got.set(true);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    Awaitility.await().until(() -> third.getState() == Thread.State.TIMED_WAITING);
    assertThat(got).isFalse();

    first.close();
    third.join();
    assertThat(got).isTrue();
  }

  @Test
  void doesNotLetAnswersWaitForEver() throws Exception {
    for (var i = 0; i < 8; i++) {
      share(Duration.ofMillis(10)).hold(Room.SMALL + 1);
    }

    try (var late = share(Duration.ofMillis(10))) {
      assertThatThrownBy(() -> late.hold(Room.SMALL + 1)).isInstanceOf(Room.NoRoom.class);
    }
  }
}
