Feature: A check that CI likes
  A maintainer wants a change of the fact file to fail on a new contradiction and on nothing else, and to see it where the
  change is looked at.

  Background:
    Given a fact file in which two sources date a treaty to different years

  Scenario: A contradiction that nobody decided fails the check
    When I check it
    Then the check fails
    And it shows both quotes and both years

  Scenario: A decided contradiction stays in sight and does not fail the check
    Given the contradiction is decided
    When I check it
    Then the check passes
    And it says "1 more decided"

  Scenario: A decision that has expired fails the check again
    Given the contradiction is decided until 2020-01-01
    When I check it
    Then the check fails

  Scenario: A decision that no longer matches is reported
    Given a decision on a conflict that is not there
    When I check it
    Then it says "matches no finding"

  Scenario: What was there before a change does not fail the change
    Given the fact file is committed
    When I check it since "HEAD"
    Then the check passes
    And it says "0 findings gained, 0 resolved"

  Scenario: What a change brings fails the change
    Given the fact file without its second claim is committed
    When I check it since "HEAD"
    Then the check fails
    And it says "1 finding gained"

  Scenario: A claim that repeats what was decided to be wrong is pointed out
    Given two more sources bear out the first date
    And the contradiction is decided
    And the fact file is committed
    And another source then repeats the odd date
    When I check it since "HEAD"
    Then the check passes
    And it says "Note: guide-treaty is new on the odd side of"
    And it says "decided without it"

  Scenario: What a change mends is said
    Given the fact file is committed
    And the second claim is then withdrawn
    When I check it since "HEAD"
    Then the check passes
    And it says "resolved"

  Scenario: An unknown revision is refused
    Given the fact file is committed
    When I check it since "nowhere"
    Then it could not run and says "no revision `nowhere`"

  Scenario: Under GitHub Actions the findings are annotations by themselves
    When I check it under GitHub Actions
    Then an annotation points at the claim's line
    And the step summary holds the report

  Scenario: SARIF points at the fact file and at the sources
    Given the contradiction is decided
    When I check it as "sarif"
    Then a SARIF reader accepts it
    And its result is suppressed with the reason and points at the claim's line

  Scenario: A SARIF fingerprint stays when lines move
    When I check it as "sarif"
    And ten lines of comment are put above and it is checked again
    Then the fingerprints are the same and the lines are not

  Scenario: JUnit counts a contradiction as a failure
    When I check it as "junit"
    Then a JUnit reader counts 1 failure

  Scenario: Hostile words in a source do nothing in an output
    Given a quote that tries to write annotations, markup and terminal codes
    When it is checked in every format
    Then no output is steered by it
