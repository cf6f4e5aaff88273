#ifndef TIME_SERVICE_H
#define TIME_SERVICE_H

/// What the kernel's clock reads, in seconds since 1970, as long as a time service keeps it (Linux, adjtimex); -1 where none
/// does, or where the kernel does not say.
long long time_service_seconds(void);

#endif
