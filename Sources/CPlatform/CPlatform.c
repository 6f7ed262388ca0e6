#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
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
int guong_write_all(int file, const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t done = write(file, next, count);
    if (done > 0) {
      next += done;
      count -= (size_t)done;
    } else if (done == 0 || errno != EINTR) {
      return done == 0 ? EIO : errno;
    }
  }
  return 0;
}

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

int guong_open_beneath_by_steps(int folder, const char *path) {
  int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
  char part[256];
  int current = folder;
  if (path[0] == '/' || path[0] == 0) {
    errno = EXDEV;
    return -1;
  }
  for (;;) {
    size_t length = strcspn(path, "/");
    int is_last = path[length] == 0;
    if (length == 0 || length >= sizeof part) {
      errno = length ? ENAMETOOLONG : ENOENT;
    } else if (path[0] == '.' && (length == 1 || (length == 2 && path[1] == '.'))) {
      errno = EXDEV;
    } else {
      memcpy(part, path, length);
      part[length] = 0;
      int next = openat(current, part, is_last ? flags : flags | O_DIRECTORY);
      int reason = errno;
      if (current != folder) close(current);
      if (next < 0 || is_last) {
        errno = reason;
        return next;
      }
      current = next;
      path += length + 1;
      continue;
    }
    if (current != folder) {
      int reason = errno;
      close(current);
      errno = reason;
    }
    return -1;
  }
}

#if defined(__linux__)
#include <linux/openat2.h>
#include <stdint.h>
#include <sys/inotify.h>
#include <sys/syscall.h>

int guong_open_beneath(int folder, const char *path) {
  struct open_how how = {
      .flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY,
      .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
  };
  for (int tries = 0; tries < 4; tries++) {
    int opened = (int)syscall(SYS_openat2, folder, path, &how, sizeof how);
    if (opened >= 0) return opened;
    // EAGAIN: something on the way was renamed meanwhile. ENOSYS, EPERM: an old kernel, a sandbox.
    if (errno == ENOSYS || errno == EPERM) return guong_open_beneath_by_steps(folder, path);
    if (errno != EAGAIN && errno != EINTR) return -1;
  }
  return -1;
}

int guong_watch_open(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }

int guong_watch_add(int queue, const char *path) {
  return inotify_add_watch(queue, path,
                           IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                               IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW |
                               IN_EXCL_UNLINK);
}

int guong_watch_remove(int queue, int folder) { return inotify_rm_watch(queue, folder); }

int guong_watch_next(const char *buffer, int length, int offset, struct guong_watch_event *event) {
  struct inotify_event head;
  if (offset < 0 || length - offset < (int)sizeof head) return -1;
  memcpy(&head, buffer + offset, sizeof head);
  if (head.len > (uint32_t)(length - offset) - sizeof head) return -1;
  event->folder = head.wd;
  event->name_start = offset + (int)sizeof head;
  event->name_length = (int)strnlen(buffer + event->name_start, head.len);
  event->what = 0;
  if (head.mask & (IN_MODIFY)) event->what |= guong_watch_changed;
  if (head.mask & (IN_CLOSE_WRITE | IN_ATTRIB)) event->what |= guong_watch_closed;
  if (head.mask & (IN_CREATE)) event->what |= guong_watch_changed | guong_watch_appeared;
  if (head.mask & (IN_MOVED_TO)) event->what |= guong_watch_closed | guong_watch_appeared;
  if (head.mask & (IN_DELETE | IN_MOVED_FROM)) event->what |= guong_watch_vanished;
  if (head.mask & IN_ISDIR) event->what |= guong_watch_is_folder;
  if (head.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) event->what |= guong_watch_folder_gone;
  if (head.mask & IN_Q_OVERFLOW) event->what |= guong_watch_overflow;
  if (head.mask & IN_IGNORED) event->what |= guong_watch_ended;
  return event->name_start + (int)head.len;
}
#else
int guong_open_beneath(int folder, const char *path) { return guong_open_beneath_by_steps(folder, path); }

int guong_watch_open(void) {
  errno = ENOSYS;
  return -1;
}

int guong_watch_add(int queue, const char *path) {
  (void)queue, (void)path;
  errno = ENOSYS;
  return -1;
}

int guong_watch_remove(int queue, int folder) {
  (void)queue, (void)folder;
  errno = ENOSYS;
  return -1;
}

int guong_watch_next(const char *buffer, int length, int offset, struct guong_watch_event *event) {
  (void)buffer, (void)length, (void)offset, (void)event;
  return -1;
}
#endif
