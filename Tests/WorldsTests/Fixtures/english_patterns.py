"""The English world's sentences, as patterns of our own: how questions are asked and answered."""

QUESTIONS = {
    "capital": [r"What is the capital of (.+)\?", r"Which city is the capital of (.+)\?"],
    "country": [r"Which country has (.+) as its capital\?", r"(.+) is the capital of which country\?"],
    "continent": [r"On which continent is (.+)\?", r"Which continent does (.+) belong to\?"],
    "currency": [r"What is the currency of (.+)\?", r"Which currency is used in (.+)\?"],
    "language": [r"What is the main language of (.+)\?",
                 r"Which language do most people in (.+) speak\?"],
    "opposite": [r'What is the opposite of (?:the word )?"?([\w-]+)"?\?'],
    "synonym": [r"What is a synonym of (.+)\?", r'Which word means the same as "(.+)"\?'],
    "plural": [r'What is the plural of (?:the noun )?"?(\w+)"?\?'],
    "past": [r'What is the past tense of (?:the verb )?"?(\w+)"?\?'],
    "participle": [r'What is the -ing form of (?:the verb )?"?(\w+)"?\?'],
    "comparative": [r'What is the comparative (?:form )?of "?(\w+)"?\?'],
    "superlative": [r'What is the superlative (?:form )?of "?(\w+)"?\?'],
    "symbol": [r"What is the chemical symbol of (.+)\?", r"Which chemical symbol stands for (.+)\?"],
    "element": [r"Which chemical element has the symbol (\w+)\?",
                r"What element does the symbol (\w+) stand for\?"],
    "number": [r"What is the atomic number of (.+)\?", r"Which atomic number does (.+) have\?"],
    "young": [r"What is a young (.+) called\?", r"What do you call a baby (.+)\?"],
    "legs": [r"(?:How many|What number of) legs does an? (.+) have\?"],
    "sides": [r"(?:How many|What number of) sides does an? (.+) have\?"],
    "color": [r"What color is (.+)\?", r"Which color does (.+) usually have\?"],
    "class": [r"Is an? (.+) a mammal, .+\?", r"Which class of animals does an? (.+) belong to: .+\?"],
    "day-after": [r"Which day comes after (\w+)\?", r"What day follows (\w+)\?"],
    "day-before": [r"Which day comes before (\w+)\?", r"What day comes just before (\w+)\?"],
    "month-after": [r"Which month comes after (\w+)\?", r"What month follows (\w+)\?"],
    "month-before": [r"Which month comes before (\w+)\?", r"What month comes just before (\w+)\?"],
}
# Sentences: where entity and value stand in them.
STATEMENTS = {
    "capital": r"The capital of (?P<e>.+) is (?P<v>.+)", "country": r"(?P<e>.+) is the capital of (?P<v>.+)",
    "continent": r"(?P<e>.+) is in (?P<v>.+)", "currency": r"The currency of (?P<e>.+) is the (?P<v>.+)",
    "language": r"The main language of (?P<e>.+) is (?P<v>.+)",
    "opposite": r"The opposite of (?P<e>.+) is (?P<v>.+)", "synonym": r"A synonym of (?P<e>.+) is (?P<v>.+)",
    "plural": r"The plural of (?P<e>.+) is (?P<v>.+)", "past": r"The past tense of (?P<e>.+) is (?P<v>.+)",
    "participle": r"The -ing form of (?P<e>.+) is (?P<v>.+)",
    "comparative": r"The comparative of (?P<e>.+) is (?P<v>.+)",
    "superlative": r"The superlative of (?P<e>.+) is (?P<v>.+)",
    "symbol": r"The chemical symbol of (?P<e>.+) is (?P<v>.+)",
    "element": r"The symbol (?P<e>.+) stands for (?P<v>.+)",
    "number": r"The atomic number of (?P<e>.+) is (?P<v>.+)",
    "young": r"A young (?P<e>.+) is called an? (?P<v>.+)", "legs": r"An? (?P<e>.+) has (?P<v>\w+) legs",
    "sides": r"An? (?P<e>.+) has (?P<v>\w+) sides", "class": r"An? (?P<e>.+) is an? (?P<v>.+)",
    "day-after": r"The day after (?P<e>.+) is (?P<v>.+)", "day-before": r"The day before (?P<e>.+) is (?P<v>.+)",
    "month-after": r"The month after (?P<e>.+) is (?P<v>.+)",
    "month-before": r"The month before (?P<e>.+) is (?P<v>.+)", "color": r"(?P<e>.+) is (?P<v>\w+)",
}
PROPER = {"capital", "country", "continent", "language", "day-after", "day-before", "month-after",
          "month-before", "symbol", "element"}
ARTICLES = {"currency", "young", "class"}

# Stories that tell a sum, with the sum.
STORIES = [
    (r"Anna has (\d+) marbles and gets (\d+) more\. How many marbles does Anna have now\?", "a+b"),
    (r"There are (\d+) stamps in one album and (\d+) in another\. How many stamps are there in all\?", "a+b"),
    (r"Ben has (\d+) coins and gives away (\d+) of them\. How many coins does Ben have left\?", "a-b"),
    (r"A train has (\d+) seats, and (\d+) of them are taken\. How many seats are free\?", "a-b"),
    (r"There are (\d+) bags with (\d+) marbles each\. How many marbles are there in all\?", "a*b"),
    (r"A ticket costs (\d+) dollars\. How many dollars do (\d+) tickets cost\?", "a*b"),
    (r"Clara has (\d+) stamps\. She gets (\d+) from her aunt and (\d+) from her uncle\. How many stamps does Clara have now\?", "a+b+c"),
    (r"A tram carries (\d+) passengers\. (\d+) get on, then (\d+) get off\. How many passengers are on the tram now\?", "a+b-c"),
    (r"David has (\d+) coins\. He spends (\d+) and then earns (\d+)\. How many coins does he have now\?", "a-b+c"),
    (r"A shop has (\d+) lamps\. It sells (\d+) on one day and (\d+) on the next\. How many lamps are left\?", "a-b-c"),
    (r"Emma buys (\d+) packs of (\d+) pencils and (\d+) single pencils\. How many pencils does she buy\?", "a*b+c"),
    (r"There are (\d+) rows of (\d+) seats, and (\d+) seats are broken\. How many seats can be used\?", "a*b-c"),
]
