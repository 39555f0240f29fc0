// The arithmetic, in C: what Swift's compiler does not vectorise. Matrices are row-major floats.
// Every function here is single-threaded but matrix_product_parallel; Swift splits rows over the
// pool. The code that runs is chosen once, by what the processor can do: see README.md.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// --- Digests --------------------------------------------------------------------------------
/// 64-bit FNV-1a (Fowler, Noll and Vo) of the bytes, going on from `hash`; the first begins at
/// fnv1a_start.
static const uint64_t fnv1a_start = 0xcbf29ce484222325;
static inline uint64_t fnv1a(uint64_t hash, const void *bytes, size_t count) {
  const uint8_t *byte = (const uint8_t *)bytes;
  for (size_t i = 0; i < count; i++) hash = (hash ^ byte[i]) * 0x100000001b3;
  return hash;
}

// --- Levels ---------------------------------------------------------------------------------
/// "avx512bf16", "avx512", "avx2" or "portable": the level in use. The environment variable
/// IPO_KERNELS asks for one; a level this processor lacks is refused with a line on stderr and the best one is taken.
const char *kernels_level(void);
/// Whether products in bf16 are the faster ones: a rule by the kind of processor, never a timing.
/// AMD's (Zen 4, Zen 5) multiply bf16 at twice the speed of floats; Intel's at half of it outside
/// of their tiles (Sapphire Rapids: 82 against 168 GFLOP/s of a thread's registers).
bool bf16_is_faster(void);

// --- Matrix product: C = A B, or C += A B ------------------------------------------------------
/// One operand: element (i, j) is at i * row_stride + j * column_stride, so that a transpose is a
/// matter of strides. `half` marks bf16 weights (B only); they are widened while they are read.
struct operand {
  const void *values;
  long row_stride, column_stride;
  bool half;
};
/// C is m × n with row stride c_stride, A is m × k, B is k × n. Each element of C is one sum over k
/// in a fixed order, whatever the number of threads.
void matrix_product(long m, long n, long k, struct operand a, struct operand b, float *c,
                    long c_stride, bool accumulate);
void matrix_product_parallel(long m, long n, long k, struct operand a, struct operand b, float *c,
                             long c_stride, bool accumulate);

// --- Products with bf16 matrices ---------------------------------------------------------------
/// C = round(A) B, or C += round(A) B, with A rounded to bf16; B is bf16, sums are floats. Twice as
/// fast where the processor multiplies bf16.
struct product {
  struct operand b;
  float *c;
  long n, c_stride;
  bool accumulate;
};
/// Several of them with one A, m × k, rounded once; on all threads.
void products_rounded_parallel(long m, long k, const float *a, long a_stride,
                               const struct product *list, int count);
/// C (+)= round(act(round(A) G) ⊙ round(A) U) D, a gated feed-forward layer; act is silu or gelu, G
/// and U are k × inner, D is inner × n. A few hundred rows at a time, so that what lies between
/// stays in a cache.
void feed_forward_rounded_parallel(long m, long k, long inner, const float *a, struct operand gate,
                                   struct operand up, bool gelu, struct product down);

/// The parts of the two, each on one thread. A rounded A has an order of its own: rounded_capacity
/// floats hold it, round_rows writes the columns `column ..< column + columns` of the rows `first
/// ..< last`, first a multiple of STRIP_ROWS and column even.
enum { STRIP_ROWS = 12 };
long rounded_capacity(long m, long k);
void round_rows(long first, long last, long m, long k, const float *a, long a_stride, long column,
                long columns, float *rounded);
void product_rounded(long m, long n, long k, const float *rounded, struct operand b, float *c,
                     long c_stride, bool accumulate);
/// The columns `column ..< column + n` of round(act(A G) ⊙ A U), m × inner.
void gated_rounded(long m, long n, long k, const float *rounded, struct operand gate,
                   struct operand up, bool gelu, long inner, long column, float *to);

/// What one thread's registers alone can do, for the bench: as many sums as a product's tile has, each
/// `steps` times multiplied and added to, in float or in pairs of bf16, without memory. Counts the
/// operations, two a multiply-add, none where the level has no bf16 arithmetic; `sum` is of all
/// sums, so that none is left out.
void multiply_registers(long steps, bool half, double *operations, float *sum);

// --- Rows -----------------------------------------------------------------------------------
/// x ← softmax(scale · x) over the first `visible + r` of row r's columns, 0 behind them.
/// With step = 0 each row sees the same `visible` columns.
void softmax_rows(float *x, long rows, long stride, long visible, long step, float scale);
/// dx = scale · p ⊙ (dp − Σ dp ⊙ p), in place of dp; p as softmax_rows left it.
void softmax_rows_backward(const float *p, float *dp, long rows, long stride, long visible,
                           long step, float scale);
/// out[r] = ln Σ exp x[r].
void log_sum_exp_rows(const float *x, float *out, long rows, long n);
/// x[r] ← −g[r] · softmax(x[r]), the gradient of g · (x[target] − ln Σ exp x) without its one-hot.
void log_softmax_rows_backward(float *x, const float *log_sum_exp, const float *g, long rows,
                               long n);

/// y = x / √(mean x² + ε) ⊙ w; inverse[r] keeps 1 / √(…) for the backward pass.
void rms_norm(const float *x, const float *w, float *y, float *inverse, long rows, long n,
              float epsilon);
/// dx += (w ⊙ dy − x̂ · mean(w ⊙ dy ⊙ x̂)) · inverse, x̂ = x · inverse.
void rms_norm_backward(const float *x, const float *w, const float *inverse, const float *dy,
                       float *dx, long rows, long n);
/// dw[j] += Σ_r dy ⊙ x̂ for the columns first ..< last.
void rms_norm_weight_backward(const float *x, const float *inverse, const float *dy, float *dw,
                              long rows, long n, long first, long last);
/// y = (x − mean) / √(variance + ε) ⊙ w + b; mean and inverse are kept.
void layer_norm(const float *x, const float *w, const float *b, float *y, float *mean,
                float *inverse, long rows, long n, float epsilon);
/// dx += (w ⊙ dy − mean(w ⊙ dy) − x̂ · mean(w ⊙ dy ⊙ x̂)) · inverse, x̂ = (x − mean) · inverse.
void layer_norm_backward(const float *x, const float *w, const float *mean, const float *inverse,
                         const float *dy, float *dx, long rows, long n);
/// dw[j] += Σ_r dy ⊙ x̂ and db[j] += Σ_r dy for the columns first ..< last.
void layer_norm_weight_backward(const float *x, const float *mean, const float *inverse,
                                const float *dy, float *dw, float *db, long rows, long n,
                                long first, long last);

/// y = silu(g) ⊙ u with silu(g) = g σ(g). The backward passes of both gates write dg and du.
void silu_gate(const float *g, const float *u, float *y, long n);
void silu_gate_backward(const float *g, const float *u, const float *dy, float *dg, float *du,
                        long n);
/// y = gelu(g) ⊙ u with gelu(g) = ½ g (1 + tanh(√(2/π) (g + 0.044715 g³))).
void gelu_gate(const float *g, const float *u, float *y, long n);
void gelu_gate_backward(const float *g, const float *u, const float *dy, float *dg, float *du,
                        long n);

/// y = gelu(x); dx = gelu′(x) dy is written.
void gelu(const float *x, float *y, long n);
void gelu_backward(const float *x, const float *dy, float *dx, long n);
/// x ← cap · tanh(scale · x / cap): near scale · x, never beyond ±cap.
void soft_cap(float *x, long n, float scale, float cap);
/// dy ← scale · (1 − (y / cap)²) · dy, with y as soft_cap left it.
void soft_cap_backward(const float *y, float *dy, long n, float scale, float cap);

/// Turns each head's halves (a, b) by the angle of the row's position: (a cos − b sin, b cos +
/// a sin); sign = −1 turns back, which is the derivative. cosines and sines: positions × width / 2.
void rotate_heads(float *x, long rows, long stride, long heads, long width,
                  const int32_t *positions, const float *cosines, const float *sines, float sign);

// --- Attention of one query -------------------------------------------------------------------
/// Some rows of the keys and values.
struct span {
  long first, count;
};
/// `count` heads of `width` numbers; `group` neighbours share the keys and values of one head, whose
/// rows are key_stride apart. With a cap above 0, scores go through soft_cap.
struct heads {
  long count, group, width, key_stride;
  float scale, cap;
};
/// y[h] = softmax(scale · q[h] Kᵀ) V for each head, where K and V are the rows of the spans, one
/// behind the other. p takes the weights: heads × rows.
void attend_one(const float *q, const float *k, const float *v, const struct span *spans,
                long count, struct heads heads, float *p, float *y);

// --- Vectors ----------------------------------------------------------------------------------
/// y += a · x.
void add_scaled(const float *x, float *y, long n, float a);
/// Σ x², in double precision.
double sum_of_squares(const float *x, long n);
/// One AdamW step (Loshchilov & Hutter 2019): m, v the running moments, correction1 = 1/(1 − β₁ᵗ).
void adamw_step(float *w, const float *g, float *m, float *v, long n, float rate, float beta1,
                float beta2, float epsilon, float decay, float correction1, float correction2,
                float gradient_scale);
void widen_bf16(const uint16_t *x, float *y, long n);
/// Rounds to nearest, ties to even; NaN stays NaN.
void narrow_bf16(const float *x, uint16_t *y, long n);

// --- The pool ---------------------------------------------------------------------------------
/// Runs body(context, 0 … count − 1) on all threads and returns when all are done. Calls from
/// inside a body run on the calling thread alone.
void pool_run(int count, void (*body)(void *_Nullable context, int index), void *_Nullable context);
int pool_threads(void);
void pool_set_threads(int threads);

// --- Memory -----------------------------------------------------------------------------------
/// The capacity, in floats, that a buffer of `count` floats is given: the next power of two.
long buffer_capacity(long count);
/// A buffer of that capacity, aligned to 64 bytes, from the free list or the system.
float *buffer_take(long capacity);
void buffer_give(float *buffer, long capacity);
/// A buffer of the calling thread's own, the same one at each call, aligned to 64 bytes; `count`
/// is that of the first call. It goes with the thread.
float *buffer_of_thread(long count);

#pragma clang assume_nonnull end
