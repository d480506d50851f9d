Feature: A fact file that people trust
  The fact file belongs to the people who keep it. The machine adds below what is there, and touches nothing; what is
  wrong with the file is said at once, on its line; and whatever happens during a write, nothing is lost.

  Background:
    Given a fact file kept by hand
      """
      # Our ledger. Please keep the remarks.
      version: 1

      sources:
        yara:                       # the Post, undated
          title: Relations reach new heights
          path: seeds/yara.md

      events:
        ties: {title: "Ties are established", kind: established, parties: [JP, KH]}

      claims:
        # the claim that started all this
        yara-75th:
          source: yara
          event: ties
          says: {anniversary: 75, on: published+1y}   # sic
          quote: {exact: Next year will mark the 75th anniversary}
          status: accepted

      # nothing below this line yet
      """

  Scenario: Every word is read as it stands
    When the line "kind: established, parties: [JP, KH]" becomes "kind: established, parties: [NO, KH], date: 1953-05"
    Then the parties of "ties" are "NO, KH"
    And the date of "ties" is "1953-05"

  Scenario: All errors are named, not the first
    When the line "source: yara" becomes "source: yarra"
    And the line "status: accepted" becomes "status: acepted"
    And the line "title: Relations" becomes "titel: Relations"
    Then these problems are reported
      | place | what                                                  | mend                   |
      | 6:5   | unknown key `titel`                                   | did you mean `title`?  |
      | 15:13 | there is no source `yarra`                            | did you mean `yara`?   |
      | 19:13 | `acepted` is not a status                             | did you mean `accepted`? |

  Scenario: A proposal goes in below, and not a byte above or around it changes
    When "yara-peace" is proposed from "yara" with the words "a role in the peace process"
    Then the file is as it was, but for one insertion that holds "yara-peace"
    And "yara-peace" is proposed
    And the last line is still "# nothing below this line yet"

  Scenario: The same for a file with Windows line ends
    Given the file has Windows line ends
    When "yara-peace" is proposed from "yara" with the words "a role in the peace process"
    Then the file is as it was, but for one insertion that holds "yara-peace"
    And every line ends as Windows ends lines

  Scenario: Extracting twice proposes nothing new
    When "yara-peace" is proposed from "yara" with the words "a role in the peace process"
    And the same is proposed again
    Then nothing was written the second time

  Scenario: A rejected claim is not proposed again
    When "yara-peace" is proposed from "yara" with the words "a role in the peace process"
    And the line "status: proposed" becomes "status: rejected"
    And the same is proposed again
    Then nothing was written the second time
    And "yara-peace" is rejected

  Scenario: A reviewed claim is never changed by a new reading of its sentence
    When "yara-75th" is proposed from "yara" with the words "Next year will mark the 75th anniversary"
    Then nothing was written the second time

  Scenario: A new source is catalogued with its claims
    When "hutt-1953" is proposed from a new source "hutt" with the words "ties began in 1953"
    Then the file is as it was, but for two insertions that hold "hutt:" and "hutt-1953"

  Scenario: An event that a proposal names is entered, once
    When "yara-embassy" is proposed from "yara" about the event "embassy" with the words "an embassy was opened"
    And the same is proposed again
    Then the events are "ties, embassy"

  Scenario: A person's name for an event is used for what is proposed later
    When "yara-embassy" is proposed from "yara" about the event "embassy" with the words "an embassy was opened"
    And the word "embassy" becomes "phnom-penh-embassy" where it names the event
    And "yara-embassy" and "yara-chancery" are proposed from "yara" about the event "embassy"
    Then the events are "ties, phnom-penh-embassy"
    And "yara-chancery" is about "phnom-penh-embassy"

  Scenario: A newer file is refused, with what to do
    When the line "version: 1" becomes "version: 2"
    Then these problems are reported
      | place | what                                                           | mend                                 |
      | 2:10  | the file is of version 2, written for a newer timeline         | this program reads version 1: install a newer one |
