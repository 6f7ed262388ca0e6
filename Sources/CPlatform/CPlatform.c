#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/// 1 when a folder and what holds it lie on different devices: how a mount point shows everywhere.
static int is_on_another_device(int folder, const char *name) {
  struct stat holder, entry;
  if (fstat(folder, &holder) != 0 || fstatat(folder, name, &entry, AT_SYMLINK_NOFOLLOW) != 0)
    return -1;
  return holder.st_dev != entry.st_dev;
}

#if defined(__linux__)
int guong_exchange_at(int folder, const char *from, const char *to) {
  return renameat2(folder, from, folder, to, RENAME_EXCHANGE);
}

int guong_rename_noreplace_at(int folder, const char *from, const char *to) {
  return renameat2(folder, from, folder, to, RENAME_NOREPLACE);
}

int guong_sync_file_system(int descriptor) { return syncfs(descriptor); }

int guong_is_mount_point(int folder, const char *name) {
#ifdef STATX_ATTR_MOUNT_ROOT
  struct statx found;
  if (statx(folder, name, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT, 0, &found) == 0 &&
      (found.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT))
    return (found.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
#endif
  return is_on_another_device(folder, name);
}
#elif defined(__APPLE__)
int guong_exchange_at(int folder, const char *from, const char *to) {
  return renameatx_np(folder, from, folder, to, RENAME_SWAP);
}

int guong_rename_noreplace_at(int folder, const char *from, const char *to) {
  return renameatx_np(folder, from, folder, to, RENAME_EXCL);
}

int guong_sync_file_system(int descriptor) {
  (void)descriptor;
  sync();
  return 0;
}

int guong_is_mount_point(int folder, const char *name) {
  return is_on_another_device(folder, name);
}
#endif

#if defined(__GLIBC__)
#include <malloc.h>

// A thread's heap is taken in one piece: glibc else asks the kernel for its next page over and over, and
// all threads wait for each other there. 32 MiB is the highest threshold it accepts.
void guong_keep_freed_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
  mallopt(M_TRIM_THRESHOLD, 1024 * 1024 * 1024);
  mallopt(M_TOP_PAD, 64 * 1024 * 1024);
}
#else
void guong_keep_freed_memory(void) {}
#endif
