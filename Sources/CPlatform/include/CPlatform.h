// The system calls that Swift's Glibc module does not import. Thin: one C function a call, errno kept.
#ifndef GUONG_CPLATFORM_H
#define GUONG_CPLATFORM_H

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

/// Tells the C library to keep freed memory for the next allocation instead of giving it back and asking
/// for it again; for a program that ends soon. Does nothing where the library has no such switch.
void guong_keep_freed_memory(void);

#endif
