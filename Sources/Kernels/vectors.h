// Vectors: sums, the optimiser's step, bf16. Included once per level.

static void add_scaled_here(const float *x, float *restrict y, long n, float a) {
  CONTRACT
  WIDE for (long i = 0; i < n; i++) y[i] += a * x[i];
}

static void adamw_step_here(float *restrict w, const float *restrict g, float *restrict m,
                            float *restrict v, long n, float rate, float beta1, float beta2,
                            float epsilon, float decay, float correction1, float correction2,
                            float gradient_scale) {
  CONTRACT
  WIDE for (long i = 0; i < n; i++) {
    float d = g[i] * gradient_scale;
    float first = beta1 * m[i] + (1 - beta1) * d;
    float second = beta2 * v[i] + (1 - beta2) * d * d;
    m[i] = first;
    v[i] = second;
    float root = __builtin_elementwise_sqrt(second * correction2);
    w[i] -= rate * (decay * w[i] + first * correction1 / (root + epsilon));
  }
}

static void widen_bf16_here(const uint16_t *x, float *restrict y, long n) {
  for (long i = 0; i < n; i++) y[i] = widen_one(x[i]);
}

static void narrow_bf16_here(const float *x, uint16_t *restrict y, long n) {
  for (long i = 0; i < n; i++) {
    union { float value; uint32_t bits; } u = {.value = x[i]};
    uint32_t rounded = u.bits + 0x7fff + (u.bits >> 16 & 1);
    bool nan = (u.bits & 0x7fffffff) > 0x7f800000;
    y[i] = (uint16_t)((nan ? u.bits | 0x400000 : rounded) >> 16);
  }
}
