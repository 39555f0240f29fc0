// A persistent pool. One word holds generation << 32 | next index, and an index is taken by
// compare-and-swap, so that a worker which wakes late can neither hold up the caller nor take an
// index of a later job. The caller waits for finished indices, never for workers.
#include "Kernels.h"
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { SPINS = 2000 };  // about 50 µs: long enough for the next operation of a pass to arrive
static struct {
  pthread_mutex_t lock, caller;
  pthread_cond_t wake;
  _Atomic uint64_t ticket;
  _Atomic int finished, asleep, count, threads;
  int started;
  void (*_Atomic body)(void *, int);
  void *_Atomic context;
} pool = {.lock = PTHREAD_MUTEX_INITIALIZER,
          .caller = PTHREAD_MUTEX_INITIALIZER,
          .wake = PTHREAD_COND_INITIALIZER};
static _Thread_local bool inside;

static void rest(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static void work(uint64_t generation) {
  for (;;) {
    uint64_t ticket = atomic_load(&pool.ticket);
    if (ticket >> 32 != generation || (int)(uint32_t)ticket >= atomic_load(&pool.count)) return;
    void (*body)(void *, int) = atomic_load(&pool.body);
    void *context = atomic_load(&pool.context);
    if (!atomic_compare_exchange_weak(&pool.ticket, &ticket, ticket + 1)) continue;
    body(context, (int)(uint32_t)ticket);
    atomic_fetch_add(&pool.finished, 1);
  }
}

static void *worker(void *unused) {
  (void)unused;
  inside = true;
  for (uint64_t seen = 0;;) {
    for (int spin = 0; spin < SPINS && atomic_load(&pool.ticket) >> 32 == seen; spin++) rest();
    if (atomic_load(&pool.ticket) >> 32 == seen) {
      pthread_mutex_lock(&pool.lock);
      atomic_fetch_add(&pool.asleep, 1);
      while (atomic_load(&pool.ticket) >> 32 == seen) pthread_cond_wait(&pool.wake, &pool.lock);
      atomic_fetch_sub(&pool.asleep, 1);
      pthread_mutex_unlock(&pool.lock);
    }
    seen = atomic_load(&pool.ticket) >> 32;
    work(seen);
  }
}

int pool_threads(void) {
  int threads = atomic_load(&pool.threads);
  if (threads > 0) return threads;
  const char *wanted = getenv("THREADS");
  threads = wanted ? atoi(wanted) : (int)sysconf(_SC_NPROCESSORS_ONLN);
  pool_set_threads(threads);
  return atomic_load(&pool.threads);
}

void pool_set_threads(int threads) { atomic_store(&pool.threads, threads < 1 ? 1 : threads); }

void pool_run(int count, void (*body)(void *, int), void *context) {
  int threads = pool_threads();
  if (threads < 2 || count < 2 || inside) {
    for (int index = 0; index < count; index++) body(context, index);
    return;
  }
  pthread_mutex_lock(&pool.caller);
  inside = true;
  for (; pool.started < threads - 1; pool.started++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, worker, NULL) != 0) break;  // fewer helpers, same result
    pthread_detach(thread);
  }
  uint64_t generation = (atomic_load(&pool.ticket) >> 32) + 1;
  atomic_store(&pool.ticket, generation << 32 | 0x7fffffff);  // no index until all is described
  atomic_store(&pool.body, body);
  atomic_store(&pool.context, context);
  atomic_store(&pool.count, count);
  atomic_store(&pool.finished, 0);
  atomic_store(&pool.ticket, ++generation << 32);
  if (atomic_load(&pool.asleep)) {
    pthread_mutex_lock(&pool.lock);
    pthread_cond_broadcast(&pool.wake);
    pthread_mutex_unlock(&pool.lock);
  }
  work(generation);
  for (int spin = 0; atomic_load(&pool.finished) < count; spin++) {
    if (spin > SPINS) sched_yield(); else rest();
  }
  inside = false;
  pthread_mutex_unlock(&pool.caller);
}
