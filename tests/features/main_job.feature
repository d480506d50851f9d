Feature: Five articles on Japan and Cambodia
  Five articles tell the same seventy years and do not agree on all of it. A historian wants to know what each of them
  says and when, which statements cannot all be true, and which only look as if they clashed.

  Scenario Outline: An article dates an event
    When "<article>" is read
    Then it dates "<words>" to <date>

    Examples:
      | article        | words                                | date      |
      | hutt-2018      | first established ties               | 1953      |
      | hutt-2018      | severed                              | 1975      |
      | hutt-2018      | UNTAC                                | 1992      |
      | hutt-2018      | renew its ties                       | 1992      |
      | hutt-2018      | occupied Cambodia                    | 1941/1945 |
      | hutt-2018      | became independent                   | 1953      |
      | hutt-2018      | July’s general election              | 2018-07   |
      | hutt-2018      | direct flights                       | 2016      |
      | hutt-2018      | inaugurated                          | 2015-04   |
      | chanborey-2016 | Paris Peace Agreements               | 1991      |
      | chanborey-2016 | upgraded their relations             | 2013-12   |
      | chanborey-2016 | ASEAN Foreign Ministers’ Meeting     | 2012-07   |
      | chanborey-2016 | elections of July 2013               | 2013-07   |
      | csp-2023       | raised the relationship              | 2023      |
      | csp-2023       | held by China alone                  | 2010/..   |
      | csp-2023       | visit of the Japanese prime minister | 2022      |
      | csp-2023       | general election of July 2023        | 2023-07   |
      | yara-2022      | general election of 1993             | 1993      |
      | yara-2022      | high-income country                  | ../2050   |

  Scenario Outline: An article counts from a date it does not give
    When "<article>" is read
    Then it says of "<words>": <statement>

    Examples:
      | article   | words             | statement                         |
      | hutt-2018 | 65th anniversary  | anniversary: 65, on: published    |
      | csp-2023  | 70 years          | anniversary: 70, on: 2023         |
      | yara-2022 | 30th anniversary  | anniversary: 30, on: published    |
      | yara-2022 | 75th anniversary  | anniversary: 75, on: published+1y |

  Scenario Outline: An article gives a figure
    When "<article>" is read
    Then it gives <value> <unit> as <bound> for "<words>" over <period>

    Examples:
      | article        | words                            | value      | unit        | bound  | period        |
      | hutt-2018      | development assistance           | 2000000000 | USD         | min    | 1992/..       |
      | chanborey-2016 | official development assistance  | 2000000000 | USD         | min    | 1992/..       |
      | hutt-2018      | Foreign direct investment        | 822000000  | USD         | exact  | 2016          |
      | hutt-2018      | invested                         | 1500000000 | USD         | min    | published-25y |
      | hutt-2018      | tourists                         | 200000     | tourist     | min    | published-1y  |
      | hutt-2018      | investors                        | 3500       | investor    | approx | published     |
      | chanborey-2016 | strategic partnerships           | 10         | partnership | exact  | 2015          |

  Scenario Outline: What cannot all be true is found
    When the fact file is checked
    Then there is a <level> under "<rule>" that rests on <claims>

    Examples:
      | level         | rule                   | claims                                                                                |
      | contradiction | anniversary-arithmetic | yara-2022 "75th anniversary", yara-2022 "30th anniversary", hutt-2018 "UNTAC"          |
      | contradiction | source-date-conflict   | chanborey-2016 "March 14, 2016", chanborey-2016 "2017"                                 |
      | tension       | contradicting-dates    | csp-2023 "launched", csp-2023 "raised the relationship"                                |
      | contradiction | disputed-first         | chanborey-2016 "first strategic partner", csp-2023 "held by China alone"               |
      | note          | disputed-rank          | hutt-2018 "the biggest donor", chanborey-2016 "one of the biggest donors"              |
      | tension       | contradicting-dates    | yara-2022 "late 1980s", chanborey-2016 "since the Paris Peace Agreements"              |
      | note          | state-sequence         | hutt-2018 "severed"                                                                   |

  Scenario Outline: What only looks like a conflict is left in peace
    When the fact file is checked
    Then nothing sets <one> against <other>

    Examples:
      | one                                      | other                                  |
      | hutt-2018 "development assistance"       | hutt-2018 "bill of $2 billion"         |
      | hutt-2018 "development assistance"       | hutt-2018 "has invested more than"     |
      | hutt-2018 "reached an agreement"         | hutt-2018 "first established ties"     |
      | hutt-2018 "first established ties"       | chanborey-2016 "Angkor era"            |
      | hutt-2018 "development assistance"       | chanborey-2016 "development assistance" |

  Scenario: The minimal sets are exactly two, and the sixty-fifth is in none
    When the fact file is checked
    Then the seventy-fifth cannot stand with hutt-2018 "first established ties", yara-2022 "30th anniversary", hutt-2018 "UNTAC"
    And the seventy-fifth cannot stand with csp-2023 "70 years", yara-2022 "30th anniversary", hutt-2018 "UNTAC"
    And there is no third such set
    And the best mend reads 70 instead of 75

  Scenario Outline: A year of publication that nobody states is inferred
    When the fact file is checked
    Then "<article>" was published in <year>, by its own words

    Examples:
      | article   | year |
      | hutt-2018 | 2018 |
      | yara-2022 | 2022 |

  Scenario: The shipped reports are what the shipped facts give
    When the main job runs on a copy of the project
    Then it writes the reports that are in the repository, byte for byte
    And the fact file is unchanged

  Scenario: A new article with a clash of its own
    Given a copy of the project
    And a new article that says "In 1954 Japan and Cambodia established diplomatic relations."
    When its claims are extracted and all accepted
    Then the check fails and names the new article

  Scenario: The main job says what its proposals would bring
    Given a copy of the project
    And a new article that says "In 1954 Japan and Cambodia established diplomatic relations."
    When the main job runs again
    Then it counts the conflicts that accepting its proposals would bring

  Scenario: The shipped facts pass the check that CI makes
    Given a copy of the project
    Then the check passes, and names what was decided
