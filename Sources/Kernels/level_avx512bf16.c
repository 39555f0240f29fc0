// AVX-512 with bf16 arithmetic: as avx512.c, and pairs of bf16 are multiplied as they are.
#if defined(__x86_64__)
#include "levels.h"
#include "shared.h"
#define LANES 16
#define TILE_ROWS 12
#define PAIRS
#pragma clang attribute push( \
    __attribute__((target("avx2,fma,f16c,avx512f,avx512bw,avx512vl,avx512dq,avx512bf16"))), \
    apply_to = function)
#include "lanes.h"
#include "product.h"
#include "rows.h"
#include "attention.h"
#include "vectors.h"
#include "pairs.h"
#pragma clang attribute pop
const struct level level_avx512bf16 = {.name = "avx512bf16", EACH_KERNEL(TABLE_ENTRY)};
#endif
