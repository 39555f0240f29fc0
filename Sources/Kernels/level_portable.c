// Whatever the compiler targets by default: SSE2 on x86-64, whose 16 registers of 4 floats hold the
// sums of a 4 × 8 tile; NEON on 64-bit ARM, whose 32 hold those of a 12 × 8 tile.
#include "levels.h"
#include "shared.h"
#define LANES 4
#if defined(__aarch64__)
#define TILE_ROWS 12
#else
#define TILE_ROWS 4
#endif
#include "lanes.h"
#include "product.h"
#include "rows.h"
#include "attention.h"
#include "vectors.h"
#include "pairs.h"
const struct level level_portable = {.name = "portable", EACH_KERNEL(TABLE_ENTRY)};
