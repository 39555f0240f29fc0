/// Functions of text; ``CodeSpecification`` says how the table is written.
enum TextFunctions {
  static let table = """
    count_vowels | number | returns how many vowels (a, e, i, o, u) a text in small letters has
    def count_vowels(text):
        count = 0
        for letter in text:
            if letter in "aeiou":
                count += 1
        return count
    ~ "aeiou" => "aeio"
    ~ letter in => letter not in
    ~ return count => return len(text)
    --
    func countVowels(_ text: String) -> Int {
        var count = 0
        for letter in text {
            if "aeiou".contains(letter) { count += 1 }
        }
        return count
    }
    ~ "aeiou" => "aeio"
    ~ if "aeiou" => if !"aeiou"
    ~ return count => return text.count
    ==
    count_letter | number | returns how often a letter occurs in a text
    def count_letter(text, letter):
        count = 0
        for character in text:
            if character == letter:
                count += 1
        return count
    ~ == letter => != letter
    ~ += 1 => = 1
    ~ in text: => in text[1:]:
    --
    func countLetter(_ text: String, _ letter: Character) -> Int {
        var count = 0
        for character in text {
            if character == letter { count += 1 }
        }
        return count
    }
    ~ == letter => != letter
    ~ += 1 => = 1
    ~ in text { => in text.dropFirst() {
    ==
    count_words | number | returns how many words a text with single spaces between them has, 0 for an empty text
    def count_words(text):
        if text == "":
            return 0
        count = 1
        for character in text:
            if character == " ":
                count += 1
        return count
    ~ count = 1 => count = 0
    ~ return 0 => return 1
    ~ == " ": => != " ":
    --
    func countWords(_ text: String) -> Int {
        if text.isEmpty { return 0 }
        var count = 1
        for character in text {
            if character == " " { count += 1 }
        }
        return count
    }
    ~ count = 1 => count = 0
    ~ return 0 => return 1
    ~ == " " => != " "
    ==
    reverse_text | text | returns a text with its letters in reverse order
    def reverse_text(text):
        result = ""
        for letter in text:
            result = letter + result
        return result
    ~ letter + result => result + letter
    ~ in text: => in text[1:]:
    ~ return result => return text
    --
    func reverseText(_ text: String) -> String {
        var result = ""
        for letter in text { result = String(letter) + result }
        return result
    }
    ~ String(letter) + result => result + String(letter)
    ~ in text => in text.dropFirst()
    ~ return result => return text
    ==
    is_palindrome | truth | tells whether a text reads the same forwards and backwards
    def is_palindrome(text):
        for i in range(len(text) // 2):
            if text[i] != text[len(text) - 1 - i]:
                return False
        return True
    ~ != => ==
    ~ return True => return False
    ~ len(text) // 2 => len(text) // 3
    --
    func isPalindrome(_ text: String) -> Bool {
        let letters = Array(text)
        for i in 0..<letters.count / 2 {
            if letters[i] != letters[letters.count - 1 - i] { return false }
        }
        return true
    }
    ~ != => ==
    ~ return true => return false
    ~ letters.count / 2 => letters.count / 3
    ==
    starts_and_ends_alike | truth | tells whether the first and the last letter of a word are the same
    def starts_and_ends_alike(word):
        return word[0] == word[-1]
    ~ word[-1] => word[1]
    ~ == => !=
    ~ word[0] => word[-1]
    --
    func startsAndEndsAlike(_ word: String) -> Bool {
        return word.first == word.last
    }
    ~ == word.last => == word.dropFirst().first
    ~ == => !=
    ~ word.first => word.last
    ==
    remove_spaces | text | returns a text without its spaces
    def remove_spaces(text):
        result = ""
        for character in text:
            if character != " ":
                result += character
        return result
    ~ != " " => == " "
    ~ result += character => result = character
    ~ return result => return text
    --
    func removeSpaces(_ text: String) -> String {
        var result = ""
        for character in text {
            if character != " " { result.append(character) }
        }
        return result
    }
    ~ != " " => == " "
    ~ result.append(character) => result = String(character)
    ~ return result => return text
    ==
    repeat_text | text | returns a text written a number of times in a row
    def repeat_text(text, times):
        result = ""
        for _ in range(times):
            result += text
        return result
    ~ range(times) => range(times - 1)
    ~ result = "" => result = text
    ~ result += text => result = text
    --
    func repeatText(_ text: String, _ times: Int) -> String {
        var result = ""
        for _ in 0..<times { result += text }
        return result
    }
    ~ 0..<times => 0...times
    ~ result = "" => result = text
    ~ result += text => result = text
    ==
    first_letters | text | returns the first letters of the words in a list as one text
    def first_letters(words):
        result = ""
        for word in words:
            result += word[0]
        return result
    ~ word[0] => word[-1]
    ~ result += => result =
    ~ word[0] => word
    --
    func firstLetters(_ words: [String]) -> String {
        var result = ""
        for word in words { result += word.prefix(1) }
        return result
    }
    ~ prefix(1) => suffix(1)
    ~ word.prefix(1) => word
    ~ prefix(1) => prefix(2)
    ==
    longest_word | text | returns the first of the longest words in a list that is not empty
    def longest_word(words):
        best = words[0]
        for word in words:
            if len(word) > len(best):
                best = word
        return best
    ~ > len(best) => >= len(best)
    ~ > len(best) => < len(best)
    ~ len(word) > len(best) => word > best
    --
    func longestWord(_ words: [String]) -> String {
        var best = words[0]
        for word in words {
            if word.count > best.count { best = word }
        }
        return best
    }
    ~ > best.count => >= best.count
    ~ > best.count => < best.count
    ~ word.count > best.count => word > best
    ==
    join_words | text | returns the words of a list as one text with a comma between two words
    def join_words(words):
        result = ""
        for i in range(len(words)):
            if i > 0:
                result += ","
            result += words[i]
        return result
    ~ i > 0 => i > 1
    ~ i > 0 => i >= 0
    ~ i > 0 => i == 0
    --
    func joinWords(_ words: [String]) -> String {
        var result = ""
        for i in words.indices {
            if i > 0 { result += "," }
            result += words[i]
        }
        return result
    }
    ~ i > 0 => i > 1
    ~ i > 0 => i >= 0
    ~ i > 0 => i == 0
    ==
    word_lengths | list | returns the lengths of the words in a list
    def word_lengths(words):
        lengths = []
        for word in words:
            lengths.append(len(word))
        return lengths
    ~ len(word) => len(words)
    ~ len(word) => len(lengths)
    ~ len(word) => len(word) - 1
    --
    func wordLengths(_ words: [String]) -> [Int] {
        var lengths: [Int] = []
        for word in words { lengths.append(word.count) }
        return lengths
    }
    ~ word.count => words.count
    ~ word.count => lengths.count
    ~ word.count => word.count - 1
    """
}
