/// Things with three descriptions: one has the first word and not the second, one the second and
/// not the first, both of six words and more; the short one has four at most.
enum ThingTable {
  typealias Row = (
    name: String, first: String, withFirst: String, second: String, withSecond: String,
    short: String
  )

  static let rows: [Row] = [
    (
      "winter", "snow", "Winter often brings snow, ice and long nights.", "cold",
      "Winter is the cold time of the year.", "Short and icy days."
    ),
    (
      "summer", "sun", "In summer the sun shines for many hours.", "warm",
      "Summer is the warm time of the year.", "Long, bright days."
    ),
    (
      "a cat", "soft", "A cat is a small animal with soft fur.", "pet",
      "A cat is a pet that likes to sleep.", "A small, furry hunter."
    ),
    (
      "a dog", "loyal", "A dog is a loyal friend to many people.", "barks",
      "A dog is an animal that barks at strangers.", "Man's best friend."
    ),
    (
      "the sea", "salt", "The sea is a vast body of salt water.", "waves",
      "The sea is wide and moves in waves.", "Deep, blue and wide."
    ),
    (
      "the moon", "night", "The moon shines over us in the night.", "round",
      "The moon is a round body of rock.", "A rock in space."
    ),
    (
      "a library", "books", "A library lends books to people for free.", "quiet",
      "A library is a quiet place to read.", "A house of stories."
    ),
    (
      "a bicycle", "wheels", "A bicycle has two wheels and a chain.", "pedals",
      "A bicycle moves when the rider turns its pedals.", "A simple vehicle."
    ),
    (
      "rain", "clouds", "Rain is water that falls from the clouds.", "wet",
      "Rain makes the streets and the gardens wet.", "Drops from above."
    ),
    (
      "bread", "flour", "Bread is baked from flour, water and yeast.", "eat",
      "Bread is a food that many people eat daily.", "A baked loaf."
    ),
    (
      "a forest", "trees", "A forest is a large area full of trees.", "animals",
      "A forest is home to many wild animals.", "A shady green place."
    ),
    (
      "a river", "flows", "A river is water that flows to the sea.", "fish",
      "A river is a long stream with many fish.", "Water on its way."
    ),
    (
      "a clock", "time", "A clock shows the time with two hands.", "ticks",
      "A clock is a device that ticks all day.", "It counts the hours."
    ),
    (
      "a school", "children", "A school is where children learn to read.", "teachers",
      "A school is a place where teachers give lessons.", "A place to learn."
    ),
    (
      "fire", "hot", "Fire is hot and gives off bright light.", "burns",
      "Fire burns wood and turns it into ash.", "Flames and smoke."
    ),
    (
      "a tree", "leaves", "A tree has a trunk, branches and leaves.", "tall",
      "A tree is a tall plant made of wood.", "A large woody plant."
    ),
    (
      "music", "sounds", "Music is made of sounds that people enjoy.", "songs",
      "Music is what we hear in songs and dances.", "Art for the ears."
    ),
    (
      "a garden", "flowers", "A garden is a place where flowers are grown.", "vegetables",
      "A garden is where people grow their own vegetables.", "A patch of plants."
    ),
    (
      "the desert", "sand", "The desert is a land of rock and sand.", "dry",
      "The desert is a very dry and empty place.", "Hardly any water."
    ),
    (
      "a kitchen", "cook", "A kitchen is the room in which people cook.", "stove",
      "A kitchen is a room with a stove and a sink.", "Where meals are made."
    ),
    (
      "a train", "rails", "A train runs on rails from town to town.", "passengers",
      "A train carries many passengers over long distances.", "A row of carriages."
    ),
    (
      "a mountain", "high", "A mountain is a very high piece of land.", "climb",
      "A mountain is something that people like to climb.", "Rock that rises steeply."
    ),
    (
      "sleep", "rest", "Sleep is the rest that everybody needs at night.", "dreams",
      "Sleep is a state in which we have dreams.", "Closed eyes, calm breath."
    ),
    (
      "a letter", "paper", "A letter is a message written on paper.", "stamp",
      "A letter is a message that needs a stamp.", "News in an envelope."
    ),
    (
      "an island", "water", "An island is land with water on all sides.", "beaches",
      "An island is a piece of land with many beaches.", "Land in the sea."
    ),
    (
      "honey", "bees", "Honey is a thick syrup that bees make.", "sweet",
      "Honey is a sweet food with a golden color.", "Golden and sticky."
    ),
    (
      "a bridge", "river", "A bridge takes a road over a river.", "cross",
      "A bridge lets people cross a deep valley.", "A way over."
    ),
    (
      "autumn", "fall", "In autumn the leaves turn red and fall.", "harvest",
      "Autumn is the season of harvest and of wind.", "The year grows older."
    ),
    (
      "ice", "frozen", "Ice is water that has frozen into a solid.", "slippery",
      "Ice is hard, clear and very slippery to walk on.", "Solid, cold water."
    ),
    (
      "a market", "fruit", "A market is where farmers sell fruit and eggs.", "stalls",
      "A market is a square full of stalls and people.", "Many small shops."
    ),
  ]
}
