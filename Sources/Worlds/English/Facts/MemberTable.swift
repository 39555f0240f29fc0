import Tensors

/// Kinds of things with many of their members, for lists and for names that begin with a letter.
struct MemberKind: Sendable, Hashable {
  let one: String
  let many: String
  let members: [String]

  private init(_ one: String, _ many: String, _ members: String) {
    self.one = one
    self.many = many
    self.members = members.split { $0 == "," || $0 == "\n" }.map {
      String($0.drop { $0 == " " })
    }
  }

  var isHeldOut: Bool { EnglishFact.isHeldOut(many) }

  static let all = [
    MemberKind(
      "fruit", "fruits",
      """
      apple, banana, cherry, orange, lemon, lime, grape, pear, peach, plum, mango, melon, kiwi
      apricot, fig, papaya, pineapple, strawberry, raspberry, blueberry, blackberry, watermelon
      grapefruit, pomegranate, coconut, guava, date, nectarine, tangerine, cranberry, avocado
      """),
    MemberKind(
      "vegetable", "vegetables",
      """
      carrot, potato, onion, cabbage, spinach, broccoli, lettuce, cucumber, celery, pea, bean
      turnip, radish, cauliflower, pumpkin, eggplant, leek, beet, asparagus, kale, zucchini, garlic
      artichoke, tomato, pepper, corn, mushroom, parsnip, okra, squash, yam
      """),
    MemberKind(
      "color", "colors",
      """
      red, orange, yellow, green, blue, purple, violet, pink, brown, black, white, gray, grey
      turquoise, magenta, cyan, maroon, beige, indigo, crimson, gold, silver, lavender, teal, navy
      """),
    MemberKind(
      "animal", "animals",
      """
      cat, dog, horse, cow, pig, sheep, goat, lion, tiger, bear, wolf, fox, deer, rabbit, mouse, rat
      elephant, giraffe, zebra, monkey, gorilla, kangaroo, koala, camel, whale, dolphin, shark, seal
      eagle, owl, parrot, penguin, duck, goose, swan, chicken, snake, lizard, turtle, crocodile
      frog, toad, spider, ant, bee, butterfly, fish, bird, octopus, crab, panda, leopard, cheetah
      hippopotamus, rhinoceros, squirrel, hedgehog, otter, beaver, moose, bat, donkey, tortoise
      alligator, jaguar, hamster, lobster, newt, ostrich, salmon, trout, falcon, hawk, sparrow
      """),
    MemberKind(
      "bird", "birds",
      """
      eagle, owl, parrot, penguin, duck, goose, swan, sparrow, robin, crow, raven, hawk, falcon
      pigeon, dove, stork, heron, flamingo, ostrich, peacock, turkey, chicken, hen, woodpecker
      seagull, pelican, canary, magpie, nightingale, kingfisher, vulture, finch, cardinal, hummingbird
      swallow, quail, crane, cuckoo, toucan, blackbird, lark, jay, blue jay
      """),
    MemberKind(
      "insect", "insects",
      """
      ant, bee, wasp, fly, mosquito, butterfly, moth, beetle, grasshopper, cricket, ladybug
      dragonfly, termite, flea, cockroach, hornet, bumblebee, firefly, mantis, locust, aphid, louse
      """),
    MemberKind(
      "tree", "trees",
      """
      oak, pine, maple, birch, willow, elm, ash, beech, cedar, fir, spruce, palm, poplar, cypress
      chestnut, walnut, redwood, sequoia, eucalyptus, apple, cherry, magnolia, hickory, larch, alder
      """),
    MemberKind(
      "flower", "flowers",
      """
      rose, tulip, daisy, lily, orchid, sunflower, daffodil, carnation, violet, iris, poppy
      lavender, dandelion, marigold, peony, hyacinth, jasmine, pansy, crocus, geranium, begonia
      chrysanthemum, dahlia, petunia, primrose, snowdrop, zinnia, lotus, hydrangea, aster
      """),
    MemberKind(
      "musical instrument", "musical instruments",
      """
      piano, guitar, violin, flute, drum, drums, trumpet, cello, harp, clarinet, saxophone, trombone
      oboe, tuba, organ, banjo, mandolin, ukulele, accordion, harmonica, viola, bassoon, xylophone
      bass, keyboard, recorder, lute, tambourine, bagpipe, horn, French horn, piccolo, lyre
      """),
    MemberKind(
      "sport", "sports",
      """
      soccer, football, basketball, tennis, baseball, hockey, volleyball, rugby, cricket, golf
      swimming, boxing, cycling, skiing, running, badminton, wrestling, gymnastics, rowing, surfing
      skating, judo, karate, fencing, handball, archery, lacrosse, table tennis, softball, sailing
      """),
    MemberKind(
      "country", "countries",
      """
      France, Italy, Spain, Portugal, Germany, Austria, Greece, Ireland, Finland, Belgium
      Netherlands, Norway, Denmark, Sweden, Iceland, Poland, Hungary, Romania, Ukraine, Switzerland
      Russia, United Kingdom, Turkey, Japan, China, South Korea, India, Pakistan, Nepal, Thailand
      Vietnam, Indonesia, Malaysia, Philippines, Iran, Iraq, Saudi Arabia, Jordan, Lebanon, Egypt
      Morocco, Algeria, Kenya, Ethiopia, Nigeria, Ghana, Canada, United States, Mexico, Cuba
      Argentina, Brazil, Chile, Peru, Colombia, Venezuela, Ecuador, Australia, New Zealand, England
      South Africa, Israel, Singapore, Bangladesh, Tanzania, Uganda, USA, UK, Afghanistan, Zambia
      """),
    MemberKind(
      "metal", "metals",
      """
      iron, gold, silver, copper, tin, lead, zinc, aluminum, aluminium, nickel, steel, platinum
      titanium, mercury, brass, bronze, tungsten, chromium, cobalt, magnesium, lithium, sodium
      potassium, calcium, uranium, manganese
      """),
    MemberKind(
      "planet", "planets",
      """
      Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus, Neptune
      """),
    MemberKind(
      "month", "months",
      """
      January, February, March, April, May, June, July, August, September, October, November
      December
      """),
    MemberKind(
      "part of the body", "parts of the body",
      """
      head, arm, leg, hand, foot, finger, toe, eye, ear, nose, mouth, neck, shoulder, knee, elbow
      back, chest, stomach, heart, brain, lung, lungs, liver, hair, skin, tongue, tooth, teeth, chin
      eyes, ears, arms, legs, hands, feet, hip, ankle, wrist, thumb, kidney, face, lip, throat, thigh
      """),
    MemberKind(
      "piece of furniture", "pieces of furniture",
      """
      chair, table, sofa, couch, bed, desk, wardrobe, bookcase, cabinet, dresser, bench, stool
      armchair, cupboard, nightstand, lamp, bookshelf, shelf, ottoman, recliner, dining table
      coffee table, chest of drawers, sideboard, crib
      """),
    MemberKind(
      "piece of clothing", "pieces of clothing",
      """
      shirt, pants, trousers, dress, skirt, coat, jacket, sweater, hat, scarf, glove, gloves, sock
      socks, shoe, shoes, tie, belt, jeans, shorts, blouse, suit, vest, t-shirt, cap, boots, hoodie
      cardigan, pajamas, sandals, tights, underwear, robe, gown, apron, cloak, mittens, leggings
      """),
    MemberKind(
      "drink", "drinks",
      """
      water, tea, coffee, milk, juice, orange juice, apple juice, lemonade, wine, beer, soda, cocoa
      hot chocolate, cola, coke, smoothie, cider, iced tea, whiskey, vodka, rum, champagne, gin
      lemon juice, green tea, black tea, mineral water, cocktail, milkshake, martini, brandy
      """),
    MemberKind(
      "vehicle", "vehicles",
      """
      car, bus, truck, bicycle, motorcycle, train, airplane, boat, ship, van, taxi, tram, scooter
      helicopter, tractor, bike, plane, motorbike, lorry, ambulance, jeep, wagon, cart, subway, ferry
      rocket, submarine, sled, limousine, minivan, moped, carriage
      """),
    MemberKind(
      "tool", "tools",
      """
      hammer, saw, screwdriver, wrench, pliers, drill, axe, chisel, shovel, rake, file, knife
      scissors, spade, hoe, level, clamp, tape measure, ruler, trowel, mallet, sander, plane, spanner
      """),
    MemberKind(
      "language", "languages",
      """
      English, French, Spanish, German, Italian, Portuguese, Dutch, Russian, Chinese, Mandarin
      Japanese, Korean, Arabic, Hindi, Bengali, Turkish, Greek, Polish, Swedish, Norwegian, Danish
      Finnish, Hungarian, Czech, Romanian, Ukrainian, Hebrew, Persian, Thai, Vietnamese, Latin
      Swahili, Urdu, Punjabi, Tamil, Malay, Indonesian, Welsh, Irish, Cantonese, Icelandic
      """),
    MemberKind(
      "profession", "professions",
      """
      doctor, teacher, nurse, lawyer, engineer, farmer, baker, butcher, carpenter, plumber
      electrician, pilot, chef, cook, firefighter, police officer, dentist, writer, artist, actor
      musician, scientist, architect, accountant, journalist, mechanic, tailor, judge, librarian
      veterinarian, pharmacist, surgeon, soldier, programmer, photographer, barber, secretary
      psychologist, waiter, singer, dancer, painter, author, professor, gardener, fisherman
      """),
    MemberKind(
      "dairy product", "dairy products",
      """
      milk, cheese, butter, yogurt, cream, ice cream, buttermilk, cottage cheese, sour cream, whey
      """),
    MemberKind(
      "gemstone", "gemstones",
      """
      diamond, ruby, emerald, sapphire, opal, topaz, amethyst, garnet, pearl, jade, turquoise
      aquamarine, peridot, onyx, agate, citrine, zircon, tourmaline, quartz, lapis lazuli
      """),
    MemberKind(
      "spice", "spices",
      """
      cinnamon, pepper, ginger, nutmeg, clove, cloves, saffron, turmeric, paprika, cumin, cardamom
      salt, vanilla, mustard, oregano, basil, thyme, rosemary, black pepper, chili, coriander, garlic
      cayenne, allspice, anise, fennel, curry, mace
      """),
  ]
}
