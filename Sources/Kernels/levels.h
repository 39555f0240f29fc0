// The list of kernels that exist once per level, and the table that a level fills.
#pragma once
#include "Kernels.h"

#define EACH_KERNEL(X)                                                                            \
  X(matrix_product,                                                                               \
    (long m, long n, long k, struct operand a, struct operand b, float *c, long c_stride,         \
     bool accumulate),                                                                            \
    (m, n, k, a, b, c, c_stride, accumulate))                                                     \
  X(round_rows,                                                                                   \
    (long first, long last, long m, long k, const float *a, long a_stride, long column,           \
     long columns, float *rounded),                                                               \
    (first, last, m, k, a, a_stride, column, columns, rounded))                                   \
  X(product_rounded,                                                                              \
    (long m, long n, long k, const float *rounded, struct operand b, float *c, long c_stride,     \
     bool accumulate),                                                                            \
    (m, n, k, rounded, b, c, c_stride, accumulate))                                               \
  X(gated_rounded,                                                                                \
    (long m, long n, long k, const float *rounded, struct operand gate, struct operand up,        \
     bool gelu, long inner, long column, float *to),                                              \
    (m, n, k, rounded, gate, up, gelu, inner, column, to))                                        \
  X(multiply_registers, (long steps, bool half, double *operations, float *sum),                    \
    (steps, half, operations, sum))                                                               \
  X(attend_one,                                                                                   \
    (const float *q, const float *k, const float *v, const struct span *spans, long count,        \
     struct heads heads, float *p, float *y),                                                     \
    (q, k, v, spans, count, heads, p, y))                                                         \
  X(softmax_rows, (float *x, long rows, long stride, long visible, long step, float scale),       \
    (x, rows, stride, visible, step, scale))                                                      \
  X(softmax_rows_backward,                                                                        \
    (const float *p, float *dp, long rows, long stride, long visible, long step, float scale),    \
    (p, dp, rows, stride, visible, step, scale))                                                  \
  X(log_sum_exp_rows, (const float *x, float *out, long rows, long n), (x, out, rows, n))         \
  X(log_softmax_rows_backward,                                                                    \
    (float *x, const float *log_sum_exp, const float *g, long rows, long n),                      \
    (x, log_sum_exp, g, rows, n))                                                                 \
  X(rms_norm,                                                                                     \
    (const float *x, const float *w, float *y, float *inverse, long rows, long n, float epsilon), \
    (x, w, y, inverse, rows, n, epsilon))                                                         \
  X(rms_norm_backward,                                                                            \
    (const float *x, const float *w, const float *inverse, const float *dy, float *dx, long rows, \
     long n),                                                                                     \
    (x, w, inverse, dy, dx, rows, n))                                                             \
  X(rms_norm_weight_backward,                                                                     \
    (const float *x, const float *inverse, const float *dy, float *dw, long rows, long n,         \
     long first, long last),                                                                      \
    (x, inverse, dy, dw, rows, n, first, last))                                                   \
  X(layer_norm,                                                                                   \
    (const float *x, const float *w, const float *b, float *y, float *mean, float *inverse,       \
     long rows, long n, float epsilon),                                                           \
    (x, w, b, y, mean, inverse, rows, n, epsilon))                                                \
  X(layer_norm_backward,                                                                          \
    (const float *x, const float *w, const float *mean, const float *inverse, const float *dy,    \
     float *dx, long rows, long n),                                                               \
    (x, w, mean, inverse, dy, dx, rows, n))                                                       \
  X(layer_norm_weight_backward,                                                                   \
    (const float *x, const float *mean, const float *inverse, const float *dy, float *dw,         \
     float *db, long rows, long n, long first, long last),                                        \
    (x, mean, inverse, dy, dw, db, rows, n, first, last))                                         \
  X(silu_gate, (const float *g, const float *u, float *y, long n), (g, u, y, n))                  \
  X(silu_gate_backward,                                                                           \
    (const float *g, const float *u, const float *dy, float *dg, float *du, long n),              \
    (g, u, dy, dg, du, n))                                                                        \
  X(gelu_gate, (const float *g, const float *u, float *y, long n), (g, u, y, n))                  \
  X(gelu_gate_backward,                                                                           \
    (const float *g, const float *u, const float *dy, float *dg, float *du, long n),              \
    (g, u, dy, dg, du, n))                                                                        \
  X(gelu, (const float *x, float *y, long n), (x, y, n))                                          \
  X(gelu_backward, (const float *x, const float *dy, float *dx, long n), (x, dy, dx, n))          \
  X(soft_cap, (float *x, long n, float scale, float cap), (x, n, scale, cap))                     \
  X(soft_cap_backward, (const float *y, float *dy, long n, float scale, float cap),               \
    (y, dy, n, scale, cap))                                                                       \
  X(rotate_heads,                                                                                 \
    (float *x, long rows, long stride, long heads, long width, const int32_t *positions,          \
     const float *cosines, const float *sines, float sign),                                       \
    (x, rows, stride, heads, width, positions, cosines, sines, sign))                             \
  X(add_scaled, (const float *x, float *y, long n, float a), (x, y, n, a))                        \
  X(adamw_step,                                                                                   \
    (float *w, const float *g, float *m, float *v, long n, float rate, float beta1, float beta2,  \
     float epsilon, float decay, float correction1, float correction2, float gradient_scale),     \
    (w, g, m, v, n, rate, beta1, beta2, epsilon, decay, correction1, correction2,                 \
     gradient_scale))                                                                             \
  X(widen_bf16, (const uint16_t *x, float *y, long n), (x, y, n))                                 \
  X(narrow_bf16, (const float *x, uint16_t *y, long n), (x, y, n))

#define FIELD(name, parameters, arguments) void(*name) parameters;
struct level {
  const char *name;
  EACH_KERNEL(FIELD)
};
#undef FIELD

extern const struct level level_portable;
#if defined(__x86_64__)
extern const struct level level_avx2, level_avx512, level_avx512bf16;
#endif

// Inside a level's file a kernel is static; the table is its only way out.
#define TABLE_ENTRY(kernel, parameters, arguments) .kernel = kernel##_here,
