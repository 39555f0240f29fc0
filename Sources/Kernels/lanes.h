// A vector of LANES numbers and what is done with one. Included once per level, first.

typedef float vec __attribute__((vector_size(LANES * 4), aligned(4)));
typedef uint16_t halves __attribute__((vector_size(LANES * 2), aligned(2)));
typedef uint32_t words __attribute__((vector_size(LANES * 4), aligned(4)));

INLINE vec load_floats(const float *p) { return *(const vec *)p; }
INLINE vec load_halves(const uint16_t *p) {
  words w = __builtin_convertvector(*(const halves *)p, words) << 16;
  return (vec)w;
}
INLINE float widen_one(uint16_t half) {
  union { uint32_t bits; float value; } u = {.bits = (uint32_t)half << 16};
  return u.value;
}

// Two decks of cards shuffled into one: a₀ b₀ a₁ b₁ …, its lower and its upper half.
#if LANES == 16
#define ZIP(a, b, n)                                                                              \
  __builtin_shufflevector(a, b, n, 16 + n, 1 + n, 17 + n, 2 + n, 18 + n, 3 + n, 19 + n, 4 + n,    \
                          20 + n, 5 + n, 21 + n, 6 + n, 22 + n, 7 + n, 23 + n)
#elif LANES == 8
#define ZIP(a, b, n) __builtin_shufflevector(a, b, n, 8 + n, 1 + n, 9 + n, 2 + n, 10 + n, 3 + n, 11 + n)
#else
#define ZIP(a, b, n) __builtin_shufflevector(a, b, n, 4 + n, 1 + n, 5 + n)
#endif

// A square of numbers turned over its diagonal: each shuffle of line i with line i + LANES / 2 turns
// one bit of (line, place) around, and log₂ LANES of them turn all.
INLINE void transpose(words square[LANES]) {
  _Pragma("clang loop unroll(full)") for (int round = 1; round < LANES; round *= 2) {
    words dealt[LANES];
    _Pragma("clang loop unroll(full)") for (int i = 0; i < LANES / 2; i++) {
      dealt[2 * i] = ZIP(square[i], square[i + LANES / 2], 0);
      dealt[2 * i + 1] = ZIP(square[i], square[i + LANES / 2], LANES / 2);
    }
    _Pragma("clang loop unroll(full)") for (int i = 0; i < LANES; i++) square[i] = dealt[i];
  }
}

// The sums of the lanes of four times four vectors, each from the first lane to the last: turned
// over, LANES of them are added side by side.
INLINE void totals(vec sums[16], float to[16]) {
  for (int first = 0; first < 16; first += LANES) {
    transpose((words *)sums + first);
    vec sum = {0};
    for (int i = 0; i < LANES; i++) sum += sums[first + i];
    *(vec *)(to + first) = sum;
  }
}
