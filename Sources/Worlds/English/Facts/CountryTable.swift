/// What is asked about countries, one a line: name, capital, continent, currency, main language.
/// A dash stands where there is no one right answer.
enum CountryTable {
  static let rows = """
    France, Paris, Europe, euro, French
    Italy, Rome, Europe, euro, Italian
    Spain, Madrid, Europe, euro, Spanish
    Portugal, Lisbon, Europe, euro, Portuguese
    Germany, Berlin, Europe, euro, German
    Austria, Vienna, Europe, euro, German
    Greece, Athens, Europe, euro, Greek
    Ireland, Dublin, Europe, euro, -
    Finland, Helsinki, Europe, euro, Finnish
    Belgium, Brussels, Europe, euro, -
    the Netherlands, Amsterdam, Europe, euro, Dutch
    Slovakia, Bratislava, Europe, euro, Slovak
    Slovenia, Ljubljana, Europe, euro, Slovenian/Slovene
    Croatia, Zagreb, Europe, euro, Croatian
    Estonia, Tallinn, Europe, euro, Estonian
    Latvia, Riga, Europe, euro, Latvian
    Lithuania, Vilnius, Europe, euro, Lithuanian
    Norway, Oslo, Europe, krone/kroner, Norwegian
    Denmark, Copenhagen, Europe, krone/kroner, Danish
    Sweden, Stockholm, Europe, krona/kronor, Swedish
    Iceland, Reykjavik, Europe, krona/kronur, Icelandic
    Poland, Warsaw, Europe, zloty, Polish
    Hungary, Budapest, Europe, forint, Hungarian
    Romania, Bucharest, Europe, leu, Romanian
    Ukraine, Kyiv/Kiev, Europe, hryvnia, Ukrainian
    Serbia, Belgrade, Europe, dinar, Serbian
    Albania, Tirana, Europe, lek, Albanian
    Switzerland, Bern/Berne, Europe, franc, -
    Russia, Moscow, -, ruble/rouble, Russian
    the United Kingdom, London, Europe, pound, English
    Turkey, Ankara, -, lira, Turkish
    Japan, Tokyo, Asia, yen, Japanese
    China, Beijing/Peking, Asia, yuan/renminbi, Chinese/Mandarin
    South Korea, Seoul, Asia, won, Korean
    Mongolia, Ulaanbaatar/Ulan Bator, Asia, -, Mongolian
    India, New Delhi/Delhi, Asia, rupee, -
    Pakistan, Islamabad, Asia, rupee, -
    Nepal, Kathmandu, Asia, rupee, Nepali
    Bangladesh, Dhaka, Asia, taka, Bengali/Bangla
    Thailand, Bangkok, Asia, baht, Thai
    Vietnam, Hanoi, Asia, dong, Vietnamese
    Cambodia, Phnom Penh, Asia, riel, Khmer/Cambodian
    Indonesia, Jakarta, Asia, rupiah, Indonesian
    Malaysia, Kuala Lumpur, Asia, ringgit, Malay
    the Philippines, Manila, Asia, peso, -
    Iran, Tehran/Teheran, Asia, rial, Persian/Farsi
    Iraq, Baghdad, Asia, dinar, Arabic
    Saudi Arabia, Riyadh, Asia, -, Arabic
    Jordan, Amman, Asia, dinar, Arabic
    Lebanon, Beirut, Asia, -, Arabic
    Syria, Damascus, Asia, -, Arabic
    Afghanistan, Kabul, Asia, -, -
    Egypt, Cairo, Africa, pound, Arabic
    Morocco, Rabat, Africa, dirham, -
    Algeria, Algiers, Africa, dinar, Arabic
    Tunisia, Tunis, Africa, dinar, Arabic
    Libya, Tripoli, Africa, dinar, Arabic
    Kenya, Nairobi, Africa, shilling, -
    Ethiopia, Addis Ababa, Africa, birr, -
    Nigeria, Abuja, Africa, naira, English
    Ghana, Accra, Africa, cedi, English
    Senegal, Dakar, Africa, franc, -
    Uganda, Kampala, Africa, shilling, -
    Zimbabwe, Harare, Africa, -, -
    Angola, Luanda, Africa, kwanza, Portuguese
    Mozambique, Maputo, Africa, metical, Portuguese
    Canada, Ottawa, North America, dollar, -
    the United States, Washington/Washington D.C./Washington DC, North America, dollar, English
    Mexico, Mexico City, North America, peso, Spanish
    Cuba, Havana, North America, peso, Spanish
    Jamaica, Kingston, North America, dollar, English
    Costa Rica, San José, North America, -, Spanish
    Argentina, Buenos Aires, South America, peso, Spanish
    Brazil, Brasília, South America, real, Portuguese
    Chile, Santiago, South America, peso, Spanish
    Peru, Lima, South America, -, Spanish
    Colombia, Bogotá, South America, peso, Spanish
    Venezuela, Caracas, South America, -, Spanish
    Ecuador, Quito, South America, dollar, Spanish
    Uruguay, Montevideo, South America, peso, Spanish
    Paraguay, Asunción, South America, -, -
    Australia, Canberra, -, dollar, English
    New Zealand, Wellington, Oceania, dollar, English
    Fiji, Suva, Oceania, dollar, -
    """.split(separator: "\n").map { $0.split(separator: ", ").map(String.init) }

  /// Other names of the countries, for answers that name one.
  static let otherNames = [
    "the United States": ["United States of America", "US", "USA", "U.S.", "America"],
    "the United Kingdom": ["UK", "U.K.", "Great Britain", "Britain", "England"],
    "the Netherlands": ["Holland"], "Turkey": ["Türkiye"], "South Korea": ["Korea"],
    "Ireland": ["Republic of Ireland"], "Russia": ["Russian Federation"],
  ]

  /// The facts of one column.
  static func facts(_ relation: EnglishRelation, column: Int) -> [EnglishFact] {
    rows.compactMap { row in
      row[column] == "-" ? nil : EnglishFact(relation, row[0], EnglishFact.split(row[column]))
    }
  }

  /// Which country a capital belongs to; the split goes by the country.
  static let countries: [EnglishFact] = rows.map { row in
    EnglishFact(
      .country, EnglishFact.split(row[1])[0], [row[0]] + otherNames[row[0], default: []],
      key: row[0])
  }
}
