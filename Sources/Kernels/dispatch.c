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

bool bf16_is_faster(void) {
#if defined(__x86_64__)
  return active() == &level_avx512bf16 && __builtin_cpu_is("amd");
#else
  return false;
#endif
}

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
