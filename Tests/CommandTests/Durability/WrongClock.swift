import Foundation

/// A C library that lets a program read another clock: the real one, and so many seconds more.
enum WrongClock {
    private static let source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stdlib.h>
        #include <sys/time.h>
        #include <time.h>
        static long ahead(void) { const char *text = getenv("SECONDS_AHEAD"); return text ? atol(text) : 0; }
        int clock_gettime(clockid_t id, struct timespec *t) {
            int (*real)(clockid_t, struct timespec *) = dlsym(RTLD_NEXT, "clock_gettime");
            int result = real(id, t);
            if (id == CLOCK_REALTIME) t->tv_sec += ahead();
            return result;
        }
        int gettimeofday(struct timeval *t, void *zone) {
            int (*real)(struct timeval *, void *) = dlsym(RTLD_NEXT, "gettimeofday");
            int result = real(t, zone);
            t->tv_sec += ahead();
            return result;
        }
        time_t time(time_t *t) {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            if (t) *t = now.tv_sec;
            return now.tv_sec;
        }
        """

    private static let compiler = ["/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    static var isPossible: Bool { compiler != nil }

    /// The variables that make a program read such a clock.
    static func variables(daysAhead days: Int, in scratch: Scratch) throws -> [String: String] {
        let (file, library) = (
            scratch.url.appendingPathComponent("clock.c"), scratch.url.appendingPathComponent("clock.so")
        )
        if !FileManager.default.fileExists(atPath: library.path) {
            try source.write(to: file, atomically: true, encoding: .utf8)
            let command = ["-shared", "-fPIC", "-o", library.path, file.path, "-ldl"]
            _ = try Binary(folder: file.deletingLastPathComponent()).start(
                URL(fileURLWithPath: compiler ?? ""), command
            ).result()
        }
        return ["LD_PRELOAD": library.path, "SECONDS_AHEAD": String(days * 86_400)]
    }
}
