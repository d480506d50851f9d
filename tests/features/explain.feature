Feature: One thing explained in full
  Whoever meets an id in a report can ask what stands behind it, and what hangs on it.

  Scenario: An event with all that speak of it
    When I ask to explain "jp-kh-ties"
    Then it quotes "first established ties in 1953"
    And it names the finding "anniversary-arithmetic"

  Scenario: A source whose date was inferred, with the steps
    When I ask to explain "yara-2022"
    Then it says "2022"
    And it says "30th anniversary"

  Scenario: What would break if a date changed
    When I ask to explain "hutt-2018-established-1953"
    Then it says "said 1952: contradiction with csp-2023-anniversary-70th"

  Scenario: What hangs on nothing can move
    When I ask to explain "hutt-2018-office-1975"
    Then it says "said 1976: nothing new would clash"

  Scenario: A rule with its page
    When I ask for the rule "anniversary-arithmetic"
    Then it says "## What it finds"
    And it says "## What to do"
