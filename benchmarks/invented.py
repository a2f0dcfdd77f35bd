"""Invents session reports in the forms of several years: nobody in them exists."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["FAMILIES", "write_reports"]

_SUBJECTS = (
    "A shared line|The village library|Everybody at the table|An open registry|The youngest guest|"
    "A borrowed modem|The committee of neighbours|A school without wires|The night operator"
).split("|")
_DEEDS = (
    "asks for a rule that can be read aloud|shows what a map leaves out|pays for the second cable|"
    "keeps a list of outages|argues for fewer passwords|compares three invented cities|"
    "turns a complaint into a proposal|explains the bill to those who pay it"
).split("|")
_TURNS = (
    "and nobody objects|though the evidence is thin|which surprises the room|after a long pause|"
    "and a “quiet” majority agrees|while the numbers point elsewhere|so the question stays open"
).split("|")
_PLACES = "Nowhere City|Port Example|Sample-sur-Mer|São Exemplo|Beispielstadt".split("|")
_GROUPS = "Civil Society|Government|Private Sector|Technical Community".split("|")
_REGIONS = "African Group|Asia-Pacific Group|Eastern European Group|GRULAC|WEOG".split("|")
_NUMBERS = "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split()


def _prose(dice: random.Random, sentences: int) -> str:
    return " ".join(
        f"{dice.choice(_SUBJECTS)} {dice.choice(_DEEDS)}, {dice.choice(_TURNS)}."
        for _ in range(sentences)
    )


def _person(dice: random.Random) -> str:
    return f"Example Person {dice.choice(_NUMBERS)}-{dice.choice(_NUMBERS)}"


def _title(dice: random.Random) -> str:
    return f"Example Session on {dice.choice(_SUBJECTS)} and {dice.choice(_PLACES)}"


def report_2013(dice: random.Random, number: int) -> str:
    """Invent a report in the form of 2013."""
    title = _title(dice)
    women, men = dice.randint(0, 60), dice.randint(0, 60)
    agenda = " ".join(
        f"{item}. {_NUMBERS[item]} by {_person(dice)} ({5 * item} mins)" for item in range(1, 6)
    )
    points = " ".join(f"{point} {_prose(dice, 2)}" for point in range(1, 6))
    return f"""{title}

24 October 2013 - A Workshop on Access in Bali, Indonesia

Internet Governance Forum 2013

Workshop # {number} Report

{title}

Organizer Name\u00a0

Person{number} Example

Organizer Entity\u00a0

Example Union of {dice.choice(_PLACES)}

Workshop Theme\u00a0

Internet Governance Principles

Consise description\u00a0


{_prose(dice, 12)}

{_prose(dice, 8)}




{agenda}


{_person(dice)}

Remote Moderator\u00a0

{_person(dice)}

Have you organized workshops at previous IGFs?


Workshop format


Workshop Transcript


Brief substantive summary of the workshop and presentation of the main issues that were raised \
during the discussions

{_prose(dice, 10)} The points were as follows: {points}

Conclusions drawn from the workshop and further comments

{_prose(dice, 4)}

Reported by\u00a0

{_person(dice)}

Estimate the overall number of women participants present at the session

About half of the participants were women

To what extent did the session discuss gender equality and/or women's empowerment?

It was not seen as related to the session theme and was not raised

Discussion affecting gender equality and women's empowerment


Workshops Staticals
Number of FEMALE participantsNumber of MALE participantsNumber of Young participants\
Number of Developing Countries ParticipantsNumber of Developed Countries Participants\
Number of LDCs participantsNumber of TOTAL Participants
{women} {men} 5 10 10 12 {women + men}"""


def report_2015(dice: random.Random, _number: int) -> str:
    """Invent a report in the form of 2015."""
    issues = "\n".join(f"- {_prose(dice, 1)}" for _ in range(4))
    return f"""Reporting Template for IGF Workshop Sessions
Session title: | {_title(dice)}
Date: | 12 November 2015
Time: Workshop Organiser: | {_person(dice)}
Chairperson/Moderator: | {_person(dice)}
Rapporteur/Note Taker: | {_person(dice)}
List of Speakers and their institutional affiliations: | {_person(dice)}, Example Union
Key Issues raised (1 sentence per issue):
{issues}
If there are Presentations during the workshop session, please provide a 1-paragraph summary for \
each Presentation
{_prose(dice, 6)}
Please describe the Discussions that took place during the workshop session: (3 paragraphs)
{_prose(dice, 9)}

{_prose(dice, 9)}

{_prose(dice, 9)}
Please describe any Participant suggestions regarding the way forward/ potential next steps \
/key takeaways: (3 paragraphs)
{_prose(dice, 9)}"""


def page_2018(dice: random.Random, number: int) -> str:
    """Invent a proposal page in the form of 2018 to 2020."""
    people = "\n".join(
        f"{role} {place}: {_person(dice)}, {dice.choice(_GROUPS)}, {dice.choice(_REGIONS)}"
        for role in ("Organizer", "Speaker")
        for place in range(1, 5)
    )
    return f"""IGF 2018 WS #{number} {_title(dice)}

Subtheme: Digital Inclusion & Accessibility

{people}

Moderator

{_person(dice)}, {dice.choice(_GROUPS)}, {dice.choice(_REGIONS)}

Online Moderator

{_person(dice)}, {dice.choice(_GROUPS)}, {dice.choice(_REGIONS)}

Rapporteur

{_person(dice)}, {dice.choice(_GROUPS)}, {dice.choice(_REGIONS)}

Format

Round Table - U-shape - 60 Min

Relevance to Theme: {_prose(dice, 8)}

Description:

{_prose(dice, 14)}

Expected Outcomes: {_prose(dice, 5)}"""


def page_2023(dice: random.Random, number: int) -> str:
    """Invent a session page in the form of 2023."""
    people = "\n".join(
        f"{role} {place}: {_person(dice)}, {dice.choice(_GROUPS)}, {dice.choice(_REGIONS)}"
        for role in ("Organizer", "Speaker")
        for place in range(1, 6)
    )
    return f"""IGF 2023 WS #{number} {_title(dice)}

Subtheme

Digital Divides & Inclusion
Digital, Media, and Information Literacy

{people}

Moderator

{_person(dice)}, {dice.choice(_GROUPS)}, {dice.choice(_REGIONS)}

Online Moderator

{_person(dice)}, {dice.choice(_GROUPS)}, {dice.choice(_REGIONS)}

Format

Tutorial - 30 Min

Policy Question(s)

A. {_prose(dice, 1)}
B. {_prose(dice, 1)}

What will participants gain from attending this session? {_prose(dice, 5)}

Description:

{_prose(dice, 14)}"""


FAMILIES: tuple[Callable[[random.Random, int], str], ...] = (
    report_2013,
    report_2015,
    page_2018,
    page_2023,
)
"""One form after the other."""


def write_reports(folder: Path, number: int) -> Iterator[Path]:
    """Write `number` reports, the forms taking turns; the same ones at each call."""
    dice = random.Random(324)  # noqa: S311 - not for secrets
    for position in range(number):
        family = FAMILIES[position % len(FAMILIES)]
        path = folder / f"{position:05}-{family.__name__}.txt"
        path.write_bytes(family(dice, 1 + position % 400).encode())
        yield path
