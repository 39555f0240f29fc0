// Products on all threads. A part is whole rows or whole columns of the result, so no sum is split.
#include "Kernels.h"

static long smaller(long a, long b) { return a < b ? a : b; }

struct parts {
  long m, n, k, each, count;
  struct operand a, b;
  float *c;
  long c_stride;
  bool by_rows, accumulate;
};
static void one_part(void *context, int index) {
  const struct parts *p = context;
  struct operand a = p->a, b = p->b;
  long from = index * p->each, left = (p->by_rows ? p->m : p->n) - from;
  long count = index + 1 < p->count ? p->each : left;
  size_t b_width = b.half ? sizeof(uint16_t) : sizeof(float);
  long m = p->by_rows ? count : p->m, n = p->by_rows ? p->n : count;
  float *c = p->c + (p->by_rows ? from * p->c_stride : from);
  if (p->by_rows)
    a.values = (const float *)a.values + from * a.row_stride;
  else
    b.values = (const char *)b.values + (size_t)(from * b.column_stride) * b_width;
  matrix_product(m, n, p->k, a, b, c, p->c_stride, p->accumulate);
}
void matrix_product_parallel(long m, long n, long k, struct operand a, struct operand b, float *c,
                             long c_stride, bool accumulate) {
  struct parts p = {.m = m, .n = n, .k = k, .a = a, .b = b, .c = c, .c_stride = c_stride,
                    .accumulate = accumulate};
  long threads = pool_threads();
  if (threads < 2 || m * n * k < 1 << 18) {
    matrix_product(m, n, k, a, b, c, c_stride, accumulate);
    return;
  }
  // A part of few rows would go another way than the whole and sum in another order: below 96 rows
  // the columns are split, and no part has fewer than 48 rows. The last part takes what is left.
  p.by_rows = m >= 96 && (m >= n || n < 256);
  long whole = p.by_rows ? m : n, least = p.by_rows ? 48 : 32, step = p.by_rows ? STRIP_ROWS : 32;
  // Every part of the rows copies all of B, so there are few of them, as equal as whole tiles allow.
  long wanted = p.by_rows && m < 4096 ? threads : 2 * threads;
  p.each = (whole / wanted + step - 1) / step * step;
  if (p.each < least) p.each = least;
  p.count = whole / p.each;
  if (p.count < 1 || whole - p.count * p.each >= least) p.count++;
  pool_run((int)p.count, one_part, &p);
}

// --- Rounded products: A once by rows, then the results by columns ------------------------------
// Neither a row of A nor a column of B is prepared twice.
long rounded_capacity(long m, long k) { return buffer_capacity((m + 16) * (k + 2)); }

enum { ROUNDED_ROWS = 4 * STRIP_ROWS };
struct rounding {
  const float *a;
  long m, k, stride;
  float *rounded;
};
static void round_part(void *context, int index) {
  const struct rounding *r = context;
  long first = (long)index * ROUNDED_ROWS, last = smaller(first + ROUNDED_ROWS, r->m);
  round_rows(first, last, r->m, r->k, r->a + first * r->stride, r->stride, 0, r->k, r->rounded);
}
static void round_parallel(long m, long k, const float *a, long stride, float *rounded) {
  struct rounding r = {a, m, k, stride, rounded};
  pool_run((int)((m + ROUNDED_ROWS - 1) / ROUNDED_ROWS), round_part, &r);
}

// Columns a part takes: enough parts for the threads to end together, each of whole panels.
static long columns_each(long n) {
  long each = n / (16L * pool_threads()) / 32 * 32;
  return each < 64 ? 64 : each;
}
static struct operand from_column(struct operand b, long column) {
  b.values = (const uint16_t *)b.values + column * b.column_stride;
  return b;
}

struct columns {
  long m, k, each;
  const float *rounded;
  const struct product *list;
  // Of a gate:
  struct operand gate, up;
  bool gelu;
  long inner;
  float *to;
};
static void product_part(void *context, int index) {
  const struct columns *p = context;
  const struct product *at = p->list;
  long column = index * p->each;
  while (column >= at->n) column -= (at->n + p->each - 1) / p->each * p->each, at++;
  product_rounded(p->m, smaller(p->each, at->n - column), p->k, p->rounded,
                  from_column(at->b, column), at->c + column, at->c_stride, at->accumulate);
}
static void products_of(long m, long k, const float *rounded, const struct product *list,
                        int count) {
  long columns = 0, parts = 0;
  for (int i = 0; i < count; i++) columns += list[i].n;
  struct columns p = {.m = m, .k = k, .each = columns_each(columns), .rounded = rounded, .list = list};
  for (int i = 0; i < count; i++) parts += (list[i].n + p.each - 1) / p.each;
  pool_run((int)parts, product_part, &p);
}
void products_rounded_parallel(long m, long k, const float *a, long a_stride,
                               const struct product *list, int count) {
  long capacity = rounded_capacity(m, k);
  float *rounded = buffer_take(capacity);
  round_parallel(m, k, a, a_stride, rounded);
  products_of(m, k, rounded, list, count);
  buffer_give(rounded, capacity);
}

static void gate_part(void *context, int index) {
  const struct columns *p = context;
  long column = index * p->each;
  gated_rounded(p->m, smaller(p->each, p->inner - column), p->k, p->rounded,
                from_column(p->gate, column), from_column(p->up, column), p->gelu, p->inner, column,
                p->to);
}
enum { STRIPS_AT_ONCE = 42 };  // of the rows; what lies between stays in the level-3 cache
void feed_forward_rounded_parallel(long m, long k, long inner, const float *a, struct operand gate,
                                   struct operand up, bool gelu, struct product down) {
  // Parts of nearly one size: a last one of few rows would go another way and sum in another order.
  long strips = (m + STRIP_ROWS - 1) / STRIP_ROWS;
  long parts = (strips + STRIPS_AT_ONCE - 1) / STRIPS_AT_ONCE;
  long most = parts ? (strips + parts - 1) / parts * STRIP_ROWS : 0;
  long capacity = rounded_capacity(most, k), inner_capacity = rounded_capacity(most, inner);
  float *rounded = buffer_take(capacity), *between = buffer_take(inner_capacity);
  for (long i = 0; i < parts; i++) {
    long first = strips * i / parts * STRIP_ROWS;
    long rows = smaller(strips * (i + 1) / parts * STRIP_ROWS, m) - first;
    round_parallel(rows, k, a + first * k, k, rounded);
    struct columns p = {.m = rows, .k = k, .each = columns_each(inner), .rounded = rounded,
                        .gate = gate, .up = up, .gelu = gelu, .inner = inner, .to = between};
    pool_run((int)((inner + p.each - 1) / p.each), gate_part, &p);
    struct product part = down;
    part.c += first * down.c_stride;
    products_of(rows, inner, between, &part, 1);
  }
  buffer_give(rounded, capacity);
  buffer_give(between, inner_capacity);
}
