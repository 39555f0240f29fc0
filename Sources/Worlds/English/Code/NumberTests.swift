/// Functions that tell something about a whole number or list what belongs to it; ``CodeSpecification`` says how the table is written.
enum NumberTests {
  static let table = """
    is_prime | truth | tells whether a number is prime
    def is_prime(n):
        if n < 2:
            return False
        for d in range(2, n):
            if n % d == 0:
                return False
        return True
    ~ n < 2 => n < 1
    ~ range(2, n) => range(2, n // 2)
    ~ range(2, n) => range(3, n)
    ~ == 0 => == 1
    --
    func isPrime(_ n: Int) -> Bool {
        if n < 2 { return false }
        var d = 2
        while d < n {
            if n % d == 0 { return false }
            d += 1
        }
        return true
    }
    ~ n < 2 => n < 1
    ~ d = 2 => d = 3
    ~ d < n => d <= n
    ~ == 0 => == 1
    ==
    is_even | truth | tells whether a number is even
    def is_even(n):
        return n % 2 == 0
    ~ == 0 => == 1
    ~ % 2 => // 2
    ~ % 2 => % 4
    --
    func isEven(_ n: Int) -> Bool {
        return n % 2 == 0
    }
    ~ == 0 => == 1
    ~ % 2 => / 2
    ~ % 2 => % 4
    ==
    is_leap_year | truth | tells whether a year of the Gregorian calendar is a leap year
    def is_leap_year(year):
        if year % 400 == 0:
            return True
        if year % 100 == 0:
            return False
        return year % 4 == 0
    ~ return False => return True
    ~ year % 400 => year % 500
    ~ year % 4 == 0 => year % 2 == 0
    --
    func isLeapYear(_ year: Int) -> Bool {
        if year % 400 == 0 { return true }
        if year % 100 == 0 { return false }
        return year % 4 == 0
    }
    ~ return false => return true
    ~ year % 400 => year % 500
    ~ year % 4 == 0 => year % 2 == 0
    ==
    is_perfect_square | truth | tells whether a number is the square of a whole number
    def is_perfect_square(n):
        root = 0
        while root * root < n:
            root += 1
        return root * root == n
    ~ < n => <= n
    ~ == n => >= n
    ~ root * root == n => root * 2 == n
    --
    func isPerfectSquare(_ n: Int) -> Bool {
        var root = 0
        while root * root < n { root += 1 }
        return root * root == n
    }
    ~ < n => <= n
    ~ == n => >= n
    ~ root * root == n => root * 2 == n
    ==
    is_between | truth | tells whether x is greater than low and less than high
    def is_between(x, low, high):
        return low < x and x < high
    ~ and => or
    ~ x < high => x <= high
    ~ low < x => low <= x
    --
    func isBetween(_ x: Int, _ low: Int, _ high: Int) -> Bool {
        return low < x && x < high
    }
    ~ && => ||
    ~ x < high => x <= high
    ~ low < x => low <= x
    ==
    divisors | list | returns the divisors of a positive number in ascending order
    def divisors(n):
        found = []
        for d in range(1, n + 1):
            if n % d == 0:
                found.append(d)
        return found
    ~ n + 1 => n
    ~ range(1, => range(2,
    ~ == 0 => != 0
    --
    func divisors(_ n: Int) -> [Int] {
        var found: [Int] = []
        for d in 1...n {
            if n % d == 0 { found.append(d) }
        }
        return found
    }
    ~ 1...n => 1..<n
    ~ append(d) => append(n)
    ~ == 0 => != 0
    ==
    countdown | list | returns the numbers from n down to 1
    def countdown(n):
        numbers = []
        while n > 0:
            numbers.append(n)
            n -= 1
        return numbers
    ~ n > 0 => n >= 0
    ~ n -= 1 => n -= 2
    ~ n > 0 => n > 1
    --
    func countdown(_ n: Int) -> [Int] {
        var (n, numbers) = (n, [Int]())
        while n > 0 {
            numbers.append(n)
            n -= 1
        }
        return numbers
    }
    ~ n > 0 => n >= 0
    ~ n -= 1 => n -= 2
    ~ n > 0 => n > 1
    """
}
