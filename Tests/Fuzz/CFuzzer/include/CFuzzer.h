// The driver of libFuzzer (LLVM, compiler-rt), which the toolchain brings and links with -sanitize=fuzzer.
#ifndef GUONG_CFUZZER_H
#define GUONG_CFUZZER_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*target)(const uint8_t *data, size_t size));

#endif
