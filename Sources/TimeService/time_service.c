#include "TimeService.h"

#include <sys/timex.h>

long long time_service_seconds(void) {
    struct timex clock = {0};
    int state = adjtimex(&clock);
    if (state < 0 || state == TIME_ERROR || clock.status & STA_UNSYNC) return -1;
    return clock.time.tv_sec;
}
