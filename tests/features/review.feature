Feature: Reviewing what the machine proposes
  A historian looks at one proposed claim after another, with its quote, how its date was reached, the event it would
  join and what it would contradict, and decides with a key. Nothing counts before that, and nothing is lost.

  Background:
    Given an article says "Ties were established in 1953. They were severed in 1975. In 2023 the 70th anniversary was kept. In 2023 the 75th anniversary was kept."
    And the claims proposed from it are
      | id     | kind        | says                           | quote                                  | why                               |
      | a-1953 | established | {date: 1953}                   | Ties were established in 1953          | the year stands in the text       |
      | a-1975 | severed     | {date: 1975}                   | They were severed in 1975              | the year stands in the text       |
      | a-70th | established | {anniversary: 70, on: 2023}    | In 2023 the 70th anniversary was kept  | 2023 less 70 years is 1953        |
      | a-75th | established | {anniversary: 75, on: 2023}    | In 2023 the 75th anniversary was kept  | 2023 less 75 years is 1948        |

  Scenario: The first card shows all that is needed to decide
    When I review and press "q"
    Then I have seen "1 of 4"
    And I have seen "a-1953"
    And I have seen "Old friends"
    And I have seen "Ties were established in 1953. They were severed"
    And I have seen "because   the year stands in the text"
    And I have seen "joins"
    And I have seen "brings    no conflict"
    And I have seen "0 accepted, 0 rejected, 4 still proposed"
    And the fact file is as it was

  Scenario: A key accepts and the next proposal comes
    When I review and press "a q"
    Then I have seen "2 of 4"
    And "a-1953" is accepted
    And the rest of the fact file is as it was, but for the line of "a-1953"

  Scenario: A rejection asks for its reason
    When I review and press "r" and type "Another state is meant." and press "q"
    Then "a-1953" is rejected because "Another state is meant."

  Scenario: A rejection without a reason is none
    When I review and press "r" and type "" and press "q"
    Then I have seen "nothing changed"
    And "a-1953" is proposed

  Scenario: Accepting what contradicts an accepted claim is shown before it is done
    Given "a-1953" was accepted before
    And all claims of kind "established" were linked to the event "ties"
    When I review and press "n n q"
    Then I have seen "3 of 3"
    And I have seen "joins     ties"
    And I have seen "brings    contradiction"

  Scenario: A date is corrected and then accepted
    When I review and press "c" and type "1953-01" and press "a q"
    Then "a-1953" says "{date: 1953-01}"
    And "a-1953" is accepted

  Scenario: What a claim says is put into another form
    When I review and press "c" and type "{before: 1953-02}" and press "q"
    Then "a-1953" says "{before: 1953-02}"

  Scenario: A kind that nobody knows is taken, and told of
    When I review and press "c" and type "kind: establishd" and press "q"
    Then I have seen "not known here as a kind, so that no rule looks for it: establishd (did you mean established?)"

  Scenario: Another field is corrected
    When I review and press "c" and type "parties: [JP, VN]" and press "q"
    Then the parties of "a-1953" are "JP, VN"

  Scenario: A correction that is no date is refused with the reason, and nothing is written
    When I review and press "c" and type "1953-13" and press "q"
    Then I have seen "`1953-13` is not a date"
    And the fact file is as it was

  Scenario: A claim is linked to an event by its number
    Given the fact file has the event "ties" of kind "established"
    When I review and press "l" and type "1" and press "q"
    Then "a-1953" is about "ties"

  Scenario: A claim is linked to a new event
    When I review and press "l" and type "+ties Japan and Cambodia establish ties" and press "q"
    Then "a-1953" is about "ties"
    And the event "ties" is called "Japan and Cambodia establish ties"

  Scenario: A link to an event that is not there is refused
    When I review and press "l" and type "tise" and press "q"
    Then I have seen "there is no event `tise`"
    And the fact file is as it was

  Scenario: What was done is taken back, step by step
    When I review and press "a" and press "r" and type "No." and press "u u u q"
    Then I have seen "taken back: a-1975 rejected"
    And I have seen "taken back: a-1953 accepted"
    And I have seen "nothing to undo"
    And the fact file is as it was

  Scenario: I quit, and go on another day where I left
    When I review and press "a n q"
    And I review and press "a q"
    Then "a-1953" is accepted
    And "a-1975" is accepted
    And "a-70th" is proposed

  Scenario: The way back
    When I review and press "n b a q"
    Then "a-1953" is accepted
    And "a-1975" is proposed

  Scenario: Everything is decided
    When I review and press "a a a n"
    Then I have seen "3 accepted, 0 rejected, 1 still proposed. Next: timeline check"

  Scenario: The keys are explained
    When I review and press "? q"
    Then I have seen "reject, with a reason"

  Scenario: Ctrl-C at the keys ends the review and keeps what was decided
    When I review and press "a ^C"
    Then "a-1953" is accepted
    And I have seen "1 accepted"

  Scenario: Somebody edits the claim in an editor while it is looked at
    When I review, and while the first card is shown the file's "{date: 1953}" becomes "{date: 1954}", and press "a a q"
    Then I have seen "the claim `a-1953` was edited meanwhile"
    And "a-1953" says "{date: 1954}"
    And "a-1953" is accepted

  Scenario: A quote that is no longer in the text is said to be an orphan
    Given the article now says "Ties began long ago."
    When I review and press "q"
    Then I have seen "not found in the source's text: its words are no longer in the text"

  Scenario: Escape codes in a source do not reach the terminal
    Given the title of the source is "Old \e]0;owned\a friends"
    When I review and press "q"
    Then I have not seen the escape code

  Scenario: Without a terminal
    When I run "timeline review --list"
    Then it prints a line each for "a-1953, a-1975, a-70th, a-75th"
    When I run "timeline review --accept a-1953 --accept a-1975 --reject a-75th --because wrong"
    Then "a-1953" is accepted
    And "a-75th" is rejected because "wrong"
    And "a-70th" is proposed

  Scenario Outline: Without a terminal, wrongly
    When I run "timeline review <arguments>"
    Then it exits with 2 and says "<what>"
    And the fact file is as it was

    Examples:
      | arguments                               | what                          |
      |                                         | a review needs a terminal     |
      | --reject a-1953                         | a rejection needs its reason  |
      | --accept a-70t                          | did you mean `a-70th`?        |
      | --accept a-1953 --accept nobody         | there is no claim `nobody`    |
      | --accept a-1953 --reject a-1953 --because x | both accepted and rejected |
      | some:finding --verdict unresolved --because x | there is no finding     |

  Scenario: A decision on a finding is recorded with its reason, author and day
    Given "a-1953" was accepted before
    And "a-75th" was accepted before
    And all claims of kind "established" were linked to the event "ties"
    When I record the verdict "source-error" on the contradiction because "The 70th fits."
    Then the fact file has that decision by "A Historian"
    And the check no longer fails
    And a second decision on it is refused

  Scenario: The decision on a finding is asked for where it was not given
    Given "a-1953" was accepted before
    And "a-75th" was accepted before
    And all claims of kind "established" were linked to the event "ties"
    When I am asked about the contradiction and answer "source-error" and "The 70th fits."
    Then I have seen "75th anniversary"
    And the fact file has that decision by "A Historian"

  Scenario: Arrows go to the next claim and back
    When an arrow to the right and an arrow to the left are pressed, then a and q
    Then "a-1953" is accepted
    And "a-1975" is proposed

  Scenario: Keys that are typed ahead are not lost
    When all keys are typed at once, before the first card is answered
    Then "a-1953" is accepted
    And "a-1975" is proposed
    And "a-70th" is accepted
