Feature: Twenty cases that are easy to get wrong
  A historian trusts a check that finds the slip, and only if it stays silent where sources merely speak differently.

  Background:
    Given the sources
      | source  | published  |
      | lexicon |            |
      | history |            |
      | column  |            |
      | speech  | 2018       |
      | review  | 2016-03-14 |
    And the events
      | event        | kind         | parties |
      | ties         | established  | JP, KH  |
      | independence | independence | KH      |
      | severed      | severed      | JP, KH  |
      | renewed      | resumed      | JP, KH  |
      | mission      | operation    | UN, KH  |
      | role         | other        | JP, KH  |
      | aid          | aid          | JP, KH  |
      | rank         | superlative  | JP, KH  |
      | partnership  | upgraded     | JP, KH  |
      | higher       | upgraded     | CN, KH  |
      | embassy      | mission_opened | JP, KH |
      | signed       | agreement    | JP, KH  |
      | in-force     | in_force     | JP, KH  |
      | announced    | announcement | JP, KH  |

  Scenario: 1. An anniversary "this year" in an undated source dates the source and supports nothing
    When lexicon says of ties {date: 1953}
    And column says of ties {anniversary: 65, on: published}
    Then nothing is in conflict
    And column is taken to be written in 2018

  Scenario: 1. Such a source bears out no event: it was dated by it
    When lexicon says of ties {date: 1953}
    And column says of ties {anniversary: 65, on: published}
    And history says of ties {date: 1960}
    Then there is a contradiction between lexicon and history
    And the year 1953 is borne out by 1 source

  Scenario: 2. "Next year will mark the 75th" counts from the year after the publication
    When lexicon says of ties {date: 1953}
    And history says of ties {anniversary: 70, on: 2023}
    And speech says of ties {anniversary: 75, on: published+1y}
    Then there is a contradiction anniversary-arithmetic about ties
    And its explanation names 1944

  Scenario: 2. And agrees where the sum comes out
    When lexicon says of ties {date: 1953}
    And speech says of ties {anniversary: 66, on: published+1y}
    Then nothing is in conflict

  Scenario Outline: 3. "In its 70th year" is a difference of 69 or 70
    When lexicon says of ties {date: <year>}
    And history says of ties {nth_year: 70, on: 2023}
    Then <outcome>

    Examples:
      | year | outcome                     |
      | 1952 | there is a contradiction anniversary-arithmetic about ties |
      | 1953 | nothing is in conflict      |
      | 1954 | nothing is in conflict      |
      | 1955 | there is a contradiction anniversary-arithmetic about ties |

  Scenario Outline: 3. "The 70th anniversary" is exactly 70
    When lexicon says of ties {date: <year>}
    And history says of ties {anniversary: 70, on: 2023}
    Then <outcome>

    Examples:
      | year | outcome                |
      | 1952 | there is a contradiction anniversary-arithmetic about ties |
      | 1953 | nothing is in conflict |
      | 1954 | there is a contradiction anniversary-arithmetic about ties |

  Scenario Outline: 4. "70 years of ties" may be 71 calendar years before the month and day have come round
    When lexicon says of ties {date: <year>}
    And history says of ties {duration: 70y, to: 2023-01}
    Then <outcome>

    Examples:
      | year | outcome                |
      | 1953 | nothing is in conflict |
      | 1952 | there is a tension anniversary-arithmetic about ties |
      | 1950 | there is a contradiction anniversary-arithmetic about ties |

  Scenario: 5. An anniversary is compared with a day by its year
    When lexicon says of ties {date: 1953-12-20}
    And history says of ties {anniversary: 70, on: 2023-01}
    Then nothing is in conflict

  Scenario: 6. One before the other, both in one year
    When lexicon says of ties {date: 1953}
    And lexicon says of independence {date: 1953}
    And history says of ties {before: independence}
    Then nothing is in conflict

  Scenario: 6. One before the other, but dated after it
    When lexicon says of signed {date: 1954}
    And lexicon says of independence {date: 1953}
    And history says of signed {before: independence}
    Then there is a contradiction broken-order about signed or independence

  Scenario: 7. "Days after" 29 December may be next year
    When lexicon says of independence {date: 1953-12-29}
    And history says of signed {after: independence, by: {min: 1d, max: 10d}}
    And lexicon says of signed {date: 1954}
    Then nothing is in conflict

  Scenario: 8. "Since 1992" includes 1992
    When lexicon says of role {date: 1992/..}
    And history says of role {date: 1992}
    Then nothing is in conflict

  Scenario: 8. "Since 1992" does not begin in 1985
    When lexicon says of role {date: 1992/..}
    And history says of role {date: 1985/..}
    Then there is a tension contradicting-dates about role

  Scenario: 9. "Over the last 25 years" is no beginning in a certain year
    When speech says of aid {value: 1.5e9, unit: USD, bound: min, measure: investment, over: published-25y}
    And review says of aid {date: 1992/..}
    Then nothing is in conflict

  Scenario: 10. "c. 1953" is strained by 1955
    When lexicon says of ties {date: 1953~}
    And history says of ties {date: 1955}
    Then there is a tension contradicting-dates about ties

  Scenario: 10. "c. 1953" is contradicted by 1960
    When lexicon says of ties {date: 1953~}
    And history says of ties {date: 1960}
    Then there is a contradiction contradicting-dates about ties

  Scenario Outline: 11. "The late 1980s" are 1986 to 1989 by convention
    When lexicon says of role {date: 198X, hedge: late}
    And history says of role {date: <year>}
    Then <outcome>

    Examples:
      | year | outcome                |
      | 1986 | nothing is in conflict |
      | 1989 | nothing is in conflict |
      | 1985 | there is a tension contradicting-dates about role |
      | 1975 | there is a contradiction contradicting-dates about role |

  Scenario Outline: 12. One moment between 1941 and 1945, both ends included
    When lexicon says of signed {date: '[1941..1945]'}
    And history says of signed {date: <year>}
    Then <outcome>

    Examples:
      | year | outcome                |
      | 1941 | nothing is in conflict |
      | 1945 | nothing is in conflict |
      | 1946 | there is a contradiction contradicting-dates about signed |

  Scenario: 12. A state from 1941 to 1945, and something within it
    When lexicon says of role {date: 1941/1945}
    And history says of signed {during: role}
    And history says of signed {date: 1945}
    Then nothing is in conflict

  Scenario: 13. "Shortly before independence in 1953" may be 1952
    When history says of independence {date: 1953}
    And history says of ties {before: independence, hedge: shortly}
    And lexicon says of ties {date: 1952-12}
    Then nothing is in conflict

  Scenario: 14. An operation of 1992 and 1993 "started in 1992"
    When lexicon says of mission {date: 1992/1993}
    And history says of mission {date: 1992}
    Then nothing is in conflict

  Scenario: 15. A severance contradicts "uninterrupted", not the anniversary of the establishment
    When lexicon says of ties {date: 1953}
    And lexicon says of severed {date: 1975}
    And lexicon says of renewed {date: 1992}
    And history says of ties {anniversary: 70, on: 2023}
    Then nothing is in conflict
    And there is a note state-sequence about ties

  Scenario: 15. "Uninterrupted" it was not
    When lexicon says of ties {date: 1953}
    And lexicon says of severed {date: 1975}
    And lexicon says of renewed {date: 1992}
    And history says of ties {uninterrupted: true}
    Then there is a contradiction state-sequence about ties

  Scenario: 16. Aid and investment are different measures
    When speech says of aid {value: 2e9, unit: USD, bound: min, measure: development-aid, over: 1992/..}
    And review says of aid {value: 1.5e9, unit: USD, bound: max, measure: investment, over: 1992/..}
    Then nothing is in conflict

  Scenario: 16. Two lower bounds never conflict
    When speech says of aid {value: 2e9, unit: USD, bound: min, measure: development-aid, over: 1992/..}
    And review says of aid {value: 1.5e9, unit: USD, bound: min, measure: development-aid, over: 1992/..}
    Then nothing is in conflict

  Scenario: 17. A year's figure below the total is consistent with it
    When speech says of aid {value: 822e6, unit: USD, measure: development-aid, over: 2016}
    And review says of aid {value: 2e9, unit: USD, bound: min, measure: development-aid, over: 1992/2017}
    Then nothing is in conflict

  Scenario: 17. Two parts of a period that exceed the whole are not
    When speech says of aid {value: 900e6, unit: USD, measure: development-aid, over: 1992/1999}
    And speech says of aid {value: 800e6, unit: USD, measure: development-aid, over: 2000/2009}
    And review says of aid {value: 1.2e9, unit: USD, measure: development-aid, over: 1992/2009}
    Then there is a contradiction conflicting-quantities about aid

  Scenario: 18. "The biggest donor" and "one of the biggest" differ in strength
    When speech says of rank {rank: 1, of: donors-to-KH, over: 1992/..}
    And review says of rank {rank: 1, of: donors-to-KH, shared: true, over: 1992/..}
    Then nothing is in conflict
    And there is a note disputed-rank about rank

  Scenario: 18. Two sole "biggest" of one time conflict
    When speech says of rank {rank: 1, of: donors-to-KH, over: 1992/..}
    And review says of higher {rank: 1, of: donors-to-KH, over: 2010/..}
    Then there is a contradiction disputed-rank about rank or higher

  Scenario: 19. The first strategic partner, and an earlier one of a higher standing
    When lexicon says of partnership {date: 2013-12}
    And review says of partnership {first: strategic-partner-of-KH}
    And history says of higher {member: comprehensive-strategic-partner-of-KH, over: 2010/..}
    Then there is a contradiction disputed-first about partnership
    And it rests on the premise higher-partnership

  Scenario: 19. Without the premise there is no conflict
    When lexicon says of partnership {date: 2013-12}
    And review says of partnership {first: strategic-partner-of-KH}
    And history says of higher {member: trading-partner-of-KH, over: 2010/..}
    Then nothing is in conflict

  Scenario: 20. Establishment, embassy, signature, entry into force and announcement are separate events
    When lexicon says of ties {date: 1953}
    And history says of announced {date: 1952-11}
    And history says of signed {date: 1954-10}
    And history says of in-force {date: 1955-03}
    And history says of embassy {date: 1955-12}
    Then nothing is in conflict

  Scenario: 20. Doubt about which of them is meant is a choice
    When lexicon says of ties {date: 1953}
    And history says of embassy {date: 1955}
    And column says of ties {one_of: [{date: 1955}, {date: 1955, event: embassy}]}
    Then nothing is in conflict
