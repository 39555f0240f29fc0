/// Functions of whole numbers; ``CodeSpecification`` says how the table is written.
enum NumberFunctions {
  static let table = """
    factorial | number | returns the product of all whole numbers from 1 to n
    def factorial(n):
        if n <= 1:
            return 1
        return n * factorial(n - 1)
    ~ n * factorial => n + factorial
    ~ return 1 => return 0
    ~ return n * => return (n - 1) *
    --
    func factorial(_ n: Int) -> Int {
        if n <= 1 { return 1 }
        return n * factorial(n - 1)
    }
    ~ n * factorial => n + factorial
    ~ return 1 => return 0
    ~ return n * => return (n - 1) *
    ==
    fibonacci | number | returns the n-th Fibonacci number, counting from 0 and 1 at positions 0 and 1
    def fibonacci(n):
        a, b = 0, 1
        for _ in range(n):
            a, b = b, a + b
        return a
    ~ 0, 1 => 1, 1
    ~ return a => return b
    ~ range(n) => range(1, n)
    --
    func fibonacci(_ n: Int) -> Int {
        var (a, b) = (0, 1)
        for _ in 0..<n { (a, b) = (b, a + b) }
        return a
    }
    ~ (0, 1) => (1, 1)
    ~ return a => return b
    ~ 0..<n => 0...n
    ==
    sum_to | number | returns the sum of all whole numbers from 1 to n, n included
    def sum_to(n):
        total = 0
        for i in range(1, n + 1):
            total += i
        return total
    ~ n + 1 => n
    ~ total = 0 => total = 1
    ~ += i => += n
    --
    func sumTo(_ n: Int) -> Int {
        var total = 0
        for i in stride(from: 1, through: n, by: 1) { total += i }
        return total
    }
    ~ through => to
    ~ var total = 0 => var total = 1
    ~ += i => += n
    ==
    sum_of_squares | number | returns the sum of the squares of the whole numbers from 1 to n
    def sum_of_squares(n):
        total = 0
        for i in range(1, n + 1):
            total += i * i
        return total
    ~ i * i => i * 2
    ~ range(1, n + 1) => range(1, n)
    ~ i * i => i * n
    --
    func sumOfSquares(_ n: Int) -> Int {
        var total = 0
        for i in stride(from: 1, through: n, by: 1) { total += i * i }
        return total
    }
    ~ i * i => i * 2
    ~ through => to
    ~ i * i => i * n
    ==
    gcd | number | returns the greatest common divisor of two positive numbers
    def gcd(a, b):
        while b != 0:
            a, b = b, a % b
        return a
    ~ return a => return b
    ~ a % b => b % a if a else 0
    ~ != 0 => > 1
    --
    func gcd(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (a, b)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
    ~ return a => return b
    ~ != 0 => > 1
    ==
    lcm | number | returns the least common multiple of two positive numbers
    def lcm(a, b):
        multiple = a
        while multiple % b != 0:
            multiple += a
        return multiple
    ~ multiple = a => multiple = a * b
    ~ return multiple => return multiple - a
    ~ += a => += 1
    --
    func lcm(_ a: Int, _ b: Int) -> Int {
        var multiple = a
        while multiple % b != 0 { multiple += a }
        return multiple
    }
    ~ multiple = a => multiple = a * b
    ~ return multiple => return multiple - a
    ~ += a => += 1
    ==
    power | number | returns the base multiplied by itself as often as the exponent says, 1 for the exponent 0
    def power(base, exponent):
        result = 1
        for _ in range(exponent):
            result *= base
        return result
    ~ result = 1 => result = base
    ~ *= base => *= exponent
    ~ *= base => += base
    --
    func power(_ base: Int, _ exponent: Int) -> Int {
        var result = 1
        for _ in 0..<exponent { result *= base }
        return result
    }
    ~ result = 1 => result = base
    ~ *= base => *= exponent
    ~ *= base => += base
    ==
    digit_sum | number | returns the sum of the decimal digits of a number that is not negative
    def digit_sum(n):
        total = 0
        while n > 0:
            total += n % 10
            n //= 10
        return total
    ~ n % 10 => n // 10
    ~ n > 0 => n > 9
    ~ total += => total =
    --
    func digitSum(_ n: Int) -> Int {
        var (n, total) = (n, 0)
        while n > 0 {
            total += n % 10
            n /= 10
        }
        return total
    }
    ~ n % 10 => n / 10
    ~ n > 0 => n > 9
    ~ total += => total =
    ==
    count_digits | number | returns how many decimal digits a positive number has
    def count_digits(n):
        count = 0
        while n > 0:
            n //= 10
            count += 1
        return count
    ~ n > 0 => n > 10
    ~ count = 0 => count = 1
    ~ //= 10 => //= 2
    --
    func countDigits(_ n: Int) -> Int {
        var (n, count) = (n, 0)
        while n > 0 {
            n /= 10
            count += 1
        }
        return count
    }
    ~ n > 0 => n > 10
    ~ (n, 0) => (n, 1)
    ~ /= 10 => /= 2
    ==
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
    larger | number | returns the larger of two numbers
    def larger(a, b):
        if a > b:
            return a
        return b
    ~ a > b => a < b
    ~ return b => return a
    --
    func larger(_ a: Int, _ b: Int) -> Int {
        if a > b { return a }
        return b
    }
    ~ a > b => a < b
    ~ return b => return a
    ==
    distance | number | returns how far apart two numbers are, never less than 0
    def distance(a, b):
        if a > b:
            return a - b
        return b - a
    ~ a > b => a < b
    ~ return b - a => return a - b
    ~ return a - b => return a + b
    --
    func distance(_ a: Int, _ b: Int) -> Int {
        if a > b { return a - b }
        return b - a
    }
    ~ a > b => a < b
    ~ return b - a => return a - b
    ~ return a - b => return a + b
    ==
    clamp | number | returns x, but low if x is below low and high if x is above high
    def clamp(x, low, high):
        if x < low:
            return low
        if x > high:
            return high
        return x
    ~ return low => return high
    ~ x > high => x < high
    ~ return x => return low
    --
    func clamp(_ x: Int, _ low: Int, _ high: Int) -> Int {
        if x < low { return low }
        if x > high { return high }
        return x
    }
    ~ return low => return high
    ~ x > high => x < high
    ~ return x => return low
    ==
    sign | number | returns -1 for a negative number, 0 for zero and 1 for a positive number
    def sign(n):
        if n > 0:
            return 1
        if n < 0:
            return -1
        return 0
    ~ n > 0 => n >= 0
    ~ return -1 => return 1
    ~ n < 0 => n <= 0
    --
    func sign(_ n: Int) -> Int {
        if n > 0 { return 1 }
        if n < 0 { return -1 }
        return 0
    }
    ~ n > 0 => n >= 0
    ~ return -1 => return 1
    ~ n < 0 => n <= 0
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
