// AVX-512: 32 registers of 16 floats; a 12 × 32 tile keeps 24 sums in registers.
#if defined(__x86_64__)
#include "levels.h"
#include "shared.h"
#define LANES 16
#define TILE_ROWS 12
#pragma clang attribute push( \
    __attribute__((target("avx2,fma,f16c,avx512f,avx512bw,avx512vl,avx512dq"))), \
    apply_to = function)
#include "lanes.h"
#include "product.h"
#include "rows.h"
#include "attention.h"
#include "vectors.h"
#include "pairs.h"
#pragma clang attribute pop
const struct level level_avx512 = {.name = "avx512", EACH_KERNEL(TABLE_ENTRY)};
#endif
