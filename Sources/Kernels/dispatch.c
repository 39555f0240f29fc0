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
    return &level_avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return &level_avx2;
#endif
  return &level_portable;
}

static const struct level *choose(void) {
  const struct level *most = best();
  const char *wanted = getenv("IPO_KERNELS");
  if (!wanted || !*wanted || !strcmp(wanted, most->name)) return most;
#if defined(__x86_64__)
  if (!strcmp(wanted, "avx2") && most == &level_avx512) return &level_avx2;
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
  if (p->by_rows) {
    a.values = (const float *)a.values + from * a.row_stride;
    matrix_product(count, p->n, p->k, a, b, p->c + from * p->c_stride, p->c_stride, p->accumulate);
  } else {
    size_t width = b.half ? sizeof(uint16_t) : sizeof(float);
    b.values = (const char *)b.values + (size_t)(from * b.column_stride) * width;
    matrix_product(p->m, count, p->k, a, b, p->c + from, p->c_stride, p->accumulate);
  }
}
void matrix_product_parallel(long m, long n, long k, struct operand a, struct operand b, float *c,
                             long c_stride, bool accumulate) {
  long threads = pool_threads();
  if (threads < 2 || m * n * k < 1 << 18) {
    matrix_product(m, n, k, a, b, c, c_stride, accumulate);
    return;
  }
  // A part of few rows would go another way than the whole and sum in another order: below 96 rows
  // the columns are split, and no part has fewer than 48 rows. The last part takes what is left.
  bool by_rows = m >= 96 && (m >= n || n < 256);
  long whole = by_rows ? m : n, step = by_rows ? 48 : 32;
  // Every part of the rows copies all of B, so there are few of them.
  long wanted = by_rows && m < 4096 ? threads : 2 * threads;
  long each = whole / wanted / step * step;
  if (each < step) each = step;
  long count = whole / each > 0 ? whole / each : 1;
  struct parts p = {m, n, k, each, count, a, b, c, c_stride, by_rows, accumulate};
  pool_run((int)count, one_part, &p);
}
