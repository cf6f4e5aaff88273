#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

/// How many blocks of memory this process has asked for so far. Exact while only one thread runs; 0 where the C library is not glibc.
long allocation_count(void);

#endif
