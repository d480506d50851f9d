Feature: Claims that speak of one event are brought together
  A historian reads what several sources say of one event side by side, and can see why a claim is taken to be about it.

  Scenario: Two sources give one date
    Given the claims
      | id | source | kind        | parties | says         | words                                        |
      | a  | first  | established | NO, KE  | 1963-12-12   | relations were established on 12 December    |
      | b  | second | established | KE, NO  | 1963         | ties date from 1963                          |
    When the claims are linked
    Then a and b speak of one event called "ke-no-established-1963"
    And the reason for b names "same kind (established)" and "dates agree"

  Scenario: A contradiction is no reason to split an event
    Given the claims
      | id | source | kind        | parties | says | words                          |
      | a  | first  | established | NO, KE  | 1963 | relations were established     |
      | b  | second | established | NO, KE  | 1965 | diplomatic relations of 1965   |
    When the claims are linked
    Then a and b speak of one event

  Scenario: Who tells of one thing and denies another in the same month means two things
    Given the claims
      | id | source | kind      | parties | says        | words                                    |
      | a  | first  | suspended | NO, KE  | 1990-10     | in October 1990 aid was suspended        |
      | b  | first  | severed   | NO, KE  | not 1990-10 | relations were not severed with the aid  |
      | c  | second | severed   | NO, KE  | 1990-10     | relations were severed in October 1990   |
    When the claims are linked
    Then a and b speak of different events
    And b and c speak of one event

  Scenario: Two visits in different years are two events
    Given the claims
      | id | source | kind  | parties | says | words                         |
      | a  | first  | visit | NO, KE  | 1966 | the president went to Oslo    |
      | b  | second | visit | NO, KE  | 1971 | the president went to Oslo    |
    When the claims are linked
    Then a and b speak of different events

  Scenario: The stages of a treaty are different events
    Given the claims
      | id | source | kind       | parties | says       | words                              |
      | a  | first  | negotiated | NO, KE  | 1970       | the fisheries treaty was drafted   |
      | b  | first  | agreement  | NO, KE  | 1971-03-01 | the fisheries treaty was signed    |
      | c  | first  | ratified   | NO, KE  | 1971-09    | the fisheries treaty was ratified  |
      | d  | first  | in_force   | NO, KE  | 1972       | the fisheries treaty took effect   |
    When the claims are linked
    Then a, b, c and d speak of different events

  Scenario: A treaty that comes into force when others sign it is no signing
    Given the claims
      | id | source | kind      | parties | says       | words                                            |
      | a  | first  | agreement | NO, KE  | 1971-03-01 | the fisheries treaty was signed on 1 March 1971  |
      | b  | second | in_force  | NO, KE  | 1971-03-01 | the fisheries treaty, in force from 1 March 1971 |
    When the claims are linked
    Then a and b speak of different events

  Scenario: One day by the old calendar and by the new is one event
    Given the claims
      | id | source | kind      | parties | says       | words                                       |
      | a  | first  | agreement | GR, SE  | 1908-10-19 | both governments put their names to a text  |
      | b  | second | agreement | GR, SE  | 1908-11-01 | a consular convention was signed            |
      | c  | third  | agreement | GR, SE  | 1908-11-09 | the shipping lines were heard on tariffs    |
    When the claims are linked
    Then a and b speak of one event
    And b and c speak of different events
    And the reason for b names "same kind (agreement)" and "one day by two calendars (1908-11-01, 1908-10-19)"

  Scenario: After the old calendar was given up such a lag means nothing
    Given the claims
      | id | source | kind      | parties | says       | words                                       |
      | a  | first  | agreement | GR, SE  | 1968-10-19 | both governments put their names to a text  |
      | b  | second | agreement | GR, SE  | 1968-11-01 | a consular convention was signed            |
    When the claims are linked
    Then a and b speak of different events

  Scenario: An event has every party that somebody names beside the others
    Given the claims
      | id | source | kind    | parties | says | words                                |
      | a  | first  | severed | NO      | 1977 | relations were broken off in 1977    |
      | b  | second | severed | NO      | 1977 | relations were broken off in 1977    |
      | c  | third  | severed | NO, KE  | 1977 | Norway and Kenya broke off relations |
    When the claims are linked
    Then a, b and c speak of one event called "ke-no-severed-1977"

  Scenario: An anniversary belongs to the event it counts from
    Given the claims
      | id | source | kind        | parties | says                          | words                              |
      | a  | first  | established | NO, KE  | 1963-12-12                    | relations were established         |
      | b  | first  | severed     | NO, KE  | 1987-10                       | Nairobi broke off relations        |
      | c  | second | anniversary | NO, KE  | 50th anniversary kept in 2013 | fifty years of relations           |
    When the claims are linked
    Then a and c speak of one event
    And b and c speak of different events

  Scenario: A person's word is final
    Given the claims
      | id | source | kind        | parties | says | words                       | event   |
      | a  | first  | established | NO, KE  | 1963 | relations were established  | ties    |
      | b  | second | visit       | NO, KE  | 1980 | the king came to Nairobi    | ties    |
      | c  | third  | established | NO, KE  | 1963 | relations were established  |         |
    When the claims are linked
    Then a, b and c speak of one event called "ties"
    And the reason for b is "the file says so"

  Scenario: Which partnership is meant tells events apart
    Given the claims
      | id | source | kind     | parties | says    | words                        | qualifier                           |
      | a  | first  | upgraded | JP, KH  | 2013-12 | became strategic partners    | strategic partnership               |
      | b  | second | upgraded | JP, KH  | 2013    | a higher partnership         | comprehensive strategic partnership |
    When the claims are linked
    Then a and b speak of different events

  Scenario: A state that took over another's treaties is the same party
    Given the claims
      | id | source | kind      | parties | says       | words                    |
      | a  | first  | agreement | JP, SU  | 1956-10-19 | the declaration signed   |
      | b  | second | agreement | JP, RU  | 1956       | the declaration of 1956  |
    When the claims are linked
    Then a and b speak of one event

  Scenario: One source that establishes relations twice tells of one beginning
    Given the claims
      | id | source | kind        | parties | says                           | words                                     | qualifier   |
      | a  | first  | established | NO, KE  | 1832                           | a pamphlet has relations begin in 1832    |             |
      | b  | first  | anniversary | NO, KE  | 200th anniversary kept in 2023 | this year's two hundred years of ties     | established |
    When the claims are linked
    Then a and b speak of one event

  Scenario: Which recognition is meant holds against the whole event, not against its vaguest claim
    Given the claims
      | id | source | kind        | parties | says       | words                                    | qualifier |
      | a  | first  | recognition | NO, KE  | 1949-12-27 | Oslo recognised Kenya de jure            | de jure   |
      | b  | second | recognition | NO, KE  | 1949-12-27 | Oslo recognised Kenya that day           |           |
      | c  | third  | recognition | NO, KE  | 1947       | de facto recognition came in 1947        | de facto  |
    When the claims are linked
    Then a and b speak of one event
    And a and c speak of different events

  Scenario: An anniversary that does not say of what needs more than a pair of countries
    Given the claims
      | id | source | kind        | parties | says                              | words                                        |
      | a  | first  | established | NO, KE  | 1963                              | relations were established                   |
      | b  | second | anniversary | NO, KE  | 30th anniversary kept in published | thirty years since the fire on the quay      |
    When the claims are linked
    Then a and b speak of different events

  Scenario: A source that counts two numbers of years to one undated day counts from two events
    Given the claims
      | id | source | kind        | parties | says                                | words                                   | qualifier |
      | a  | first  | agreement   | NO, KE  | 1855-02-07                          | the treaty of the two harbours          |           |
      | b  | first  | agreement   | NO, KE  | 1875-05-07                          | the treaty of the exchanged islands     |           |
      | c  | second | anniversary | NO, KE  | 150th anniversary kept in published | 150 years of the two harbours treaty    | agreement |
      | d  | second | anniversary | NO, KE  | 140th anniversary kept in published | the exchanged islands, 140 years on     | agreement |
    When the claims are linked
    Then c and d speak of different events
    And b and d speak of one event

  Scenario: Two figures of one sentence are of two things
    Given the claims
      | id | source | kind  | parties | says         | words                                 |
      | a  | first  | march | NO, KE  | 1913-11-06   | 127 women and 57 children crossed     |
      | b  | first  | march | NO, KE  | 127 persons in 1913-11-06 | 127 women and 57 children crossed |
      | c  | first  | march | NO, KE  | 57 persons in 1913-11-06  | 127 women and 57 children crossed |
    When the claims are linked
    Then b and c speak of different events

  Scenario: Trade of no stated year is not that of any year
    Given the claims
      | id | source | kind  | parties | says                | words                              |
      | a  | first  | trade | NO, KE  | 5 tonnes in 2011    | coffee worth a great deal          |
      | b  | second | trade | NO, KE  | 7 tonnes in published | last season's tea was sold quickly |
    When the claims are linked
    Then a and b speak of different events

  Scenario: What happens once is one event, in whatever order it is told
    Given the claims
      | id | source | kind        | parties | says                           | words                                  | qualifier   |
      | a  | first  | established | NO, KE  | 1832                           | a pamphlet says 1832                   |             |
      | b  | second | recognition | NO, KE  | 1823-06-25                     | Oslo recognised the new republic       |             |
      | c  | third  | anniversary | NO, KE  | 200th anniversary kept in 2023 | two hundred years of relations         | established |
    When the claims are linked
    Then a, b and c speak of one event

  Scenario: Two truces of full and wholly different dates are two
    Given the claims
      | id | source | kind      | parties | says       | words                               |
      | a  | first  | ceasefire | NO, KE  | 1940-03-13 | the guns fell silent                |
      | b  | second | ceasefire | NO, KE  | 1944-09-04 | an armistice ended the second war   |
      | c  | third  | ceasefire | NO, KE  | 1943-09-04 | a truce on the fourth of September  |
    When the claims are linked
    Then a and b speak of different events
    And b and c speak of one event
