// The kernels against naive sums in double precision, in C alone: for processors that the Swift
// tests can't be built for here. `.ci/test-arm` compiles it for 64-bit ARM and runs it in QEMU.
#include "Kernels.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t state = 1;
static double draw(void) {  // SplitMix64, −1 ..< 1
  uint64_t z = state += 0x9e3779b97f4a7c15;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
  z = (z ^ z >> 27) * 0x94d049bb133111eb;
  return (double)((z ^ z >> 31) >> 11) * 0x1p-52 - 1;
}
static float *values(long count) {
  float *x = malloc((size_t)(count + 1) * sizeof(float));
  for (long i = 0; i <= count; i++) x[i] = (float)draw();
  return x;
}
static int checks, failures;
static void expect(bool holds, const char *what, long i, double found, double wanted) {
  checks++;
  if (holds) return;
  if (failures++ < 20) printf("%s: at %ld %g, wanted %g\n", what, i, found, wanted);
}
static void expect_close(const char *what, const float *found, const double *wanted, long n) {
  for (long i = 0; i < n; i++)
    expect(fabs(found[i] - wanted[i]) <= 3e-6 + 2e-5 * fabs(wanted[i]), what, i, found[i], wanted[i]);
}

// Any layout of both operands, bf16 or not, added or not, and alone or on all threads.
static void product(long m, long n, long k, int layout, bool half, bool accumulate, bool parallel) {
  long gap = (m + n) % 3, c_stride = n + gap;
  struct operand a = {0}, b = {0};
  a.row_stride = layout & 1 ? 1 : k + gap, a.column_stride = layout & 1 ? m + gap : 1;
  b.row_stride = layout & 2 ? 1 : n + gap, b.column_stride = layout & 2 ? k + gap : 1;
  b.half = half;
  float *x = values((m + gap) * (k + gap)), *y = values((k + gap) * (n + gap));
  float *c = values(m * c_stride), *before = values(m * c_stride);
  uint16_t *halves = malloc((size_t)((k + gap) * (n + gap) + 1) * sizeof(uint16_t));
  narrow_bf16(y, halves, (k + gap) * (n + gap));
  widen_bf16(halves, y, (k + gap) * (n + gap));
  memcpy(before, c, (size_t)(m * c_stride) * sizeof(float));
  a.values = x, b.values = half ? (const void *)halves : y;
  (parallel ? matrix_product_parallel : matrix_product)(m, n, k, a, b, c, c_stride, accumulate);
  char what[80];
  snprintf(what, sizeof what, "product %ld %ld %ld, layout %d%s", m, n, k, layout, half ? ", half" : "");
  for (long i = 0; i < m; i++)
    for (long j = 0; j < c_stride; j++) {
      double sum = accumulate || j >= n ? before[i * c_stride + j] : 0, size = fabs(sum);
      for (long s = 0; s < k && j < n; s++) {
        double term = (double)x[i * a.row_stride + s * a.column_stride]
          * y[s * b.row_stride + j * b.column_stride];
        sum += term, size += fabs(term);
      }
      float found = c[i * c_stride + j];
      double most = j < n ? (double)(k + 2) * 0x1p-24 * size : 0;
      expect(fabs(found - sum) <= most, what, i * c_stride + j, found, sum);
    }
  free(x), free(y), free(c), free(before), free(halves);
}

static void products(void) {
  const long sizes[] = {1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 16, 17, 24, 25, 31, 33, 48, 67};
  for (int index = 0; index < 240; index++) {
    long size[3];
    for (int i = 0; i < 3; i++) size[i] = sizes[(int)((draw() + 1) * 9)];
    product(size[0], size[1], size[2], index % 4, index % 8 > 3, index % 16 > 7, false);
  }
  for (int layout = 0; layout < 4; layout++) {
    product(13, 391, 260, layout, layout % 2, false, false);
    product(26, 40, 515, layout, layout > 1, true, false);
    product(200, 96, 64, layout, false, false, true);
  }
}

static void rows(void) {
  enum { ROWS = 5 };
  for (long n = 1; n < 70; n += 3) {
    float *x = values(ROWS * n), *w = values(n), *y = values(ROWS * n), inverse[ROWS];
    double wanted[ROWS * 70];
    rms_norm(x, w, y, inverse, ROWS, n, 1e-5f);
    for (long r = 0; r < ROWS; r++) {
      double sum = 0;
      for (long j = 0; j < n; j++) sum += (double)x[r * n + j] * x[r * n + j];
      for (long j = 0; j < n; j++)
        wanted[r * n + j] = x[r * n + j] / sqrt(sum / (double)n + 1e-5) * w[j];
    }
    expect_close("rms_norm", y, wanted, ROWS * n);
    memcpy(y, x, (size_t)(ROWS * n) * sizeof(float));
    softmax_rows(y, ROWS, n, n, 0, 3);
    for (long r = 0; r < ROWS; r++) {
      double sum = 0;
      for (long j = 0; j < n; j++) sum += exp(3 * (double)x[r * n + j]);
      for (long j = 0; j < n; j++) wanted[r * n + j] = exp(3 * (double)x[r * n + j]) / sum;
    }
    expect_close("softmax_rows", y, wanted, ROWS * n);
    silu_gate(x, x + n, y, n);
    for (long j = 0; j < n; j++) wanted[j] = (double)x[j] / (1 + exp(-(double)x[j])) * x[n + j];
    expect_close("silu_gate", y, wanted, n);
    gelu(x, y, n);
    for (long j = 0; j < n; j++) {
      double g = x[j];
      wanted[j] = g / 2 * (1 + tanh(sqrt(2 / M_PI) * (g + 0.044715 * g * g * g)));
    }
    expect_close("gelu", y, wanted, n);
    float m = 0.1f, v = 0.2f, weight = x[0];
    adamw_step(&weight, w, &m, &v, 1, 0.01f, 0.9f, 0.99f, 1e-8f, 0.1f, 2, 3, 1);
    double first = 0.9 * 0.1 + 0.1 * w[0], second = 0.99 * 0.2 + 0.01 * (double)w[0] * w[0];
    wanted[0] = x[0] - 0.01 * (0.1 * x[0] + first * 2 / (sqrt(second * 3) + 1e-8));
    expect_close("adamw_step", &weight, wanted, 1);
    free(x), free(w), free(y);
  }
}

static void attention(void) {
  enum { HEADS = 6, GROUP = 3, WIDTH = 24, ROWS = 61 };
  const long stride = HEADS / GROUP * WIDTH;
  float *q = values(HEADS * WIDTH), *k = values(ROWS * stride), *v = values(ROWS * stride);
  const struct span spans[] = {{3, 17}, {30, 31}};
  const struct heads heads = {HEADS, GROUP, WIDTH, stride, 0.4f, 0};
  float p[HEADS * 48], y[HEADS * WIDTH];
  attend_one(q, k, v, spans, 2, heads, p, y);
  for (long h = 0; h < HEADS; h++) {
    double wanted[WIDTH] = {0}, total = 0;
    for (int s = 0; s < 2; s++)
      for (long r = spans[s].first; r < spans[s].first + spans[s].count; r++) {
        double score = 0;
        const long from = r * stride + h / GROUP * WIDTH;
        for (long j = 0; j < WIDTH; j++) score += 0.4 * (double)q[h * WIDTH + j] * k[from + j];
        total += exp(score);
        for (long j = 0; j < WIDTH; j++) wanted[j] += exp(score) * v[from + j];
      }
    for (long j = 0; j < WIDTH; j++) wanted[j] /= total;
    expect_close("attend_one", y + h * WIDTH, wanted, WIDTH);
  }
  free(q), free(k), free(v);
}

int main(void) {
  pool_set_threads(2);
  products();
  rows();
  attention();
  printf("%s kernels: %d checks, %d differences\n", kernels_level(), checks, failures);
  return failures > 0;
}
