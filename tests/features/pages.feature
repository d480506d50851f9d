Feature: The timeline page and the consistency report
  A historian browses the timeline and follows every statement to its words; a fact-checker forwards the report.

  Background:
    Given the history of Sweden and the Gold Coast, told by four sources
    And its timeline and its consistency report written to a folder

  Scenario: Every event can be read where nothing but text is shown
    When I read the timeline without scripts
    Then every event stands in it with its title and its date in words
    And every quote stands under the event it speaks of

  Scenario: An uncertain date is put into words
    When I read the timeline without scripts
    Then "Talks on the harbour loan" is dated "about the 1980s"
    And "Swedish development aid" is dated "from 1992 onwards"
    And "A gift of books" is dated "undated"

  Scenario: A conflict is said in words and leads to its explanation
    When I open the timeline
    And I follow the conflict of "Sweden and Ghana establish relations"
    Then I read the exhibit "A 75th anniversary “next year” puts the first relations in 1948; two other sources put them in 1953."
    And its arithmetic is "1992 + 30 = 2022; 2022 + 1 = 2023; 2023 − 75 = 1948"
    And "1953" is held by 2 independent sources and "1948" by 1

  Scenario: The report opens with the answer
    When I open the consistency report
    Then its first sentences are "4 sources make 15 claims about 8 events. They hold 1 contradiction and 1 tension: 1 new, 1 decided. 1 claim waits for review and was not checked."
    And the best mend is "okoro-2022-75th: anniversary 75 → 70"
    And it says "source error" was decided because "The 70th fits."

  Scenario: A source can be asked for all it says
    When I open the timeline at "#okoro-2022"
    Then the source is dated "2022 (inferred)"
    And it says of "The coast is occupied": "from 1941 to 1945"

  Scenario: A view can be sent to a colleague
    When I open the timeline
    And I search for "harbour loan"
    And a colleague opens the address I see
    Then the colleague sees only "Talks on the harbour loan"
