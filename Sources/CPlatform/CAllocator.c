// How jemalloc is to get its memory, where the program is linked with it (docs/decisions/0017): in large pages, as far
// as the system has any. A build touches some 300 MB once; in pages of 4 kB that is 80,000 faults.

#if defined(__linux__)
const char *malloc_conf = "thp:always";
#endif
