/// Functions from whole numbers to whole numbers; ``CodeSpecification`` says how the table is written.
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
    """
}
