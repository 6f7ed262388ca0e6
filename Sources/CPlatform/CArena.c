#include "CArena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { alignment = 16, block_size = 256 * 1024 };

// A block is this header and the bytes behind it.
struct block {
  struct block *next;
  size_t capacity;
  size_t used;
  size_t padding;
};

// Before each allocation stands its size, so that it can be moved when it grows.
struct size_header {
  size_t size;
  size_t padding;
};

static _Thread_local struct block *blocks;
static _Thread_local int depth;
static _Thread_local char *last;

static char *start_of(struct block *block) { return (char *)(block + 1); }

static struct block *add_block(size_t least) {
  size_t capacity = least > block_size ? least : block_size;
  struct block *block = malloc(sizeof *block + capacity);
  if (!block) {
    fputs("out of memory\n", stderr);
    abort();
  }
  block->next = blocks;
  block->capacity = capacity;
  block->used = 0;
  blocks = block;
  return block;
}

// Memory that is not zeroed.
static void *allocate(size_t size) {
  if (size > SIZE_MAX / 2) abort();
  size_t whole = sizeof(struct size_header) + ((size + alignment - 1) & ~(size_t)(alignment - 1));
  struct block *block = blocks;
  if (!block || block->capacity - block->used < whole) block = add_block(whole);
  struct size_header *header = (struct size_header *)(start_of(block) + block->used);
  block->used += whole;
  header->size = size;
  last = (char *)(header + 1);
  return last;
}

void guong_arena_enter(void) { depth++; }

void guong_arena_leave(void) {
  if (--depth > 0) return;
  last = NULL;
  while (blocks && (blocks->next || blocks->capacity > block_size)) {
    struct block *next = blocks->next;
    free(blocks);
    blocks = next;
  }
  if (blocks) blocks->used = 0;
}

void *guong_arena_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  void *memory = allocate(count * size);
  return memset(memory, 0, count * size);
}

void *guong_arena_realloc(void *pointer, size_t size) {
  if (!pointer) return allocate(size);
  struct size_header *header = (struct size_header *)pointer - 1;
  if (size <= header->size) return pointer;
  if (pointer == last) {
    // What was allocated last grows in place if its block has enough memory left.
    size_t from = (size_t)((char *)header - start_of(blocks));
    size_t whole = sizeof *header + ((size + alignment - 1) & ~(size_t)(alignment - 1));
    if (size < SIZE_MAX / 2 && blocks->capacity - from >= whole) {
      blocks->used = from + whole;
      header->size = size;
      return pointer;
    }
  }
  void *memory = allocate(size);
  return memcpy(memory, pointer, header->size);
}

void guong_arena_free(void *pointer) { (void)pointer; }
