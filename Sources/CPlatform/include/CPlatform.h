// The system calls that Swift's Glibc module does not import. Thin: one C function a call, errno kept.
#ifndef GUONG_CPLATFORM_H
#define GUONG_CPLATFORM_H

/// Swaps two paths at once (Linux `renameat2` with `RENAME_EXCHANGE`, macOS `renamex_np`). 0, or -1 with errno.
int guong_exchange(const char *from, const char *to);

/// Renames unless the target exists. 0, or -1 with errno (EEXIST when it does).
int guong_rename_noreplace(const char *from, const char *to);

#endif
