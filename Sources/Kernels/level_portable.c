// Whatever the compiler targets by default: SSE2 on x86-64, NEON on ARM; a 4 × 8 tile.
#include "levels.h"
#include "shared.h"
#define LANES 4
#define TILE_ROWS 4
#include "lanes.h"
#include "product.h"
#include "rows.h"
#include "attention.h"
#include "vectors.h"
#include "pairs.h"
const struct level level_portable = {.name = "portable", EACH_KERNEL(TABLE_ENTRY)};
