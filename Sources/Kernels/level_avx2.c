// AVX2 with FMA: 16 registers of 8 floats; a 6 × 16 tile keeps 12 sums in registers.
#if defined(__x86_64__)
#include "levels.h"
#include "shared.h"
#define LANES 8
#define TILE_ROWS 6
#pragma clang attribute push(__attribute__((target("avx2,fma,f16c"))), apply_to = function)
#include "lanes.h"
#include "product.h"
#include "rows.h"
#include "attention.h"
#include "vectors.h"
#include "pairs.h"
#pragma clang attribute pop
const struct level level_avx2 = {.name = "avx2", EACH_KERNEL(TABLE_ENTRY)};
#endif
