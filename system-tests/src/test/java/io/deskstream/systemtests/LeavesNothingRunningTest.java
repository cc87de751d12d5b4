package io.deskstream.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The last test: the system that all others used is asked to stop. */
@Order(Integer.MAX_VALUE)
@ExtendWith(SharedDesk.class)
class LeavesNothingRunningTest {

    @Test
    void afterStoppingNothingIsLeftRunningAndEveryPortIsFree(Desk desk) {
        assertThat(desk.system.leftRunning()).isNotEmpty();
        int code = desk.system.stop();
        assertThat(code).isIn(0, 143);
        assertThat(desk.system.leftRunning())
                .extracting(ProcessHandle::info)
                .as(desk.system::output)
                .isEmpty();
        assertThat(desk.system.portsAreFree()).isTrue();
    }
}
