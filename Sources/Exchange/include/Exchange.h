#ifndef EXCHANGE_H
#define EXCHANGE_H

/// Lets two names, of files or of whole folders, change places in one step (Linux, renameat2). 0, or -1 with errno: EINVAL
/// where the file system cannot.
int exchange_names(const char *one, const char *other);

#endif
