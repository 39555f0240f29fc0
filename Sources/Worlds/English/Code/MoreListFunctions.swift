/// Functions from lists to lists; ``CodeSpecification`` says how the table is written.
enum MoreListFunctions {
  static let table = """
    double_all | list | returns a list with each number doubled
    def double_all(numbers):
        result = []
        for number in numbers:
            result.append(number * 2)
        return result
    ~ number * 2 => number + 2
    ~ number * 2 => number * number
    ~ return result => return numbers
    --
    func doubleAll(_ numbers: [Int]) -> [Int] {
        var result: [Int] = []
        for number in numbers { result.append(number * 2) }
        return result
    }
    ~ number * 2 => number + 2
    ~ number * 2 => number * number
    ~ return result => return numbers
    ==
    keep_even | list | returns the even numbers of a list in their order
    def keep_even(numbers):
        result = []
        for number in numbers:
            if number % 2 == 0:
                result.append(number)
        return result
    ~ == 0 => == 1
    ~ number % 2 => number // 2
    ~ result.append(number) => result.insert(0, number)
    --
    func keepEven(_ numbers: [Int]) -> [Int] {
        var result: [Int] = []
        for number in numbers {
            if number % 2 == 0 { result.append(number) }
        }
        return result
    }
    ~ == 0 => == 1
    ~ number % 2 => number / 2
    ~ result.append(number) => result.insert(number, at: 0)
    ==
    keep_above | list | returns the numbers of a list that are greater than a limit
    def keep_above(numbers, limit):
        return [number for number in numbers if number > limit]
    ~ > limit => >= limit
    ~ > limit => < limit
    ~ [number for => [limit for
    --
    func keepAbove(_ numbers: [Int], _ limit: Int) -> [Int] {
        return numbers.filter { number in number > limit }
    }
    ~ > limit => >= limit
    ~ > limit => < limit
    ~ number > limit => number != limit
    ==
    remove_value | list | returns a list without the places where a value stands
    def remove_value(numbers, value):
        return [number for number in numbers if number != value]
    ~ != value => == value
    ~ != value => > value
    ~ != value => != 0
    --
    func removeValue(_ numbers: [Int], _ value: Int) -> [Int] {
        return numbers.filter { number in number != value }
    }
    ~ != value => == value
    ~ != value => > value
    ~ != value => != 0
    ==
    reverse_list | list | returns a list in reverse order
    def reverse_list(numbers):
        result = []
        for i in range(len(numbers) - 1, -1, -1):
            result.append(numbers[i])
        return result
    ~ - 1, -1, -1) => - 1, 0, -1)
    ~ numbers[i] => i
    ~ len(numbers) - 1 => len(numbers) - 2
    --
    func reverseList(_ numbers: [Int]) -> [Int] {
        var result: [Int] = []
        for number in numbers { result.insert(number, at: 0) }
        return result
    }
    ~ at: 0 => at: result.count
    ~ in numbers => in numbers.dropFirst()
    ~ at: 0 => at: result.count / 2
    ==
    running_sums | list | returns the sums of the first one, two, three … numbers of a list
    def running_sums(numbers):
        total = 0
        sums = []
        for number in numbers:
            total += number
            sums.append(total)
        return sums
    ~ sums.append(total) => sums.append(number)
    ~ total += number => total = number * 2
    ~ total = 0 => total = 1
    --
    func runningSums(_ numbers: [Int]) -> [Int] {
        var total = 0
        var sums: [Int] = []
        for number in numbers {
            total += number
            sums.append(total)
        }
        return sums
    }
    ~ sums.append(total) => sums.append(number)
    ~ total += number => total = number * 2
    ~ total = 0 => total = 1
    ==
    differences | list | returns each number of a list but the first minus the one before it
    def differences(numbers):
        result = []
        for i in range(1, len(numbers)):
            result.append(numbers[i] - numbers[i - 1])
        return result
    ~ range(1, => range(0,
    ~ numbers[i] - numbers[i - 1] => numbers[i - 1] - numbers[i]
    ~ numbers[i - 1] => numbers[0]
    --
    func differences(_ numbers: [Int]) -> [Int] {
        var result: [Int] = []
        for (a, b) in zip(numbers, numbers.dropFirst()) { result.append(b - a) }
        return result
    }
    ~ b - a => a - b
    ~ b - a => b + a
    ~ numbers.dropFirst() => numbers.dropLast()
    ==
    first_items | list | returns the first k items of a list, all if there are fewer
    def first_items(numbers, k):
        result = []
        for number in numbers:
            if len(result) < k:
                result.append(number)
        return result
    ~ < k => <= k
    ~ len(result) < k => number < k
    ~ append(number) => append(k)
    --
    func firstItems(_ numbers: [Int], _ k: Int) -> [Int] {
        var result: [Int] = []
        for number in numbers {
            if result.count < k { result.append(number) }
        }
        return result
    }
    ~ < k => <= k
    ~ result.count < k => number < k
    ~ append(number) => append(k)
    ==
    unique_items | list | returns the different numbers of a list in the order of their first places
    def unique_items(numbers):
        result = []
        for number in numbers:
            if number not in result:
                result.append(number)
        return result
    ~ not in result => in result
    ~ append(number) => insert(0, number)
    ~ not in result => not in result[-1:]
    --
    func uniqueItems(_ numbers: [Int]) -> [Int] {
        var result: [Int] = []
        for number in numbers {
            if !result.contains(number) { result.append(number) }
        }
        return result
    }
    ~ !result => result
    ~ append(number) => insert(number, at: 0)
    ~ result.contains(number) => result.suffix(1).contains(number)
    ==
    merge_sorted | list | merges two ascending lists into one ascending list
    def merge_sorted(a, b):
        result = []
        i, j = 0, 0
        while i < len(a) and j < len(b):
            if a[i] <= b[j]:
                result.append(a[i])
                i += 1
            else:
                result.append(b[j])
                j += 1
        return result + a[i:] + b[j:]
    ~ + b[j:] => + a[j:]
    ~ a[i] <= b[j] => a[i] >= b[j]
    ~ result + a[i:] => result + a
    --
    func mergeSorted(_ a: [Int], _ b: [Int]) -> [Int] {
        var result: [Int] = []
        var (i, j) = (0, 0)
        while i < a.count && j < b.count {
            if a[i] <= b[j] {
                result.append(a[i])
                i += 1
            } else {
                result.append(b[j])
                j += 1
            }
        }
        return result + a[i...] + b[j...]
    }
    ~ result + a[i...] => result + a
    ~ a[i] <= b[j] => a[i] >= b[j]
    ~ + b[j...] => + b.dropFirst(i)
    ==
    swap_ends | list | returns a list with its first and last items exchanged, for two items or more
    def swap_ends(numbers):
        result = list(numbers)
        result[0] = numbers[-1]
        result[-1] = numbers[0]
        return result
    ~ numbers[-1] => numbers[1]
    ~ result[-1] = numbers[0] => result[-1] = result[0]
    ~ return result => return numbers
    --
    func swapEnds(_ numbers: [Int]) -> [Int] {
        var result = numbers
        result[0] = numbers[numbers.count - 1]
        result[numbers.count - 1] = numbers[0]
        return result
    }
    ~ numbers[numbers.count - 1] => numbers[1]
    ~ = numbers[0] => = result[0]
    ~ return result => return numbers
    ==
    every_second | list | returns the first, third, fifth … item of a list
    def every_second(numbers):
        result = []
        for i in range(0, len(numbers), 2):
            result.append(numbers[i])
        return result
    ~ range(0, => range(1,
    ~ , 2) => , 3)
    ~ append(numbers[i]) => append(i)
    --
    func everySecond(_ numbers: [Int]) -> [Int] {
        var result: [Int] = []
        for i in numbers.indices {
            if i % 2 == 0 { result.append(numbers[i]) }
        }
        return result
    }
    ~ == 0 => == 1
    ~ i % 2 => i % 3
    ~ append(numbers[i]) => append(i)
    """
}
