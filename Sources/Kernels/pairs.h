// C = A B where both are bf16: a step of a sum takes two products, which processors with bf16
// arithmetic do at once. Included once per level behind product.h; PAIRS says that the level's
// processor can. A and the panels of B hold pairs of neighbours along k, one pair in 32 bits.

#ifndef PAIRS
// Elsewhere the same numbers in float: what A holds is exact there.
static void matrix_product_halves_here(long m, long n, long k, const uint16_t *a, long a_stride,
                                       struct operand b, float *c, long c_stride,
                                       bool accumulate) {
  long capacity = buffer_capacity(m * a_stride);
  float *wide = buffer_take(capacity);
  for (long i = 0; i < m * a_stride; i++) wide[i] = widen_one(a[i]);
  matrix_product_here(m, n, k, (struct operand){wide, a_stride, 1, false}, b, c, c_stride,
                      accumulate);
  buffer_give(wide, capacity);
}
#else
#include <immintrin.h>

enum { BLOCK_PAIRS = 256 };

INLINE words load_pairs(const void *p) { return *(const words *)p; }
// sum + a₀ b₀ + a₁ b₁ in each lane.
INLINE vec add_pairs(vec sum, words a, words b) {
  return (vec)_mm512_dpbf16_ps((__m512)sum, (__m512bh)a, (__m512bh)b);
}
INLINE uint32_t pair_at(const uint16_t *p) {
  uint32_t pair;
  memcpy(&pair, p, sizeof pair);
  return pair;
}

INLINE void tile_pairs(int rows, long pairs, const uint32_t *a, const uint32_t *b, float *c,
                       long c_stride, long n, bool accumulate) {
  vec sums[TILE_ROWS][2];
  _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++)
    sums[i][0] = sums[i][1] = (vec){0};
  for (long step = 0; step < pairs; step++, a += TILE_ROWS, b += PANEL) {
    words b0 = load_pairs(b), b1 = load_pairs(b + LANES);
    _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {
      words x = (words){0} + a[i];
      sums[i][0] = add_pairs(sums[i][0], x, b0);
      sums[i][1] = add_pairs(sums[i][1], x, b1);
    }
  }
  _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++)
    store_sums(sums[i], c + i * c_stride, n, accumulate);
}

static void tile_pairs_of(long rows, long pairs, const uint32_t *a, const uint32_t *b, float *c,
                          long c_stride, long n, bool accumulate) {
#define CASE(r) \
  case r: tile_pairs(r, pairs, a, b, c, c_stride, n, accumulate); break;
  switch (rows) {
    CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6)
    CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12)
  }
#undef CASE
}

// A panel: PANEL pairs a line, zero behind the n columns and behind an odd k.
static void pack_pairs(long k, long n, struct operand b, long k0, long n0, uint32_t *panel) {
  long rs = b.row_stride, cs = b.column_stride, whole = k / 2;
  const uint16_t *from = (const uint16_t *)b.values + k0 * rs + n0 * cs;
  if (n < PANEL) memset(panel, 0, (size_t)((k + 1) / 2 * PANEL) * sizeof(uint32_t));
  if (rs == 1) {  // pairs lie together: a transpose, a cache line of each column at a time
    for (long i0 = 0; i0 < whole; i0 += LANES)
      for (long j = 0; j < n; j++)
        for (long i = i0; i < smaller(i0 + LANES, whole); i++)
          panel[i * PANEL + j] = pair_at(from + j * cs + 2 * i);
  } else {
    for (long i = 0; i < whole; i++)
      for (long j = 0; j < n; j++)
        panel[i * PANEL + j] =
            from[2 * i * rs + j * cs] | (uint32_t)from[(2 * i + 1) * rs + j * cs] << 16;
  }
  if (k % 2)
    for (long j = 0; j < n; j++) panel[whole * PANEL + j] = from[(k - 1) * rs + j * cs];
}

// A in strips of TILE_ROWS rows, the rows' pairs side by side, so that a tile reads straight on.
static void pack_strips(long m, long pairs, const uint16_t *a, long a_stride, uint32_t *strips) {
  for (long i = 0; i < m; i++) {
    uint32_t *to = strips + i / TILE_ROWS * TILE_ROWS * pairs + i % TILE_ROWS;
    for (long step = 0; step < pairs; step++)
      to[step * TILE_ROWS] = pair_at(a + i * a_stride + 2 * step);
  }
}

// Few rows of A: dot products of 32 numbers a step; B streams through once.
INLINE void dots_of_pairs(int rows, int columns, long k, const uint16_t *a, long a_stride,
                          const uint16_t *b, long b_stride, float *c, long c_stride,
                          bool accumulate) {
  CONTRACT
  vec sums[4][4];
  for (int i = 0; i < rows; i++)
    for (int q = 0; q < columns; q++) sums[i][q] = (vec){0};
  long step = 0;
  for (; step + 2 * LANES <= k; step += 2 * LANES) {
    words y[4];
    _Pragma("clang loop unroll(full)") for (int q = 0; q < columns; q++)
      y[q] = load_pairs(b + q * b_stride + step);
    _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {
      words x = load_pairs(a + i * a_stride + step);
      _Pragma("clang loop unroll(full)") for (int q = 0; q < columns; q++)
        sums[i][q] = add_pairs(sums[i][q], x, y[q]);
    }
  }
  for (int i = 0; i < rows; i++)
    for (int q = 0; q < columns; q++) {
      float sum = total(sums[i][q]);
      for (long s = step; s < k; s++)
        sum += widen_one(a[i * a_stride + s]) * widen_one(b[q * b_stride + s]);
      float *to = c + i * c_stride + q;
      *to = accumulate ? *to + sum : sum;
    }
}

static void few_rows_of_pairs(long m, long n, long k, const uint16_t *a, long a_stride,
                              struct operand b, float *c, long c_stride, bool accumulate) {
#define DOTS(r)                                                                                  \
  case r:                                                                                        \
    dots_of_pairs(r, 4, k, a + i * a_stride, a_stride, from, b.column_stride,                    \
                  c + i * c_stride + j, c_stride, accumulate);                                   \
    break;
  for (long j = 0; j < n; j += 4) {
    const uint16_t *from = (const uint16_t *)b.values + j * b.column_stride;
    for (long i = 0; i < m && j + 4 <= n; i += 4)
      switch (smaller(4, m - i)) { DOTS(1) DOTS(2) DOTS(3) DOTS(4) }
    for (long q = j; q < n && j + 4 > n; q++)
      for (long i = 0; i < m; i++)
        dots_of_pairs(1, 1, k, a + i * a_stride, a_stride,
                      (const uint16_t *)b.values + q * b.column_stride, b.column_stride,
                      c + i * c_stride + q, c_stride, accumulate);
  }
#undef DOTS
}

static void matrix_product_halves_here(long m, long n, long k, const uint16_t *a, long a_stride,
                                       struct operand b, float *c, long c_stride,
                                       bool accumulate) {
  if (k == 0 || (b.row_stride == 1 && m <= FEW_ROWS)) {
    if (k) few_rows_of_pairs(m, n, k, a, a_stride, b, c, c_stride, accumulate);
    else if (!accumulate)
      for (long i = 0; i < m; i++) memset(c + i * c_stride, 0, (size_t)n * sizeof(float));
    return;
  }
  static _Thread_local uint32_t *panels;
  if (!panels) panels = aligned_alloc(64, BLOCK_PAIRS * BLOCK_N * sizeof(uint32_t));
  long all = (k + 1) / 2, capacity = buffer_capacity((m + TILE_ROWS) * all);
  float *buffer = buffer_take(capacity);
  uint32_t *strips = (uint32_t *)buffer;
  pack_strips(m, all, a, a_stride, strips);
  for (long n0 = 0; n0 < n; n0 += BLOCK_N)
    for (long k0 = 0; k0 < k; k0 += 2 * BLOCK_PAIRS) {
      long kc = smaller(2 * BLOCK_PAIRS, k - k0), pairs = (kc + 1) / 2;
      long nc = smaller(BLOCK_N, n - n0);
      for (long j = 0; j < nc; j += PANEL)
        pack_pairs(kc, smaller(PANEL, nc - j), b, k0, n0 + j, panels + j * pairs);
      for (long i = 0; i < m; i += TILE_ROWS)
        for (long j = 0; j < nc; j += PANEL)
          tile_pairs_of(smaller(TILE_ROWS, m - i), pairs, strips + i * all + k0 / 2 * TILE_ROWS,
                        panels + j * pairs, c + i * c_stride + n0 + j, c_stride,
                        smaller(PANEL, nc - j), accumulate || k0 > 0);
    }
  buffer_give(buffer, capacity);
}
#endif
