// Free lists of aligned buffers, one for each power of two. Pages of a buffer that nothing touches
// take no memory, and batches of nearly one size, whose tensors differ a little, share their lists.
// A large buffer is a mapping of its own, whose memory goes back to the system with it: in a heap
// of buffers that come and go, what is free between two that stay would be held for ever.
#include "Kernels.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { LISTS = 56, LARGE = 1 << 18 };  // floats, 1 MB
struct free_buffer { struct free_buffer *_Nullable next; };
static struct free_buffer *lists[LISTS];
static long kept;  // floats in all lists
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static long size_of(int list) { return 16L << list; }  // floats
static int list_of(long count) {
  int list = 0;
  while (size_of(list) < count) list++;
  return list;
}

static float *checked(void *found, size_t bytes) {
  if (found) return found;
  fprintf(stderr, "out of memory: %zu bytes refused\n", bytes);
  exit(1);
}
static float *from_heap(size_t bytes) {
  void *found = NULL;
  return checked(posix_memalign(&found, 64, bytes) == 0 ? found : NULL, bytes);
}
static float *from_pages(size_t bytes) {
  void *found = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
  return checked(found == MAP_FAILED ? NULL : found, bytes);
}

long buffer_capacity(long count) { return size_of(list_of(count)); }

float *buffer_take(long capacity) {
  int list = list_of(capacity);
  pthread_mutex_lock(&lock);
  struct free_buffer *found = lists[list];
  if (found) {
    lists[list] = found->next;
    kept -= capacity;
  }
  pthread_mutex_unlock(&lock);
  if (found) return (float *)found;
  size_t bytes = (size_t)capacity * sizeof(float);
  return capacity >= LARGE ? from_pages(bytes) : from_heap(bytes);
}

// Kept for the next tensor of this size; above 64 MB, or where 256 MB are kept already, it goes
// back to the system: batches of many lengths would else leave a list of each length behind.
void buffer_give(float *buffer, long capacity) {
  pthread_mutex_lock(&lock);
  bool keep = capacity <= 16L << 20 && kept + capacity <= 64L << 20;
  if (keep) kept += capacity;
  pthread_mutex_unlock(&lock);
  if (!keep) {
    if (capacity >= LARGE) munmap(buffer, (size_t)capacity * sizeof(float));
    else free(buffer);
    return;
  }
  int list = list_of(capacity);
  struct free_buffer *back = (struct free_buffer *)buffer;
  pthread_mutex_lock(&lock);
  back->next = lists[list];
  lists[list] = back;
  pthread_mutex_unlock(&lock);
}

// A thread that ends gives its buffer back: of a server's threads there is no end.
static pthread_key_t own;
static pthread_once_t own_made = PTHREAD_ONCE_INIT;
static void make_own(void) { pthread_key_create(&own, free); }

float *buffer_of_thread(long count) {
  pthread_once(&own_made, make_own);
  float *found = pthread_getspecific(own);
  if (!found) pthread_setspecific(own, found = from_heap((size_t)count * sizeof(float)));
  return found;
}
