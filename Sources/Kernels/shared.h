// What all levels use: pragmas that let a sum be vectorised, and e^x.
#pragma once
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))
// Sums may be reordered so that they vectorise; the order is then fixed by the code that is built.
#define REORDER _Pragma("clang fp reassociate(on) contract(fast)")
#define CONTRACT _Pragma("clang fp contract(fast)")
#define PRAGMA(text) _Pragma(#text)
#define WIDE_(lanes) PRAGMA(clang loop vectorize_width(lanes) interleave_count(1))
#define WIDE WIDE_(LANES)
// For rows of a few dozen: what is left over is done in one masked step, not one by one.
#define SHORT_(lanes) PRAGMA(clang loop vectorize_width(lanes) vectorize_predicate(enable))
#define SHORT SHORT_(LANES)

static inline long smaller(long a, long b) { return a < b ? a : b; }
