// Memory that is given back all at once: for a parser whose tree lives for a moment.
#ifndef GUONG_CARENA_H
#define GUONG_CARENA_H

#include <stddef.h>

/// Begins to use this thread's arena; may be nested. What is allocated is valid until the outermost
/// `guong_arena_leave` of the thread.
void guong_arena_enter(void);

/// Ends what `guong_arena_enter` began. At the outermost end everything is given back; a block of memory is
/// kept for the next time.
void guong_arena_leave(void);

/// As `calloc`, `realloc` and `free`, within the arena: memory is zeroed, aligned for any type, and freeing
/// does nothing. Without memory the program ends, as libcmark's own allocator does.
void *guong_arena_calloc(size_t count, size_t size);
void *guong_arena_realloc(void *pointer, size_t size);
void guong_arena_free(void *pointer);

#endif
