/// Joins neighbouring tokens in the order of the merges' ranks, the leftmost first.
///
/// A heap holds the pairs that could be joined, a linked list the tokens, so that a word of n
/// letters takes n log n steps. A pair that is no more what it was when it entered the heap is
/// passed over.
struct MergeQueue {
  private var ids: [UInt64] = []
  private var next: [Int] = []
  private var previous: [Int] = []
  /// rank << 32 | place of the left token; the smallest on top.
  private var heap: [UInt64] = []

  mutating func removeAll() {
    ids.removeAll(keepingCapacity: true)
  }

  mutating func append(_ id: Int) { ids.append(UInt64(id)) }

  /// Joins what can be joined and appends the ids that are left.
  ///
  /// - Parameter merges: left id << 32 | right id → rank << 32 | joined id.
  mutating func merge(by merges: [UInt64: UInt64], into result: inout [Int]) {
    let count = ids.count
    next.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    heap.removeAll(keepingCapacity: true)
    for place in 0..<count {
      next.append(place + 1)
      previous.append(place - 1)
      if place > 0 { offer(place - 1, count, merges) }
    }
    while let top = pop() {
      let place = Int(top & 0xffff_ffff)
      // A joined place is marked by a next of -1.
      guard next[place] >= 0, next[place] < count,
        let found = merges[ids[place] << 32 | ids[next[place]]], found >> 32 == top >> 32
      else { continue }
      let right = next[place]
      ids[place] = found & 0xffff_ffff
      next[place] = next[right]
      if next[right] < count { previous[next[right]] = place }
      next[right] = -1
      offer(place, count, merges)
      if previous[place] >= 0 { offer(previous[place], count, merges) }
    }
    var place = 0
    while place < count {
      result.append(Int(ids[place]))
      place = next[place]
    }
  }

  /// Puts the pair that begins at a place into the heap, if there is a merge for it.
  private mutating func offer(_ place: Int, _ count: Int, _ merges: [UInt64: UInt64]) {
    guard next[place] < count, let found = merges[ids[place] << 32 | ids[next[place]]] else {
      return
    }
    let entry = found & ~0xffff_ffff | UInt64(place)
    var index = heap.count
    heap.append(entry)
    while index > 0, heap[(index - 1) / 2] > entry {
      heap[index] = heap[(index - 1) / 2]
      index = (index - 1) / 2
    }
    heap[index] = entry
  }

  private mutating func pop() -> UInt64? {
    guard let top = heap.first else { return nil }
    let entry = heap.removeLast()
    if heap.isEmpty { return top }
    var index = 0
    while true {
      var child = 2 * index + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      if heap[child] >= entry { break }
      heap[index] = heap[child]
      index = child
    }
    heap[index] = entry
    return top
  }
}
