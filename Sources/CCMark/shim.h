#ifndef GUONG_CCMARK_SHIM_H
#define GUONG_CCMARK_SHIM_H
#include <cmark.h>
#endif
