/// Functions from lists to single values; ``CodeSpecification`` says how the table is written.
enum ListFunctions {
  static let table = """
    sum_list | number | returns the sum of the numbers in a list
    def sum_list(numbers):
        total = 0
        for number in numbers:
            total += number
        return total
    ~ total = 0 => total = 1
    ~ in numbers: => in numbers[1:]:
    ~ total += => total =
    --
    func sumList(_ numbers: [Int]) -> Int {
        var total = 0
        for number in numbers { total += number }
        return total
    }
    ~ total = 0 => total = 1
    ~ in numbers => in numbers.dropFirst()
    ~ total += => total =
    ==
    product | number | returns the product of the numbers in a list, 1 for an empty one
    def product(numbers):
        result = 1
        for number in numbers:
            result *= number
        return result
    ~ result = 1 => result = 0
    ~ *= number => += number
    ~ in numbers: => in numbers[:-1]:
    --
    func product(_ numbers: [Int]) -> Int {
        var result = 1
        for number in numbers { result *= number }
        return result
    }
    ~ result = 1 => result = 0
    ~ *= number => += number
    ~ in numbers => in numbers.dropLast()
    ==
    largest | number | returns the largest number of a list that is not empty
    def largest(numbers):
        best = numbers[0]
        for number in numbers:
            if number > best:
                best = number
        return best
    ~ number > best => number < best
    ~ numbers[0] => 0
    ~ return best => return number
    --
    func largest(_ numbers: [Int]) -> Int {
        var best = numbers[0]
        for number in numbers {
            if number > best { best = number }
        }
        return best
    }
    ~ number > best => number < best
    ~ numbers[0] => 0
    ~ return best => return numbers[0]
    ==
    smallest | number | returns the smallest number of a list that is not empty
    def smallest(numbers):
        best = numbers[0]
        for number in numbers:
            if number < best:
                best = number
        return best
    ~ number < best => number > best
    ~ numbers[0] => 0
    ~ in numbers: => in numbers[:-1]:
    --
    func smallest(_ numbers: [Int]) -> Int {
        var best = numbers[0]
        for number in numbers {
            if number < best { best = number }
        }
        return best
    }
    ~ number < best => number > best
    ~ numbers[0] => 0
    ~ in numbers => in numbers.dropLast()
    ==
    index_of_largest | number | returns the position, from 0, of the first largest number of a list
    def index_of_largest(numbers):
        best = 0
        for i in range(len(numbers)):
            if numbers[i] > numbers[best]:
                best = i
        return best
    ~ numbers[i] > => numbers[i] >=
    ~ return best => return numbers[best]
    ~ numbers[best]: => best:
    --
    func indexOfLargest(_ numbers: [Int]) -> Int {
        var best = 0
        for i in numbers.indices {
            if numbers[i] > numbers[best] { best = i }
        }
        return best
    }
    ~ numbers[i] > => numbers[i] >=
    ~ return best => return numbers[best]
    ~ > numbers[best] => > best
    ==
    count_even | number | returns how many numbers in a list are even
    def count_even(numbers):
        count = 0
        for number in numbers:
            if number % 2 == 0:
                count += 1
        return count
    ~ == 0 => != 0
    ~ += 1 => += number
    ~ count = 0 => count = 1
    --
    func countEven(_ numbers: [Int]) -> Int {
        var count = 0
        for number in numbers {
            if number % 2 == 0 { count += 1 }
        }
        return count
    }
    ~ == 0 => != 0
    ~ += 1 => += number
    ~ count = 0 => count = 1
    ==
    count_positive | number | returns how many numbers in a list are greater than zero
    def count_positive(numbers):
        count = 0
        for number in numbers:
            if number > 0:
                count += 1
        return count
    ~ number > 0 => number >= 0
    ~ number > 0 => number < 0
    ~ += 1 => += number
    --
    func countPositive(_ numbers: [Int]) -> Int {
        var count = 0
        for number in numbers {
            if number > 0 { count += 1 }
        }
        return count
    }
    ~ number > 0 => number >= 0
    ~ number > 0 => number < 0
    ~ += 1 => += number
    ==
    count_value | number | returns how often a value occurs in a list
    def count_value(numbers, value):
        count = 0
        for number in numbers:
            if number == value:
                count += 1
        return count
    ~ number == value => number != value
    ~ return count => return value
    ~ += 1 => = 1
    --
    func countValue(_ numbers: [Int], _ value: Int) -> Int {
        var count = 0
        for number in numbers {
            if number == value { count += 1 }
        }
        return count
    }
    ~ number == value => number != value
    ~ return count => return value
    ~ += 1 => = 1
    ==
    find_value | number | returns the first position of a value in a list, or -1 if it is missing
    def find_value(numbers, value):
        for i in range(len(numbers)):
            if numbers[i] == value:
                return i
        return -1
    ~ return i => return value
    ~ return -1 => return 0
    ~ range(len(numbers)) => range(1, len(numbers))
    --
    func findValue(_ numbers: [Int], _ value: Int) -> Int {
        for i in numbers.indices {
            if numbers[i] == value { return i }
        }
        return -1
    }
    ~ return i => return value
    ~ return -1 => return 0
    ~ in numbers.indices => in numbers.indices.dropLast()
    ==
    spread | number | returns the difference between the largest and the smallest number of a list
    def spread(numbers):
        low = numbers[0]
        high = numbers[0]
        for number in numbers:
            low = min(low, number)
            high = max(high, number)
        return high - low
    ~ high - low => high + low
    ~ min(low, number) => min(high, number)
    ~ high = numbers[0] => high = 0
    --
    func spread(_ numbers: [Int]) -> Int {
        var low = numbers[0]
        var high = numbers[0]
        for number in numbers {
            low = min(low, number)
            high = max(high, number)
        }
        return high - low
    }
    ~ high - low => high + low
    ~ min(low, number) => min(high, number)
    ~ high = numbers[0] => high = 0
    ==
    sum_of_odd | number | returns the sum of the odd numbers in a list
    def sum_of_odd(numbers):
        total = 0
        for number in numbers:
            if number % 2 != 0:
                total += number
        return total
    ~ != 0 => == 0
    ~ += number => += 1
    ~ number % 2 => number % 3
    --
    func sumOfOdd(_ numbers: [Int]) -> Int {
        var total = 0
        for number in numbers {
            if number % 2 != 0 { total += number }
        }
        return total
    }
    ~ != 0 => == 0
    ~ += number => += 1
    ~ number % 2 => number % 3
    ==
    contains_value | truth | tells whether a list contains a value
    def contains_value(numbers, value):
        for number in numbers:
            if number == value:
                return True
        return False
    ~ number == value => number >= value
    ~ return False => return True
    ~ number == value => number != value
    --
    func containsValue(_ numbers: [Int], _ value: Int) -> Bool {
        for number in numbers {
            if number == value { return true }
        }
        return false
    }
    ~ number == value => number >= value
    ~ return false => return true
    ~ number == value => number != value
    ==
    is_sorted | truth | tells whether a list is in ascending order, equal neighbors allowed
    def is_sorted(numbers):
        for i in range(len(numbers) - 1):
            if numbers[i] > numbers[i + 1]:
                return False
        return True
    ~ > numbers[i + 1] => >= numbers[i + 1]
    ~ numbers[i] > => numbers[i] <
    ~ len(numbers) - 1 => len(numbers) - 2
    --
    func isSorted(_ numbers: [Int]) -> Bool {
        for (a, b) in zip(numbers, numbers.dropFirst()) {
            if a > b { return false }
        }
        return true
    }
    ~ a > b => a >= b
    ~ a > b => a < b
    ~ zip(numbers, => zip(numbers.dropFirst(),
    ==
    all_positive | truth | tells whether all numbers in a list are greater than zero
    def all_positive(numbers):
        for number in numbers:
            if number <= 0:
                return False
        return True
    ~ <= 0 => < 0
    ~ return True => return False
    ~ <= 0 => > 0
    --
    func allPositive(_ numbers: [Int]) -> Bool {
        for number in numbers {
            if number <= 0 { return false }
        }
        return true
    }
    ~ <= 0 => < 0
    ~ return true => return false
    ~ <= 0 => > 0
    ==
    has_duplicates | truth | tells whether some value occurs twice in a list
    def has_duplicates(numbers):
        seen = set()
        for number in numbers:
            if number in seen:
                return True
            seen.add(number)
        return False
    ~ number in seen => number not in seen
    ~ return False => return True
    ~ seen.add(number) => seen = {number}
    --
    func hasDuplicates(_ numbers: [Int]) -> Bool {
        var seen = Set<Int>()
        for number in numbers {
            if seen.contains(number) { return true }
            seen.insert(number)
        }
        return false
    }
    ~ if seen => if !seen
    ~ return false => return true
    ~ seen.insert(number) => seen = [number]
    """
}
