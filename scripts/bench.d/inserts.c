/* Plain SQLite from C: rows of seven integers into a fresh table, and rows with a text and an index on it. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static double run(int count, const char *table, const char *insert, int text) {
    sqlite3 *database;
    sqlite3_stmt *statement;
    sqlite3_open(":memory:", &database);
    sqlite3_exec(database, table, 0, 0, 0);
    sqlite3_prepare_v2(database, insert, -1, &statement, 0);
    double start = now();
    sqlite3_exec(database, "BEGIN", 0, 0, 0);
    for (int i = 0; i < count; i++) {
        if (text) {
            char name[64];
            int length = snprintf(name, sizeof name, "register:%d:%d", (int)((i * 2654435761u) % 1000003u), i);
            sqlite3_bind_text(statement, 1, name, length, SQLITE_TRANSIENT);
        } else {
            for (int c = 1; c <= 7; c++) sqlite3_bind_int(statement, c, i * c);
        }
        sqlite3_step(statement);
        sqlite3_reset(statement);
    }
    sqlite3_exec(database, "COMMIT", 0, 0, 0);
    return count / (now() - start);
}

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 100000;
    printf("integers %.0f\ntexts %.0f\n", run(count, "CREATE TABLE t (a, b, c, d, e, f, g)", "INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?)", 0),
           run(count, "CREATE TABLE t (n INTEGER PRIMARY KEY, id TEXT UNIQUE)", "INSERT INTO t (id) VALUES (?)", 1));
    return 0;
}
