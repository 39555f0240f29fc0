// C = A B by register tiles. Included once per level with LANES and TILE_ROWS set.
//
// B is copied into panels of PANEL columns (k rows of PANEL floats, contiguous), as much of it as
// half of the level-2 cache holds; bf16 becomes float on the way. A tile of TILE_ROWS × PANEL sums
// then stays in registers while k runs: per step two vectors of B and one broadcast per row of A.
// With few rows of A the copy would cost more than the sums; then B is read where it lies.

enum { PANEL = 2 * LANES, BLOCK_K = 256, BLOCK_N = 384, FEW_ROWS = 24 };

// The first n of a vector's sums to C, all of them where n is LANES or more.
INLINE void store_sums(vec sums, float *to, long n, bool accumulate) {
  if (n >= LANES) {
    *(vec *)to = accumulate ? load_floats(to) + sums : sums;
  } else {
    float line[LANES];
    *(vec *)line = sums;
    if (accumulate)
      SHORT for (long j = 0; j < n; j++) to[j] += line[j];
    else
      SHORT for (long j = 0; j < n; j++) to[j] = line[j];
  }
}

// Of one vector or two in width: the narrow one is for heads, whose 16 columns would waste half.
INLINE void tile(int rows, int vectors, long k, const float *a, long row_stride,
                 long column_stride, const float *b, long b_stride, float *c, long c_stride,
                 long n, bool accumulate) {
  CONTRACT
  vec sums[TILE_ROWS][2];
  _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++)
    sums[i][0] = sums[i][1] = (vec){0};
  for (long step = 0; step < k; step++, a += column_stride, b += b_stride) {
    vec b0 = load_floats(b), b1 = vectors > 1 ? load_floats(b + LANES) : b0;
    _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {
      float x = a[i * row_stride];
      sums[i][0] += x * b0;
      if (vectors > 1) sums[i][1] += x * b1;
    }
  }
  _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {
    store_sums(sums[i][0], c + i * c_stride, n, accumulate);
    if (vectors > 1) store_sums(sums[i][1], c + i * c_stride + LANES, n - LANES, accumulate);
  }
}

// The number of rows must be a constant for the sums to stay in registers.
static void tile_of(long rows, long k, const float *a, long row_stride, long column_stride,
                    const float *b, long b_stride, float *c, long c_stride, long n,
                    bool accumulate) {
#define TILE(r, vectors, stride)                                                                 \
  tile(r, vectors, k, a, row_stride, stride, b, b_stride, c, c_stride, n, accumulate)
#define CASE(r)                                                                                  \
  case r:                                                                                        \
    if (n <= LANES) TILE(r, 1, column_stride);                                                   \
    else if (column_stride == 1) TILE(r, 2, 1);                                                  \
    else TILE(r, 2, column_stride);                                                              \
    break;
  switch (rows) {
    CASE(1) CASE(2) CASE(3) CASE(4)
#if TILE_ROWS >= 6
    CASE(5) CASE(6)
#endif
#if TILE_ROWS >= 12
    CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12)
#endif
  }
#undef CASE
#undef TILE
}

// A panel: k rows of PANEL floats. What stands behind the n columns there are is never stored.
static void pack(long k, long n, struct operand b, long k0, long n0, float *panel) {
  long rs = b.row_stride, cs = b.column_stride, at = k0 * rs + n0 * cs;
  const float *wide = (const float *)b.values + at;
  const uint16_t *half = (const uint16_t *)b.values + at;
  long whole = rs == 1 ? k / LANES * LANES : cs == 1 ? k : 0;
  long across = rs == 1 ? n : n / LANES * LANES;
  if (rs == 1) {  // columns lie together: turned square by square, the last column repeated
    for (long i = 0; i < whole; i += LANES)
      for (long j = 0; j < n; j += LANES) {
        words square[LANES];
        _Pragma("clang loop unroll(full)") for (int q = 0; q < LANES; q++) {
          long from = i + smaller(j + q, n - 1) * cs;
          square[q] = (words)(b.half ? load_halves(half + from) : load_floats(wide + from));
        }
        transpose(square);
        _Pragma("clang loop unroll(full)") for (int q = 0; q < LANES; q++)
          *(words *)(panel + (i + q) * PANEL + j) = square[q];
      }
  } else {  // rows lie together
    for (long i = 0; i < whole; i++)
      for (long j = 0; j < across; j += LANES)
        *(vec *)(panel + i * PANEL + j) =
            b.half ? load_halves(half + i * rs + j) : load_floats(wide + i * rs + j);
  }
  for (long i = 0; i < k; i++)  // what is left over
    _Pragma("clang loop vectorize(disable)") for (long j = i < whole ? across : 0; j < n; j++) {
      long from = i * rs + j * cs;
      panel[i * PANEL + j] = b.half ? widen_one(half[from]) : wide[from];
    }
}

// Rows of A times rows of Bᵀ, both contiguous along k: 16 dot products at a time. B is read once.
INLINE void dots(int rows, int columns, long k, const float *a, long a_stride,
                 struct operand b, long j, float *c, long c_stride, bool accumulate) {
  CONTRACT
  vec sums[16] = {{0}};
  const float *wide = (const float *)b.values + j * b.column_stride;
  const uint16_t *half = (const uint16_t *)b.values + j * b.column_stride;
  long step = 0;
  for (; step + LANES <= k; step += LANES) {
    vec y[16];
    _Pragma("clang loop unroll(full)") for (int q = 0; q < columns; q++)
      y[q] = b.half ? load_halves(half + q * b.column_stride + step)
                    : load_floats(wide + q * b.column_stride + step);
    _Pragma("clang loop unroll(full)") for (int i = 0; i < rows; i++) {
      vec x = load_floats(a + i * a_stride + step);
      _Pragma("clang loop unroll(full)") for (int q = 0; q < columns; q++)
        sums[columns * i + q] += x * y[q];
    }
  }
  float line[16];
  totals(sums, line);
  for (int i = 0; i < rows; i++)
    for (int q = 0; q < columns; q++) {
      float sum = line[columns * i + q];
      for (long s = step; s < k; s++)
        sum += a[i * a_stride + s] * (b.half ? widen_one(half[q * b.column_stride + s])
                                             : wide[q * b.column_stride + s]);
      float *to = c + i * c_stride + j + q;
      *to = accumulate ? *to + sum : sum;
    }
}

static void product_of_few(long m, long n, long k, const float *a, long a_stride, struct operand b,
                           float *c, long c_stride, bool accumulate) {
#define DOTS(r, q)                                                                               \
  if (b.half) dots(r, q, k, a + i * a_stride, a_stride, b, j, c + i * c_stride, c_stride, accumulate); \
  else dots(r, q, k, a + i * a_stride, a_stride, b, j, c + i * c_stride, c_stride, accumulate);
  long i = 0, j = 0;
  if (m == 1) for (; j + 16 <= n; j += 16) { DOTS(1, 16) }
  if (m == 2) for (; j + 8 <= n; j += 8) { DOTS(2, 8) }
  for (; j < n; j += 4)
    for (i = 0; i < m; i += 4) {
      if (j + 4 <= n) {
        switch (smaller(4, m - i)) {
          case 4: DOTS(4, 4) break;
          case 3: DOTS(3, 4) break;
          case 2: DOTS(2, 4) break;
          case 1: DOTS(1, 4) break;
        }
      } else {
        for (long r = i; r < smaller(i + 4, m); r++)
          for (long q = j; q < n; q++)
            dots(1, 1, k, a + r * a_stride, a_stride, b, q, c + r * c_stride, c_stride, accumulate);
      }
    }
#undef DOTS
}

static void matrix_product_here(long m, long n, long k, struct operand a, struct operand b,
                                float *c, long c_stride, bool accumulate) {
  const float *left = (const float *)a.values;
  if (k == 0) {
    for (long i = 0; i < m && !accumulate; i++)
      memset(c + i * c_stride, 0, (size_t)n * sizeof(float));
    return;
  }
  if (b.row_stride == 1 && a.column_stride == 1 && (m <= 4 || (m <= FEW_ROWS && k >= 8 * LANES))) {
    product_of_few(m, n, k, left, a.row_stride, b, c, c_stride, accumulate);
    return;
  }
  float *panels = buffer_of_thread(BLOCK_K * BLOCK_N);
  float strip[BLOCK_K * TILE_ROWS];
  bool in_place = m <= FEW_ROWS && b.column_stride == 1 && !b.half;
  for (long n0 = 0; n0 < n; n0 += BLOCK_N)
    for (long k0 = 0; k0 < k; k0 += BLOCK_K) {
      long kc = smaller(BLOCK_K, k - k0), nc = smaller(BLOCK_N, n - n0);
      // A last panel of fewer columns must not be read beyond its end.
      long direct = !in_place ? 0 : nc % PANEL % LANES ? nc / PANEL * PANEL : nc;
      for (long j = direct; j < nc; j += PANEL)
        pack(kc, smaller(PANEL, nc - j), b, k0, n0 + j, panels + j * kc);
      for (long i = 0; i < m; i += TILE_ROWS) {
        long rows = smaller(TILE_ROWS, m - i);
        const float *from = left + i * a.row_stride + k0 * a.column_stride;
        long row_stride = a.row_stride, column_stride = a.column_stride;
        if (row_stride == 1 && rows == TILE_ROWS) {  // a transposed A: once side by side
          for (long s = 0; s < kc; s++)
            memcpy(strip + s * TILE_ROWS, from + s * column_stride, TILE_ROWS * sizeof(float));
          from = strip, column_stride = TILE_ROWS;
        }
        for (long j = 0; j < nc; j += PANEL) {
          tile_of(rows, kc, from, row_stride, column_stride,
                  j < direct ? (const float *)b.values + k0 * b.row_stride + n0 + j : panels + j * kc,
                  j < direct ? b.row_stride : PANEL, c + i * c_stride + n0 + j, c_stride,
                  smaller(PANEL, nc - j), accumulate || k0 > 0);
        }
      }
    }
}
