// Row by row: softmax, norms, gates, rotation. Included once per level.

// e^x = 2^n · p(r), |r| ≤ ln 2 / 2 (a degree-6 polynomial, relative error below 1e-7). Below −87 it
// gives 1e-38 and above 88 it saturates, so nothing overflows. No reordering here: adding 3 · 2²²
// rounds to the nearest integer, whose last bits are then those of the sum; so NaN, which is no
// integer, stays NaN.
INLINE float exp_one(float x) {
  CONTRACT
  x = x > 88.0f ? 88.0f : x;
  x = x < -87.0f ? -87.0f : x;
  union { float value; uint32_t bits; } rounded = {.value = x * 1.44269504f + 12582912.0f};
  float n = rounded.value - 12582912.0f;
  float r = x - n * 0.693359375f + n * 2.12194440e-4f;
  float p = 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r * r + r + 1.0f;
  union { uint32_t bits; float value; } power = {.bits = (rounded.bits + 127) << 23};
  return p * power.value;
}
INLINE float sigmoid_one(float x) { return 1.0f / (1.0f + exp_one(-x)); }
// tanh z = 2 σ(2z) − 1
INLINE float gelu_sigmoid(float g) {
  CONTRACT
  return sigmoid_one(1.5957691216f * (g + 0.044715f * g * g * g));
}

// The greatest of n numbers. The last vector may overlap the one before.
INLINE float greatest(const float *x, long n) {
  if (n < LANES) {
    float most = x[0];
    for (long i = 1; i < n; i++) most = x[i] > most ? x[i] : most;
    return most;
  }
  vec most = load_floats(x);
  for (long i = LANES; i < n; i += LANES)
    most = __builtin_elementwise_max(most, load_floats(x + smaller(i, n - LANES)));
  float lanes[LANES];
  *(vec *)lanes = most;
  _Pragma("clang loop unroll(full)") for (int width = LANES / 2; width > 0; width /= 2)
    _Pragma("clang loop unroll(full)") for (int i = 0; i < width; i++)
      lanes[i] = lanes[i] > lanes[i + width] ? lanes[i] : lanes[i + width];
  return lanes[0];
}

static void softmax_rows_here(float *x, long rows, long stride, long visible, long step,
                              float scale) {
  REORDER
  for (long r = 0; r < rows; r++, x += stride) {
    long n = smaller(visible + r * step, stride);
    float most = greatest(x, n), sum = 0;
    SHORT for (long i = 0; i < n; i++) {
      float e = exp_one((x[i] - most) * scale);
      x[i] = e;
      sum += e;
    }
    float share = 1 / sum;
    SHORT for (long i = 0; i < n; i++) x[i] *= share;
    SHORT for (long i = n; i < stride; i++) x[i] = 0;
  }
}

static void softmax_rows_backward_here(const float *p, float *dp, long rows, long stride,
                                       long visible, long step, float scale) {
  REORDER
  for (long r = 0; r < rows; r++, p += stride, dp += stride) {
    long n = smaller(visible + r * step, stride);
    float along = 0;
    SHORT for (long i = 0; i < n; i++) along += p[i] * dp[i];
    SHORT for (long i = 0; i < n; i++) dp[i] = scale * p[i] * (dp[i] - along);
    SHORT for (long i = n; i < stride; i++) dp[i] = 0;
  }
}

static void log_sum_exp_rows_here(const float *x, float *out, long rows, long n) {
  REORDER
  for (long r = 0; r < rows; r++, x += n) {
    float most = greatest(x, n), sum = 0;
    WIDE for (long i = 0; i < n; i++) sum += exp_one(x[i] - most);
    out[r] = most + logf(sum);
  }
}

static void log_softmax_rows_backward_here(float *x, const float *log_sum_exp, const float *g,
                                           long rows, long n) {
  REORDER
  for (long r = 0; r < rows; r++, x += n) {
    float whole = log_sum_exp[r], weight = -g[r];
    WIDE for (long i = 0; i < n; i++) x[i] = weight * exp_one(x[i] - whole);
  }
}

static void rms_norm_here(const float *x, const float *w, float *y, float *inverse, long rows,
                          long n, float epsilon) {
  REORDER
  for (long r = 0; r < rows; r++, x += n, y += n) {
    float squares = 0;
    WIDE for (long i = 0; i < n; i++) squares += x[i] * x[i];
    float q = 1 / __builtin_elementwise_sqrt(squares / n + epsilon);
    inverse[r] = q;
    WIDE for (long i = 0; i < n; i++) y[i] = x[i] * q * w[i];
  }
}

static void rms_norm_backward_here(const float *x, const float *w, const float *inverse,
                                   const float *dy, float *restrict dx, long rows, long n) {
  REORDER
  for (long r = 0; r < rows; r++, x += n, dy += n, dx += n) {
    float q = inverse[r], along = 0;
    WIDE for (long i = 0; i < n; i++) along += w[i] * dy[i] * x[i];
    along *= q * q / n;
    WIDE for (long i = 0; i < n; i++) dx[i] += q * (w[i] * dy[i] - along * x[i]);
  }
}

static void rms_norm_weight_backward_here(const float *x, const float *inverse, const float *dy,
                                          float *restrict dw, long rows, long n, long first,
                                          long last) {
  REORDER
  for (long r = 0; r < rows; r++, x += n, dy += n) {
    float q = inverse[r];
    WIDE for (long i = first; i < last; i++) dw[i] += dy[i] * x[i] * q;
  }
}

static void layer_norm_here(const float *x, const float *w, const float *b, float *restrict y,
                            float *mean, float *inverse, long rows, long n, float epsilon) {
  REORDER
  for (long r = 0; r < rows; r++, x += n, y += n) {
    float sum = 0, squares = 0;
    WIDE for (long i = 0; i < n; i++) sum += x[i];
    float m = sum / n;
    WIDE for (long i = 0; i < n; i++) squares += (x[i] - m) * (x[i] - m);
    float q = 1 / __builtin_elementwise_sqrt(squares / n + epsilon);
    mean[r] = m;
    inverse[r] = q;
    WIDE for (long i = 0; i < n; i++) y[i] = (x[i] - m) * q * w[i] + b[i];
  }
}

static void layer_norm_backward_here(const float *x, const float *w, const float *mean,
                                     const float *inverse, const float *dy, float *restrict dx,
                                     long rows, long n) {
  REORDER
  for (long r = 0; r < rows; r++, x += n, dy += n, dx += n) {
    float m = mean[r], q = inverse[r], sum = 0, along = 0;
    WIDE for (long i = 0; i < n; i++) {
      sum += w[i] * dy[i];
      along += w[i] * dy[i] * (x[i] - m);
    }
    sum /= n;
    along *= q * q / n;
    WIDE for (long i = 0; i < n; i++) dx[i] += q * (w[i] * dy[i] - sum - along * (x[i] - m));
  }
}

static void layer_norm_weight_backward_here(const float *x, const float *mean,
                                            const float *inverse, const float *dy,
                                            float *restrict dw, float *restrict db, long rows,
                                            long n, long first, long last) {
  REORDER
  for (long r = 0; r < rows; r++, x += n, dy += n) {
    float m = mean[r], q = inverse[r];
    WIDE for (long i = first; i < last; i++) {
      dw[i] += dy[i] * (x[i] - m) * q;
      db[i] += dy[i];
    }
  }
}

static void silu_gate_here(const float *g, const float *u, float *restrict y, long n) {
  CONTRACT
  WIDE for (long i = 0; i < n; i++) y[i] = g[i] * sigmoid_one(g[i]) * u[i];
}

// silu′(g) = σ(g) (1 + g (1 − σ(g)))
static void silu_gate_backward_here(const float *g, const float *u, const float *dy,
                                    float *restrict dg, float *restrict du, long n) {
  CONTRACT
  WIDE for (long i = 0; i < n; i++) {
    float s = sigmoid_one(g[i]);
    dg[i] = dy[i] * u[i] * s * (1 + g[i] * (1 - s));
    du[i] = dy[i] * g[i] * s;
  }
}

static void gelu_gate_here(const float *g, const float *u, float *restrict y, long n) {
  CONTRACT
  WIDE for (long i = 0; i < n; i++) y[i] = g[i] * gelu_sigmoid(g[i]) * u[i];
}

// gelu(g) = g σ(t), t = 2 √(2/π) (g + 0.044715 g³), so gelu′ = σ + g σ (1 − σ) t′
static void gelu_gate_backward_here(const float *g, const float *u, const float *dy,
                                    float *restrict dg, float *restrict du, long n) {
  CONTRACT
  WIDE for (long i = 0; i < n; i++) {
    float s = gelu_sigmoid(g[i]);
    float slope = 1.5957691216f * (1 + 3 * 0.044715f * g[i] * g[i]);
    dg[i] = dy[i] * u[i] * s * (1 + g[i] * (1 - s) * slope);
    du[i] = dy[i] * g[i] * s;
  }
}

static void gelu_here(const float *x, float *restrict y, long n) {
  CONTRACT
  WIDE for (long i = 0; i < n; i++) y[i] = x[i] * gelu_sigmoid(x[i]);
}

static void gelu_backward_here(const float *x, const float *dy, float *restrict dx, long n) {
  CONTRACT
  WIDE for (long i = 0; i < n; i++) {
    float s = gelu_sigmoid(x[i]);
    float slope = 1.5957691216f * (1 + 3 * 0.044715f * x[i] * x[i]);
    dx[i] = dy[i] * s * (1 + x[i] * (1 - s) * slope);
  }
}

// 2 σ(2z) − 1 loses the digits of a small z; there the series up to z⁹ has them all.
INLINE float tanh_one(float z) {
  CONTRACT
  float q = z * z;
  float p = 62.0f / 2835;
  p = p * q - 17.0f / 315;
  p = p * q + 2.0f / 15;
  p = p * q - 1.0f / 3;
  float near = z + z * q * p, far = 2 * sigmoid_one(2 * z) - 1;
  return q < 0.0625f ? near : far;
}

static void soft_cap_here(float *x, long n, float scale, float cap) {
  CONTRACT
  float inverse = scale / cap;
  WIDE for (long i = 0; i < n; i++) x[i] = cap * tanh_one(x[i] * inverse);
}

static void soft_cap_backward_here(const float *y, float *restrict dy, long n, float scale,
                                   float cap) {
  CONTRACT
  float inverse = 1 / cap;
  WIDE for (long i = 0; i < n; i++) {
    float t = y[i] * inverse;
    dy[i] *= scale * (1 - t * t);
  }
}

static void rotate_heads_here(float *x, long rows, long stride, long heads, long width,
                              const int32_t *positions, const float *cosines, const float *sines,
                              float sign) {
  CONTRACT
  long half = width / 2;
  for (long r = 0; r < rows; r++, x += stride) {
    const float *c = cosines + positions[r] * half, *s = sines + positions[r] * half;
    for (long h = 0; h < heads; h++) {
      float *restrict a = x + h * width, *restrict b = a + half;
      for (long i = 0; i < half; i++) {
        float left = a[i], right = b[i], turn = sign * s[i];
        a[i] = left * c[i] - right * turn;
        b[i] = right * c[i] + left * turn;
      }
    }
  }
}
