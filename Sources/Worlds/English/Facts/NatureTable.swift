/// Elements, animals, colors of things, and the order of days and months.
enum NatureTable {
  /// Elements with symbol and atomic number. Symbols that are English words are left out: a
  /// checker could not tell the answer from the sentence.
  static let elements = """
    hydrogen = H, 1; helium = He, 2; lithium = Li, 3; carbon = C, 6; nitrogen = N, 7; oxygen = O, 8
    fluorine = F, 9; neon = Ne, 10; sodium = Na, 11; magnesium = Mg, 12; aluminum/aluminium = Al, 13
    silicon = Si, 14; phosphorus = P, 15; sulfur/sulphur = S, 16; chlorine = Cl, 17; argon = Ar, 18
    potassium = K, 19; calcium = Ca, 20; titanium = Ti, 22; chromium = Cr, 24; manganese = Mn, 25
    iron = Fe, 26; cobalt = Co, 27; nickel = Ni, 28; copper = Cu, 29; zinc = Zn, 30
    bromine = Br, 35; krypton = Kr, 36; silver = Ag, 47; tin = Sn, 50; barium = Ba, 56
    tungsten = W, 74; platinum = Pt, 78; gold = Au, 79; mercury = Hg, 80; lead = Pb, 82
    radon = Rn, 86; radium = Ra, 88; uranium = U, 92; plutonium = Pu, 94
    """

  /// Animals with young, class and number of legs, a dash where it is not asked.
  static let animals = """
    cat = kitten, mammal, 4; dog = puppy/pup, mammal, 4; cow = calf, mammal, 4; horse = foal/colt/filly, mammal, 4
    sheep = lamb, mammal, 4; goat = kid, mammal, 4; pig = piglet, mammal, 4; duck = duckling, bird, 2
    goose = gosling, bird, 2; swan = cygnet, bird, 2; hen = chick, bird, 2; bear = cub, mammal, 4
    lion = cub, mammal, 4; tiger = cub, mammal, 4; deer = fawn, mammal, 4; kangaroo = joey, mammal, -
    frog = tadpole/froglet, amphibian, 4; eagle = eaglet, bird, 2; owl = owlet, bird, 2; seal = pup, mammal, -
    wolf = pup/cub/whelp, mammal, 4; fox = cub/kit/pup, mammal, 4; elephant = calf, mammal, 4; whale = calf, mammal, -
    giraffe = calf, mammal, 4; rabbit = kit/bunny/kitten, mammal, 4; butterfly = caterpillar, insect, 6
    zebra = foal, mammal, 4; spider = -, -, 8; scorpion = -, -, 8; ant = -, insect, 6; bee = -, insect, 6
    beetle = -, insect, 6; mosquito = -, insect, 6; grasshopper = -, insect, 6; wasp = -, insect, 6
    snake = -, reptile, 0; lizard = -, reptile, 4; crocodile = -, reptile, 4; turtle = -, reptile, 4
    shark = -, fish, 0; salmon = -, fish, 0; trout = -, fish, 0; tuna = -, fish, 0
    toad = -, amphibian, 4; newt = -, amphibian, 4; sparrow = -, bird, 2; penguin = -, bird, 2
    parrot = -, bird, 2; robin = -, bird, 2; mouse = -, mammal, 4; bat = -, mammal, -
    dolphin = calf, -, -; crab = -, -, 10; squirrel = -, mammal, 4; camel = calf, mammal, 4
    """

  /// Things with their usual color.
  static let colors = """
    snow = white; grass = green; coal = black; blood = red; milk = white; a ripe banana = yellow
    a ripe tomato = red; a carrot = orange; a lemon = yellow; the clear sky at noon = blue
    chocolate = brown; a lime = green; a strawberry = red; a flamingo = pink
    a crow = black; a canary = yellow; an emerald = green; a ruby = red; a sapphire = blue
    a cucumber = green; spinach = green; a pumpkin = orange; salt = white; tar = black
    a fire engine = red; a sunflower = yellow; cotton = white; an elephant = gray/grey
    broccoli = green; a raven = black; a cherry = red; an eggplant = purple; coffee = brown/black
    a blueberry = blue; cinnamon = brown; ivory = white; lavender = purple/violet; an egg yolk = yellow/orange
    """

  static let shapes = """
    triangle = 3; square = 4; rectangle = 4; pentagon = 5; hexagon = 6; heptagon = 7; octagon = 8
    nonagon = 9; decagon = 10; rhombus = 4; trapezoid = 4; parallelogram = 4
    """

  static let days = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let numberNames = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]

  /// How a small number may be written, its name first.
  static func names(ofNumber digits: String) -> [String] {
    guard let number = Int(digits), numberNames.indices.contains(number) else { return [digits] }
    return [numberNames[number], digits] + (number == 0 ? ["no", "none"] : [])
  }

  static let symbols = elementFacts { .init(.symbol, $0[0], [$1], key: $0[0]) }
  static let elementsOfSymbols = elementFacts { .init(.element, $1, $0, key: $0[0]) }
  static let atomicNumbers: [EnglishFact] = EnglishFact.entries(elements).map {
    EnglishFact(.number, EnglishFact.split($0.entity)[0], [$0.values[1]])
  }

  private static func elementFacts(_ fact: ([String], String) -> EnglishFact) -> [EnglishFact] {
    EnglishFact.entries(elements).map { fact(EnglishFact.split($0.entity), $0.values[0]) }
  }

  static let young = animalFacts(.young, column: 0)
  static let classes = animalFacts(.animalClass, column: 1)
  static let legs: [EnglishFact] = animalFacts(.legs, column: 2).map {
    EnglishFact(.legs, $0.entity, names(ofNumber: $0.answer))
  }

  private static func animalFacts(_ relation: EnglishRelation, column: Int) -> [EnglishFact] {
    EnglishFact.entries(animals).compactMap { entry in
      let value = entry.values[column]
      return value == "-" ? nil : EnglishFact(relation, entry.entity, EnglishFact.split(value))
    }
  }

  static let colorFacts: [EnglishFact] = EnglishFact.entries(colors).map {
    EnglishFact(.color, $0.entity, EnglishFact.split($0.values[0]))
  }
  static let sides: [EnglishFact] = EnglishFact.entries(shapes).map {
    EnglishFact(.sides, $0.entity, names(ofNumber: $0.values[0]))
  }

  /// What comes so many places behind each of a circle of names.
  static func order(_ relation: EnglishRelation, _ names: [String], step: Int) -> [EnglishFact] {
    names.indices.map { index in
      let other = names[(index + step + names.count) % names.count]
      return EnglishFact(relation, names[index], [other])
    }
  }
}
