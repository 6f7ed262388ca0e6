#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#if defined(__linux__)
int guong_exchange(const char *from, const char *to) {
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE);
}

int guong_rename_noreplace(const char *from, const char *to) {
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}
#elif defined(__APPLE__)
int guong_exchange(const char *from, const char *to) {
  return renamex_np(from, to, RENAME_SWAP);
}

int guong_rename_noreplace(const char *from, const char *to) {
  return renamex_np(from, to, RENAME_EXCL);
}
#endif
