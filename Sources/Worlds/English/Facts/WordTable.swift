/// Words and what grammar and meaning make of them. Answers behind a slash are right as well.
enum WordTable {
  /// Pairs of opposites; each is asked about, with further right answers to its question.
  static let opposites = """
    hot = cold/cool; tall = short; thick = thin; wide = narrow; deep = shallow; heavy = light
    hard = soft/easy; fast = slow; rich = poor; strong = weak; early = late
    full = empty; open = closed/shut; clean = dirty/unclean; wet = dry; rough = smooth; sharp = blunt/dull
    happy = sad/unhappy; brave = cowardly/timid/afraid; loud = quiet/soft; bright = dark/dim/dull
    cheap = expensive/dear; true = false; good = bad/evil; near = far; high = low
    inside = outside; up = down; left = right; above = below; begin = end/finish/stop
    love = hate; win = lose; buy = sell; push = pull; arrive = leave/depart; accept = reject/refuse
    remember = forget; laugh = cry; increase = decrease; attack = defend; succeed = fail
    appear = disappear/vanish; build = destroy/demolish; float = sink; lend = borrow
    success = failure; victory = defeat; peace = war; friend = enemy/foe
    heaven = hell; profit = loss; north = south; east = west
    top = bottom; front = back/rear; always = never; everything = nothing; ancient = modern/new
    polite = rude/impolite; guilty = innocent; safe = dangerous/unsafe; alive = dead
    asleep = awake; generous = stingy/selfish/mean; male = female; public = private
    maximum = minimum; positive = negative; superior = inferior; visible = invisible
    possible = impossible; legal = illegal; honest = dishonest; tight = loose; sweet = sour/bitter
    simple = complex/complicated; absent = present; wild = tame; fresh = stale/rotten
    proud = humble/ashamed; whole = partial/broken; major = minor; import = export
    """

  /// Words with words of about the same meaning.
  static let synonyms = """
    hot = scorching/burning/boiling/warm/torrid/heated; happy = glad/joyful/cheerful/content/pleased/delighted/joyous
    fast = quick/rapid/swift/speedy; rich = wealthy/affluent/prosperous; sad = unhappy/sorrowful/gloomy/miserable/melancholy
    brave = courageous/bold/fearless/valiant; loud = noisy; quiet = silent/calm/still
    begin = start/commence; build = construct; buy = purchase; answer = reply/response/respond
    enemy = foe/adversary/opponent; hard = difficult/tough/firm; easy = simple/effortless
    ancient = old/antique/archaic/aged; polite = courteous/civil/respectful/well-mannered
    weak = feeble/frail; strong = powerful/sturdy/robust; dead = deceased/lifeless
    generous = giving/charitable/kind/liberal/benevolent; leave = depart/go/exit; end = finish/conclude/stop/conclusion
    vanish = disappear; huge = enormous/gigantic/massive/immense/giant; tiny = minute/small/little/minuscule
    clever = smart/intelligent/bright; angry = furious/mad/irate; big = large/huge/great/enormous
    street = road; sick = ill/unwell; error = mistake/fault; gift = present; help = assist/aid/assistance/support
    choose = select/pick; shout = yell/scream/cry; stone = rock; sofa = couch; car = automobile
    doctor = physician; lawyer = attorney/advocate; jump = leap/spring; garbage = trash/rubbish/waste
    strange = odd/peculiar/weird/unusual/bizarre; beautiful = lovely/pretty/gorgeous/attractive
    famous = renowned/celebrated/well-known; wicked = evil/sinful; correct = right/accurate; infant = baby
    """

  /// Nouns with their plurals.
  static let plurals = """
    mouse = mice; foot = feet; tooth = teeth; goose = geese; man = men; woman = women; child = children
    person = people/persons; ox = oxen; leaf = leaves; knife = knives; wife = wives; life = lives
    wolf = wolves; half = halves; shelf = shelves; loaf = loaves; thief = thieves; calf = calves
    scarf = scarves/scarfs; city = cities; copy = copies; story = stories; country = countries
    party = parties; lady = ladies; berry = berries; cherry = cherries; puppy = puppies; fly = flies
    box = boxes; fox = foxes; bus = buses/busses; glass = glasses; dress = dresses; church = churches
    watch = watches; brush = brushes; dish = dishes; witch = witches; bench = benches; patch = patches
    potato = potatoes; tomato = tomatoes; hero = heroes; echo = echoes; piano = pianos; photo = photos
    radio = radios; kangaroo = kangaroos; sheep = sheep; deer = deer; fish = fish/fishes
    cactus = cacti/cactuses; crisis = crises; analysis = analyses; oasis = oases; thesis = theses
    phenomenon = phenomena/phenomenons; criterion = criteria/criterions; bacterium = bacteria
    toy = toys; key = keys; monkey = monkeys; boy = boys; tray = trays; book = books; cat = cats
    house = houses; horse = horses; bridge = bridges; garden = gardens; chair = chairs; window = windows
    river = rivers; roof = roofs; cliff = cliffs; chief = chiefs; elf = elves; sandwich = sandwiches
    """

  /// Verbs with past tense and -ing form.
  static let verbs = """
    go = went, going; run = ran, running; eat = ate, eating; see = saw, seeing; take = took, taking
    give = gave, giving; come = came, coming; write = wrote, writing; speak = spoke, speaking
    break = broke, breaking; choose = chose, choosing; drive = drove, driving; ride = rode, riding
    rise = rose, rising; fall = fell, falling; feel = felt, feeling; keep = kept, keeping
    sleep = slept, sleeping; sweep = swept, sweeping; meet = met, meeting; feed = fed, feeding
    find = found, finding; bring = brought, bringing; buy = bought, buying; think = thought, thinking
    catch = caught, catching; teach = taught, teaching; fight = fought, fighting; sing = sang, singing
    ring = rang, ringing; swim = swam, swimming; drink = drank, drinking; begin = began, beginning
    sit = sat, sitting; stand = stood, standing; know = knew, knowing; grow = grew, growing
    throw = threw, throwing; blow = blew, blowing; draw = drew, drawing; fly = flew, flying
    tell = told, telling; sell = sold, selling; hold = held, holding; make = made, making
    build = built, building; send = sent, sending; spend = spent, spending; lend = lent, lending
    lose = lost, losing; win = won, winning; shoot = shot, shooting; steal = stole, stealing
    freeze = froze, freezing; forget = forgot, forgetting; get = got, getting; wear = wore, wearing
    tear = tore, tearing; hide = hid, hiding; bite = bit, biting; lead = led, leading; pay = paid, paying
    say = said, saying; hear = heard, hearing; leave = left, leaving; mean = meant, meaning
    cut = cut, cutting; put = put, putting; shut = shut, shutting; hit = hit, hitting
    walk = walked, walking; play = played, playing; jump = jumped, jumping; stop = stopped, stopping
    plan = planned, planning; try = tried, trying; carry = carried, carrying; study = studied, studying
    dance = danced, dancing; smile = smiled, smiling; hope = hoped, hoping; open = opened, opening
    """

  /// Adjectives with comparative and superlative.
  static let adjectives = """
    good = better, best; bad = worse, worst; big = bigger, biggest; hot = hotter, hottest
    tall = taller, tallest; fast = faster, fastest; cold = colder, coldest; nice = nicer, nicest
    large = larger, largest; small = smaller, smallest; happy = happier, happiest
    easy = easier, easiest; heavy = heavier, heaviest; pretty = prettier, prettiest; dry = drier/dryer, driest
    thin = thinner, thinnest; sad = sadder, saddest; wet = wetter, wettest; safe = safer, safest
    wide = wider, widest; strong = stronger, strongest; weak = weaker, weakest; long = longer, longest
    old = older/elder, oldest/eldest; cheap = cheaper, cheapest
    brave = braver, bravest; busy = busier, busiest; lazy = lazier, laziest; funny = funnier, funniest
    early = earlier, earliest; dirty = dirtier, dirtiest; rich = richer, richest; poor = poorer, poorest
    loud = louder, loudest; sharp = sharper, sharpest; smooth = smoother, smoothest
    bright = brighter, brightest; deep = deeper, deepest; kind = kinder, kindest
    """

  /// The head of the pair of opposites that a word belongs to, so that both fall on one side of
  /// the split.
  static let heads: [String: String] = Dictionary(
    EnglishFact.entries(opposites).flatMap { entry in
      [(entry.entity, entry.entity), (EnglishFact.split(entry.values[0])[0], entry.entity)]
    }, uniquingKeysWith: { first, _ in first })

  /// Each pair in both directions; the way back has the words that were asked for forth.
  static let oppositeFacts: [EnglishFact] = EnglishFact.entries(opposites).flatMap { entry in
    let answers = EnglishFact.split(entry.values[0])
    let back = moreOpposites[answers[0], default: []]
    return [
      EnglishFact(.opposite, entry.entity, answers),
      EnglishFact(.opposite, answers[0], [entry.entity] + back),
    ]
  }

  /// Further right answers to the way back.
  private static let moreOpposites = [
    "lose": ["find", "keep", "gain"], "right": ["wrong"], "present": ["past"],
    "cold": ["warm"], "short": ["long"], "thin": ["fat"], "light": ["dark"], "soft": ["loud"],
    "slow": ["quick", "rapid"], "weak": ["powerful"], "closed": ["opened"],
    "blunt": ["pointed"], "sad": ["joyful", "glad"], "quiet": ["noisy"], "dark": ["light"],
    "false": ["real"], "far": ["close", "nearby"], "sour": ["sugary"], "complex": ["easy"],
    "end": ["start", "beginning"], "hate": ["like"], "fail": ["pass"], "never": ["ever"],
    "leave": ["stay", "come"], "rude": ["courteous"], "loss": ["gain"],
    "nothing": ["something"], "dirty": ["tidy"], "late": ["punctual"],
    "dangerous": ["harmless"], "bad": ["great"], "down": ["upward"], "empty": ["filled"],
    "expensive": ["inexpensive"], "decrease": ["rise"], "refuse": ["agree"],
    "destroy": ["create", "construct"], "sell": ["purchase"],
    "narrow": ["broad"], "stale": ["new"], "partial": ["complete", "full", "total", "impartial"],
    "cowardly": ["courageous", "bold"], "stingy": ["giving"], "dead": ["living"],
    "below": ["over"], "enemy": ["ally"], "dry": ["moist"], "loose": ["firm", "fixed"],
  ]

  /// The facts of one column of a table with two.
  static func facts(_ relation: EnglishRelation, _ table: String, column: Int) -> [EnglishFact] {
    EnglishFact.entries(table).map {
      EnglishFact(relation, $0.entity, EnglishFact.split($0.values[column]))
    }
  }
}
