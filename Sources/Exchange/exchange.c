#define _GNU_SOURCE
#include "Exchange.h"

#include <fcntl.h>
#include <stdio.h>

int exchange_names(const char *one, const char *other) {
    return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}
