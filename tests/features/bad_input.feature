Feature: Bad input gets one clear line
  Whatever is wrong with a file is said in one line that names the place and the mend; the command exits with 2, and
  nothing is lost or half written.

  Scenario Outline: A document that cannot be read
    Given a project with a fact file
    And a document "<name>" that <is>
    When I run "timeline extract seeds"
    Then it exits with 2
    And it says "<what>"
    And the error names "<name>"
    And nothing in the project has changed

    Examples:
      | name       | is                         | what         |
      | empty.txt  | is empty                   | empty        |
      | photo.txt  | is not text                | text         |
      | broken.md  | has broken front matter    | front matter |
      | undated.md | says it was published 1953-13 | 1953-13   |

  Scenario Outline: A command that asks for what is not there
    Given a project with a fact file
    When I run "<command>"
    Then it exits with 2
    And it says "<what>"
    And nothing in the project has changed

    Examples:
      | command                         | what                 |
      | timeline extract nowhere.txt    | no such file         |
      | timeline extract nothing        | no documents here    |
      | timeline check note.txt         | this is an article, not a fact file |
      | timeline check --since HEAD     | this folder is not kept in git      |
      | timeline export edtf-csv --out no/claims.csv | there is no such folder |
      | timeline check nowhere.yaml     | no such file         |
      | timeline extract facts.yaml     | this is a fact file, not an article |
      | timeline dates facts.yaml       | timeline check facts.yaml |
      | timeline review --list --accept hutt-2018-severed | give one of them |
      | timeline review some-finding --accept hutt-2018-severed | give one of them |
      | timeline review --verdict source-error --because No | a decision needs its finding |
      | timeline explain hutt-2018-sevred | did you mean       |
      | timeline rules anniversery-arithmetic | anniversary-arithmetic |
      | timeline chekc                  | timeline check       |
      | timeline report nowhere.yaml        | no such file    |

  Scenario Outline: A fact file that is wrong
    Given a project with a fact file
    And its line "<line>" becomes "<other>"
    When I run "timeline check"
    Then it exits with 2
    And the error names "facts.yaml:"
    And it says "<what>"

    Examples:
      | line                     | other                    | what           |
      | source: hutt-2018        | source: hut-2018         | hutt-2018      |
      | says: {date: 1975}       | says: {date: 1975-02-30} | 1975-02-30     |
      | says: {date: 1975}       | says: {dates: 1975}      | date           |
      | version: 1               | version: 99              | version        |
      | sources:                 | sources: [               | yaml           |
      | status: accepted         | status: acepted          | accepted       |
