// The system calls that Swift's Glibc module does not import. Thin: one C function a call, errno kept.
#ifndef GUONG_CPLATFORM_H
#define GUONG_CPLATFORM_H

#include "CArena.h"

#include <stddef.h>

/// Writes every byte to an open file. 0, or the errno of what went wrong.
int guong_write_all(int file, const void *bytes, size_t count);

/// Swaps two names below an open folder at once (Linux `renameat2` with `RENAME_EXCHANGE`, macOS
/// `renameatx_np`). 0, or -1 with errno.
int guong_exchange_at(int folder, const char *from, const char *to);

/// Renames below an open folder unless the target exists. 0, or -1 with errno (EEXIST when it does).
int guong_rename_noreplace_at(int folder, const char *from, const char *to);

/// Writes what the file system of an open file still holds in memory to the disk (Linux `syncfs`,
/// macOS `sync`). 0, or -1 with errno.
int guong_sync_file_system(int descriptor);

/// 1 when another file system, or a part of one, is mounted at this name below an open folder; 0 when
/// not; -1 with errno. Bind mounts are seen where the kernel tells (Linux 5.8 and later).
int guong_is_mount_point(int folder, const char *name);

/// Opens a file below an open folder for reading, in such a way that nothing outside can be reached: no
/// link is followed anywhere on the path, `..` and absolute paths are refused, a pipe does not block (Linux
/// `openat2` with `RESOLVE_BENEATH`, else folder by folder with `O_NOFOLLOW`). The descriptor, or -1 with
/// errno (ELOOP for a link, EXDEV for a path that leads out).
int guong_open_beneath(int folder, const char *path);

/// The same without `openat2`, folder by folder: what `guong_open_beneath` does on other systems.
int guong_open_beneath_by_steps(int folder, const char *path);

/// What happened to a name below a watched folder, as bits.
enum {
  guong_watch_changed = 1,
  guong_watch_closed = 2,
  guong_watch_appeared = 4,
  guong_watch_vanished = 8,
  guong_watch_is_folder = 16,
  guong_watch_folder_gone = 32,
  guong_watch_overflow = 64,
  guong_watch_ended = 128,
};

/// One event: the watched folder's number, what happened, and where in the buffer the name stands.
struct guong_watch_event {
  int folder;
  int what;
  int name_start;
  int name_length;
};

/// Opens a queue of events (Linux `inotify`). The descriptor, or -1 with errno (ENOSYS elsewhere).
int guong_watch_open(void);

/// Watches a folder, not those below it; a link is refused. Its number, or -1 with errno (ENOSPC when the
/// system allows no more).
int guong_watch_add(int queue, const char *path);

/// Stops watching a folder. 0, or -1 with errno.
int guong_watch_remove(int queue, int folder);

/// Takes the event at `offset` of a buffer that was read from the queue. The offset of the next one, or -1
/// at the end.
int guong_watch_next(const char *buffer, int length, int offset, struct guong_watch_event *event);

#endif
