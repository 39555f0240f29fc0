// Chooses a level once and sends every call there.
#include "levels.h"
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct level *best(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq"))
    return __builtin_cpu_supports("avx512bf16") ? &level_avx512bf16 : &level_avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return &level_avx2;
#endif
  return &level_portable;
}

static const struct level *choose(void) {
  const struct level *most = best();
  const char *wanted = getenv("IPO_KERNELS");
  if (!wanted || !*wanted || !strcmp(wanted, most->name)) return most;
#if defined(__x86_64__)
  const struct level *order[] = {&level_avx512bf16, &level_avx512, &level_avx2};
  bool below = false;
  for (int i = 0; i < 3; i++) {
    below = below || order[i] == most;
    if (below && !strcmp(wanted, order[i]->name)) return order[i];
  }
#endif
  if (!strcmp(wanted, "portable")) return &level_portable;
  fprintf(stderr, "IPO_KERNELS=%s: not on this processor; using %s\n", wanted, most->name);
  return most;
}

static const struct level *active(void) {
  static _Atomic(const struct level *) chosen;
  const struct level *level = atomic_load_explicit(&chosen, memory_order_relaxed);
  if (!level) {
    level = choose();
    atomic_store_explicit(&chosen, level, memory_order_relaxed);
  }
  return level;
}

const char *kernels_level(void) { return active()->name; }

#define FORWARD(name, parameters, arguments) \
  void name parameters { active()->name arguments; }
EACH_KERNEL(FORWARD)

// Small enough to need no level: four sums side by side, added in a fixed order.
double sum_of_squares(const float *x, long n) {
  double sums[4] = {0};
  long i = 0;
  for (; i + 4 <= n; i += 4)
    for (int j = 0; j < 4; j++) sums[j] += (double)x[i + j] * x[i + j];
  for (; i < n; i++) sums[0] += (double)x[i] * x[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

// The product's grid of parts: whole rows or whole columns of C, so that no sum is split.
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
  size_t a_width = a.half ? sizeof(uint16_t) : sizeof(float);
  size_t b_width = b.half ? sizeof(uint16_t) : sizeof(float);
  long m = p->by_rows ? count : p->m, n = p->by_rows ? p->n : count;
  float *c = p->c + (p->by_rows ? from * p->c_stride : from);
  if (p->by_rows)
    a.values = (const char *)a.values + (size_t)(from * a.row_stride) * a_width;
  else
    b.values = (const char *)b.values + (size_t)(from * b.column_stride) * b_width;
  if (a.half)
    matrix_product_halves(m, n, p->k, a.values, a.row_stride, b, c, p->c_stride, p->accumulate);
  else
    matrix_product(m, n, p->k, a, b, c, p->c_stride, p->accumulate);
}
static void in_parts(struct parts p) {
  long threads = pool_threads();
  if (threads < 2 || p.m * p.n * p.k < 1 << 18) {
    p.by_rows = true, p.each = p.m, p.count = 1;
    one_part(&p, 0);
    return;
  }
  // A part of few rows would go another way than the whole and sum in another order: below 96 rows
  // the columns are split, and no part has fewer than 48 rows. The last part takes what is left.
  p.by_rows = p.m >= 96 && (p.m >= p.n || p.n < 256);
  long whole = p.by_rows ? p.m : p.n, step = p.by_rows ? 48 : 32;
  // Every part of the rows copies all of B, so there are few of them.
  long wanted = p.by_rows && p.m < 4096 ? threads : 2 * threads;
  p.each = whole / wanted / step * step;
  if (p.each < step) p.each = step;
  p.count = whole / p.each > 0 ? whole / p.each : 1;
  pool_run((int)p.count, one_part, &p);
}
void matrix_product_parallel(long m, long n, long k, struct operand a, struct operand b, float *c,
                             long c_stride, bool accumulate) {
  in_parts((struct parts){.m = m, .n = n, .k = k, .a = a, .b = b, .c = c, .c_stride = c_stride,
                          .accumulate = accumulate});
}

// Rounding A, a block of its rows at a time.
enum { ROUNDED_ROWS = 64 };
struct rounding {
  const float *from;
  uint16_t *to;
  long m, k, from_stride, to_stride;
};
static void round_rows(void *context, int index) {
  const struct rounding *r = context;
  for (long i = index * ROUNDED_ROWS; i < r->m && i < (index + 1L) * ROUNDED_ROWS; i++) {
    narrow_bf16(r->from + i * r->from_stride, r->to + i * r->to_stride, r->k);
    if (r->to_stride > r->k) r->to[i * r->to_stride + r->k] = 0;
  }
}
void matrix_product_rounded_parallel(long m, long n, long k, const float *a, long a_stride,
                                     struct operand b, float *c, long c_stride, bool accumulate) {
  long stride = k + k % 2, capacity = buffer_capacity((m * stride + 1) / 2);
  float *buffer = buffer_take(capacity);
  struct rounding r = {a, (uint16_t *)buffer, m, k, a_stride, stride};
  pool_run((int)((m + ROUNDED_ROWS - 1) / ROUNDED_ROWS), round_rows, &r);
  struct operand halves = {.values = buffer, .row_stride = stride, .column_stride = 1, .half = true};
  in_parts((struct parts){.m = m, .n = n, .k = k, .a = halves, .b = b, .c = c,
                          .c_stride = c_stride, .accumulate = accumulate});
  buffer_give(buffer, capacity);
}
