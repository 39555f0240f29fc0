// Products with bf16 matrices where the left side is rounded to bf16 too: a step of a sum takes two
// products, which processors with bf16 arithmetic do at once. Included once per level behind
// product.h; PAIRS says that the level's processor can.
//
// A is rounded once for all that it meets, in the form the product reads: round_rows writes it,
// product_rounded and gated_rounded read it, and gated_rounded writes one for the next product.

#ifndef PAIRS
// Elsewhere the same numbers in float: rows of k, one behind the other.
INLINE float round_one(float x) {
  uint16_t half;
  narrow_bf16_here(&x, &half, 1);
  return widen_one(half);
}
static void round_rows_here(long first, long last, long m, long k, const float *a, long a_stride,
                            long column, long columns, float *rounded) {
  (void)m;
  for (long i = first; i < last; i++)
    for (long s = 0; s < columns; s++)
      rounded[i * k + column + s] = round_one(a[(i - first) * a_stride + s]);
}
static void product_rounded_here(long m, long n, long k, const float *rounded, struct operand b,
                                 float *c, long c_stride, bool accumulate) {
  matrix_product_here(m, n, k, (struct operand){rounded, k, 1, false}, b, c, c_stride, accumulate);
}
#else
#include <immintrin.h>

enum { BLOCK_PAIRS = 256 };
_Static_assert(TILE_ROWS == STRIP_ROWS, "a strip is a tile's rows");

// Numbers of two bytes lie at any even address.
typedef uint32_t loose_words __attribute__((vector_size(LANES * 4), aligned(2), may_alias));
INLINE words load_pairs(const void *p) { return (words)*(const loose_words *)p; }
// sum + a₀ b₀ + a₁ b₁ in each lane.
INLINE vec add_pairs(vec sum, words a, words b) {
  return (vec)_mm512_dpbf16_ps((__m512)sum, (__m512bh)a, (__m512bh)b);
}
INLINE uint32_t pair_at(const uint16_t *p) {
  uint32_t pair;
  memcpy(&pair, p, sizeof pair);
  return pair;
}
// 2 · LANES floats rounded to nearest, ties to even, side by side.
INLINE words round_pairs(const float *p) {
  return (words)_mm512_cvtne2ps_pbh(_mm512_loadu_ps(p + LANES), _mm512_loadu_ps(p));
}

// --- A ----------------------------------------------------------------------------------------
// With few rows, the rows one behind the other, each of whole pairs. With more, strips of TILE_ROWS
// rows: a pair of each row, then the next pair of each, so that a tile reads straight on.
INLINE long rounded_stride(long k) { return k + k % 2; }

static void round_strip(long rows, long columns, const float *a, long a_stride, uint32_t *to) {
  long whole = rows == TILE_ROWS ? columns / (2 * LANES) * LANES : 0, pairs = (columns + 1) / 2;
  for (long p = 0; p < whole; p += LANES) {
    words square[LANES] = {{0}};
    _Pragma("clang loop unroll(full)") for (int i = 0; i < TILE_ROWS; i++)
      square[i] = round_pairs(a + i * a_stride + 2 * p);
    transpose(square);
    _Pragma("clang loop unroll(full)") for (int q = 0; q < LANES; q++)
      memcpy(to + (p + q) * TILE_ROWS, &square[q], TILE_ROWS * sizeof(uint32_t));
  }
  for (long p = whole; p < pairs; p++)
    for (long i = 0; i < rows; i++) {
      float pair[2] = {a[i * a_stride + 2 * p], 2 * p + 1 < columns ? a[i * a_stride + 2 * p + 1] : 0};
      uint16_t halves[2];
      narrow_bf16_here(pair, halves, 2);
      to[p * TILE_ROWS + i] = pair_at(halves);
    }
}

static void round_rows_here(long first, long last, long m, long k, const float *a, long a_stride,
                            long column, long columns, float *rounded) {
  if (m <= FEW_ROWS) {
    uint16_t *to = (uint16_t *)rounded + column;
    for (long i = first; i < last; i++, a += a_stride) {
      narrow_bf16_here(a, to + i * rounded_stride(k), columns);
      if (columns % 2) to[i * rounded_stride(k) + columns] = 0;
    }
    return;
  }
  long pairs = (k + 1) / 2;
  for (long i = first; i < last; i += TILE_ROWS, a += TILE_ROWS * a_stride)
    round_strip(smaller(TILE_ROWS, last - i), columns, a, a_stride,
                (uint32_t *)rounded + i * pairs + column / 2 * TILE_ROWS);
}

// --- B ----------------------------------------------------------------------------------------
// A panel: PANEL pairs a line, zero behind the n columns and behind an odd k.
static void pack_pairs(long k, long n, struct operand b, long k0, long n0, uint32_t *panel) {
  long rs = b.row_stride, cs = b.column_stride, pairs = (k + 1) / 2;
  const uint16_t *from = (const uint16_t *)b.values + k0 * rs + n0 * cs;
  if (n < PANEL) memset(panel, 0, (size_t)(pairs * PANEL) * sizeof(uint32_t));
  long whole = rs == 1 ? k / 2 / LANES * LANES : cs == 1 ? k / 2 : 0, across = n / LANES * LANES;
  if (rs == 1) {  // pairs lie together: turned square by square
    for (long i = 0; i < whole; i += LANES)
      for (long j = 0; j < across; j += LANES) {
        words square[LANES];
        _Pragma("clang loop unroll(full)") for (int q = 0; q < LANES; q++) {
          square[q] = load_pairs(from + (j + q) * cs + 2 * i);
          __builtin_prefetch(from + (j + q) * cs + 2 * (i + 2 * LANES));
        }
        transpose(square);
        _Pragma("clang loop unroll(full)") for (int q = 0; q < LANES; q++)
          *(words *)(panel + (i + q) * PANEL + j) = square[q];
      }
  } else if (cs == 1) {  // a pair is one above the other
    for (long i = 0; i < whole; i++)
      for (long j = 0; j < across; j += LANES) {
        const uint16_t *upper = from + 2 * i * rs + j;
        words low = __builtin_convertvector(*(const halves *)upper, words);
        *(words *)(panel + i * PANEL + j) = low | (words)load_halves(upper + rs);
      }
  }
  for (long i = 0; i < pairs; i++)  // what is left over
    for (long j = i < whole ? across : 0; j < n; j++) {
      uint32_t second = 2 * i + 1 < k ? from[(2 * i + 1) * rs + j * cs] : 0;
      panel[i * PANEL + j] = from[2 * i * rs + j * cs] | second << 16;
    }
}

// --- The product --------------------------------------------------------------------------------
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
  _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {
    store_sums(sums[i][0], c + i * c_stride, n, accumulate);
    if (n > LANES) store_sums(sums[i][1], c + i * c_stride + LANES, n - LANES, accumulate);
  }
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

// Few rows of A: dot products of 32 numbers a step; B streams through once.
INLINE void dots_of_pairs(int rows, int columns, long k, const uint16_t *a, const uint16_t *b,
                          long b_stride, float *c, long c_stride, bool accumulate) {
  CONTRACT
  vec sums[16] = {{0}};
  long a_stride = rounded_stride(k), step = 0;
  for (; step + 2 * LANES <= k; step += 2 * LANES) {
    words y[16];
    _Pragma("clang loop unroll(full)") for (int q = 0; q < columns; q++)
      y[q] = load_pairs(b + q * b_stride + step);
    _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {
      words x = load_pairs(a + i * a_stride + step);
      _Pragma("clang loop unroll(full)") for (int q = 0; q < columns; q++)
        sums[columns * i + q] = add_pairs(sums[columns * i + q], x, y[q]);
    }
  }
  float line[16];
  totals(sums, line);
  for (int i = 0; i < rows; i++)
    for (int q = 0; q < columns; q++) {
      float sum = line[columns * i + q];
      for (long s = step; s < k; s++)
        sum += widen_one(a[i * a_stride + s]) * widen_one(b[q * b_stride + s]);
      float *to = c + i * c_stride + q;
      *to = accumulate ? *to + sum : sum;
    }
}

static void few_rows_of_pairs(long m, long n, long k, const uint16_t *a, struct operand b, float *c,
                              long c_stride, bool accumulate) {
  long a_stride = rounded_stride(k), b_stride = b.column_stride;
  const uint16_t *values = b.values;
  long i = 0, j = 0;
#define DOTS(r, q)                                                                               \
  dots_of_pairs(r, q, k, a + i * a_stride, values + j * b_stride, b_stride,                      \
                c + i * c_stride + j, c_stride, accumulate);
  if (m == 1) for (; j + 16 <= n; j += 16) { DOTS(1, 16) }
  if (m == 2) for (; j + 8 <= n; j += 8) { DOTS(2, 8) }
  for (; j + 4 <= n; j += 4)
    for (i = 0; i < m; i += 4)
      switch (smaller(4, m - i)) {
        case 4: DOTS(4, 4) break;
        case 3: DOTS(3, 4) break;
        case 2: DOTS(2, 4) break;
        case 1: DOTS(1, 4) break;
      }
  for (; j < n; j++)
    for (i = 0; i < m; i++) { DOTS(1, 1) }
#undef DOTS
}

// A panel of B stays in the level-1 cache while strips of A pass over it, so many of them as stay in
// the level-2 cache until the next panel.
enum { PANELS = 4, BLOCK_ROWS = 252 };
static void product_of_strips(long m, long n, long k, const uint32_t *strips, struct operand b,
                              float *c, long c_stride, bool accumulate) {
  uint32_t panels[PANELS * BLOCK_PAIRS * PANEL] __attribute__((aligned(64)));
  long all = (k + 1) / 2;
  for (long n0 = 0; n0 < n; n0 += PANELS * PANEL)
    for (long p = 0; p < all; p += BLOCK_PAIRS) {
      long pairs = smaller(BLOCK_PAIRS, all - p), columns = smaller(PANELS * PANEL, n - n0);
      for (long j = 0; j < columns; j += PANEL)
        pack_pairs(smaller(2 * BLOCK_PAIRS, k - 2 * p), smaller(PANEL, columns - j), b, 2 * p,
                   n0 + j, panels + j * pairs);
      for (long i0 = 0; i0 < m; i0 += BLOCK_ROWS)
        for (long j = 0; j < columns; j += PANEL)
          for (long i = i0; i < smaller(i0 + BLOCK_ROWS, m); i += TILE_ROWS)
            tile_pairs_of(smaller(TILE_ROWS, m - i), pairs, strips + i * all + p * TILE_ROWS,
                          panels + j * pairs, c + i * c_stride + n0 + j, c_stride,
                          smaller(PANEL, columns - j), accumulate || p > 0);
    }
}

static void product_rounded_here(long m, long n, long k, const float *rounded, struct operand b,
                                 float *c, long c_stride, bool accumulate) {
  if (k == 0) {
    for (long i = 0; i < m && !accumulate; i++) memset(c + i * c_stride, 0, (size_t)n * sizeof(float));
  } else if (m > FEW_ROWS) {
    product_of_strips(m, n, k, (const uint32_t *)rounded, b, c, c_stride, accumulate);
  } else if (b.row_stride == 1) {
    few_rows_of_pairs(m, n, k, (const uint16_t *)rounded, b, c, c_stride, accumulate);
  } else {  // rare: a way back of few rows
    long all = (k + 1) / 2, capacity = buffer_capacity(2 * TILE_ROWS * all);
    float *buffer = buffer_take(capacity);
    uint32_t *strips = (uint32_t *)buffer;
    const uint16_t *rows = (const uint16_t *)rounded;
    for (long i = 0; i < m; i++)
      for (long p = 0; p < all; p++)
        strips[i / TILE_ROWS * TILE_ROWS * all + p * TILE_ROWS + i % TILE_ROWS] =
            pair_at(rows + i * rounded_stride(k) + 2 * p);
    product_of_strips(m, n, k, strips, b, c, c_stride, accumulate);
    buffer_give(buffer, capacity);
  }
}
#endif

static void multiply_registers_here(long steps, bool half, double *operations,
                                    float *sum) {
  CONTRACT
  vec sums[2 * TILE_ROWS], nothing = (vec){0} + (float)(steps < 0);  // no compiler knows that
  for (int i = 0; i < 2 * TILE_ROWS; i++) sums[i] = (vec){0} + (float)(i + 1);
#ifdef PAIRS
  if (half) {
    words pairs = (words){0} + 0x3f003f00;
    for (long step = 0; step < steps; step++) {
      _Pragma("clang loop unroll(full)") for (int i = 0; i < 2 * TILE_ROWS; i++)
        sums[i] = add_pairs(sums[i], pairs, pairs);
      __asm__ volatile("" : "+v"(sums[0]));
    }
  }
#endif
  if (!half)
    for (long step = 0; step < steps; step++) {
      _Pragma("clang loop unroll(full)") for (int i = 0; i < 2 * TILE_ROWS; i++)
        sums[i] += sums[i] * nothing;
    }
  vec all = {0};
  for (int i = 0; i < 2 * TILE_ROWS; i++) all += sums[i];
  *sum = all[0];
#ifdef PAIRS
  *operations = (double)steps * 2 * TILE_ROWS * LANES * (half ? 4 : 2);
#else
  *operations = half ? 0 : (double)steps * 2 * TILE_ROWS * LANES * 2;
#endif
}

// Both matrices' columns of a gate, PANEL at a time, so that what lies between stays in a cache.
static void gated_rounded_here(long m, long n, long k, const float *rounded, struct operand gate,
                               struct operand up, bool gelu, long inner, long column, float *to) {
  long capacity = buffer_capacity(3 * m * PANEL);
  float *g = buffer_take(capacity), *u = g + m * PANEL, *y = u + m * PANEL;
  const uint16_t *gates = gate.values, *ups = up.values;
  for (long j = 0; j < n; j += PANEL) {
    long columns = smaller(PANEL, n - j);
    gate.values = gates + j * gate.column_stride, up.values = ups + j * up.column_stride;
    product_rounded_here(m, columns, k, rounded, gate, g, columns, false);
    product_rounded_here(m, columns, k, rounded, up, u, columns, false);
    if (gelu) gelu_gate_here(g, u, y, m * columns);
    else silu_gate_here(g, u, y, m * columns);
    round_rows_here(0, m, m, inner, y, columns, column + j, columns, to);
  }
  buffer_give(g, capacity);
}
