// Attention of single queries, as in generating. Included once per level, after product.h and rows.h.
//
// One query meets some dozen keys: as products, head by head, preparing them would cost more than
// their sums. Here K and V are read where they lie, and the sums of several heads run side by side.
// Each sum is taken in the order in which matrix_product takes it.

// y (+)= p V over n keys for `chains` vectors of y, whose places in p, V and y are given.
INLINE void weigh(int chains, long n, const float *const *p, const float *const *v, long v_stride,
                  float *const *y, bool accumulate) {
  CONTRACT
  vec sums[8] = {{0}};
  for (long s = 0; s < n; s++)
    _Pragma("clang loop unroll(full)") for (int i = 0; i < chains; i++)
      sums[i] += p[i][s] * load_floats(v[i] + s * v_stride);
  for (int i = 0; i < chains; i++)
    *(vec *)y[i] = accumulate ? *(const vec *)y[i] + sums[i] : sums[i];
}

// y (+)= p V for all heads, over n ≤ BLOCK_K keys; a head's row of p is p_stride long.
static void weigh_heads(const struct heads *heads, long n, const float *p, long p_stride,
                        const float *v, float *y, bool accumulate) {
  long across = heads->width / LANES * LANES;
  const float *at_p[8], *at_v[8];
  float *at_y[8];
  int chains = 0;
  for (long head = 0; head < heads->count; head++) {
    const float *weights = p + head * p_stride, *values = v + head / heads->group * heads->width;
    float *to = y + head * heads->width;
    for (long j = 0; j < across; j += LANES) {
      at_p[chains] = weights, at_v[chains] = values + j, at_y[chains] = to + j;
      if (++chains < 8) continue;
      weigh(8, n, at_p, at_v, heads->key_stride, at_y, accumulate);
      chains = 0;
    }
    for (long j = across; j < heads->width; j++) {  // what is left of a width
      CONTRACT
      float sum = 0;
      for (long s = 0; s < n; s++) sum += weights[s] * values[s * heads->key_stride + j];
      to[j] = accumulate ? to[j] + sum : sum;
    }
  }
  int done = 0;
  if (chains & 4) weigh(4, n, at_p, at_v, heads->key_stride, at_y, accumulate), done = 4;
  for (; done < chains; done++)
    weigh(1, n, at_p + done, at_v + done, heads->key_stride, at_y + done, accumulate);
}

static void attend_one_here(const float *q, const float *k, const float *v,
                            const struct span *spans, long count, struct heads heads, float *p,
                            float *y) {
  long width = 0;
  for (long i = 0; i < count; i++) width += spans[i].count;
  long column = 0;
  for (long i = 0; i < count; column += spans[i++].count)
    for (long head = 0; head < heads.count; head += heads.group) {
      const float *keys =
          k + spans[i].first * heads.key_stride + head / heads.group * heads.width;
      struct operand b = {keys, 1, heads.key_stride, false};
      product_of_few(heads.group, spans[i].count, heads.width, q + head * heads.width, heads.width,
                     b, p + head * width + column, width, false);
    }
  if (heads.cap > 0) soft_cap_here(p, heads.count * width, heads.scale, heads.cap);
  softmax_rows_here(p, heads.count, width, width, 0, heads.cap > 0 ? 1 : heads.scale);
  column = 0;
  for (long i = 0; i < count; i++)
    for (long s = 0; s < spans[i].count; s += BLOCK_K) {
      long n = smaller(BLOCK_K, spans[i].count - s);
      weigh_heads(&heads, n, p + column, width, v + (spans[i].first + s) * heads.key_stride, y,
                  column > 0);
      column += n;
    }
}
