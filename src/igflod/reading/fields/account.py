"""The account of what happened: who took part according to it, its key points, the questions."""

import re
from collections.abc import Iterator
from dataclasses import replace

from igflod.reading.draft import Draft, Passage
from igflod.reading.facts import words
from igflod.reading.fields.names import looks_like_person, strip_title
from igflod.reading.template import Options
from igflod.record import (
    AgentKind,
    Certainty,
    KeyPoint,
    Participation,
    PointType,
    Reading,
    Role,
    Span,
    Status,
)

__all__ = ["read_summary"]

_TELLS = (
    r"(?:also\s+|then\s+|\w+ly\s+|generous\s+)?(?:addressed|argued|asked|described|discussed|"
    r"emphasi[sz]ed|explained|gave|highlighted|introduced|mentioned|moderated|noted|outlined|"
    r"pointed|presented|raised|remarked|reported|said|shared|showed|spoke|stated|stressed|"
    r"suggested|talked|told|underlined)\b"
)
_TITLED = re.compile(
    r"\b(?P<title>Mr|Ms|Mrs|Dr|Prof|Professor|Ambassador)\b\.?\s+"
    r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3})"
)
_TELLER = re.compile(
    rf"\b(?P<name>[A-Z][\w.-]{{1,30}}(?:\s{{1,3}}[A-Z][\w’'-]{{1,30}}){{1,3}})\s{{1,3}}{_TELLS}"
)
_CONTRIBUTOR = re.compile(
    r"(?<=[a-z,]\s)(?P<name>[A-Z][a-z]+)[’']s\b(?=[^.;:]{0,80}?"
    r"\b(?:contributions?|intervention|presentation|remarks|speech|statement|talk)\b)"
)
_PERSPECTIVE = re.compile(
    r"\bfrom\s{1,3}the\s{1,3}perspective\s{1,3}of\s{1,3}(?P<of>[A-Z]{2,20})\b"
)
_CLAUSE_END = re.compile(r"[.;:]")
_NEAR = 160
_LONGEST_HEADING = 70
_TALK = re.compile(
    r"\b(?:(?:this|the|his|her|their)\s(?:first\s|second\s|last\s)?(?:talk|presentation|speech|"
    r"contribution|intervention)|spoke)\b",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?:^|(?<=[.:;?!]\s))\(?(?P<number>\d{1,2})[.)]?\s+(?=[A-Z])")
_SENTENCE_END = re.compile(r"[.?!](?=\s+[A-Z(\d]|\s*$)")
_QUESTIONS = re.compile(
    r"\b(?:Q\s?&\s?A|questions?\s+and\s+answers?|audiences?|questions?\s+were|questioned|"
    r"from\s+the\s+floor)\b",
    re.IGNORECASE,
)


def read_summary(draft: Draft, passage: Passage, _options: Options) -> None:
    """Locate the summary and what it tells: its numbered points, the questions, who spoke.

    Run after the agenda and the people, since names are recognised by those already known.
    """
    draft.read.extend(passage.spans)
    _read_points(draft, passage)
    _read_listed_people(draft, passage)
    _read_new_people(draft, passage)
    _read_headings(draft, passage)


def _read_headings(draft: Draft, passage: Passage) -> None:
    """Take a name on a line of its own for a speaker's: the sub-heading of his or her talk."""
    for number, block in enumerate(passage.blocks):
        heading = block.text.rstrip(" :")
        if not looks_like_person(heading) or heading in _names(draft):
            continue
        before, behind = passage.blocks[number - 1 : number], passage.blocks[number + 1 :]
        given = heading.split()[0].casefold() in words().given_names
        below_heading = bool(before) and len(before[0].text) <= _LONGEST_HEADING
        talks = bool(behind) and behind[0].text.endswith((".", "!", "?"))
        if not talks or not (given or below_heading or _TALK.search(behind[0].text)):
            continue
        printed = strip_title(heading)
        start = block.span.start + printed.offset
        name = Span(start, start + len(printed.name))
        draft.add_participation(
            Participation(
                role=Role.SPEAKER,
                kind=AgentKind.PERSON,
                name=passage.reading(printed.name, name),
                status=Status.TOOK_PART,
                title=printed.title,
                evidence=(name,),
                rule=passage.rule,
            )
        )


def _read_points(draft: Draft, passage: Passage) -> None:
    text, base = passage.text, passage.span.start
    numbered = _numbered(text)
    questions = list(_questions(text))
    stops = [match.start() for match in numbered[1:]] + [len(text)] * bool(numbered)
    for match, stop in zip(numbered, stops, strict=True):
        later = [start for start, _ in questions if match.start() < start < stop]
        span = passage.document.trim(base + match.start(), base + min([stop, *later]))
        _add_point(draft, passage, PointType.KEY_POINT, span, match["number"])
    inside = [match.start() for match in numbered]
    for start, end in questions:
        if not inside or start > inside[-1]:
            span = passage.document.trim(base + start, base + end)
            _add_point(draft, passage, PointType.AUDIENCE_QUESTION, span, None)


def _numbered(text: str) -> list[re.Match[str]]:
    """Find the numbers that count 1, 2, 3 …; a lone number is no list."""
    found: list[re.Match[str]] = []
    for match in _POINT.finditer(text):
        if int(match["number"]) == len(found) + 1:
            found.append(match)
    return found if len(found) > 1 else []


def _questions(text: str) -> Iterator[tuple[int, int]]:
    """Find runs of sentences that speak of questions from the audience."""
    start = 0
    run: tuple[int, int] | None = None
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        if _QUESTIONS.search(text, start, end):
            run = (run[0] if run else start, end)
        elif run:
            yield run
            run = None
        start = end
    if run:
        yield run


def _add_point(
    draft: Draft, passage: Passage, kind: PointType, span: Span, number: str | None
) -> None:
    position = len(draft.key_points) + 1
    draft.key_points.append(KeyPoint(position, kind, span, number, rule=passage.rule))


def _read_listed_people(draft: Draft, passage: Passage) -> None:
    """Mark the planned speakers whom the summary names, in full or by title and family name."""
    for index, known in enumerate(draft.participations):
        if known.role is not Role.SPEAKER or known.kind is not AgentKind.PERSON or not known.name:
            continue
        span = _mention(draft, passage, known.name.value)
        if span:
            evidence = (*known.evidence, span)
            draft.participations[index] = replace(known, status=Status.TOOK_PART, evidence=evidence)


def _mention(draft: Draft, passage: Passage, name: str) -> Span | None:
    words = r"\s+".join(re.escape(word) for word in name.split())
    match = re.search(rf"\b{words}\b", passage.text)
    if match is None:
        family = _family(name)
        if _family_names(draft).count(family) > 1:
            return None
        titled = _TITLED.finditer(passage.text)
        match = next((found for found in titled if _family(found["name"]) == family), None)
    base = passage.span.start
    return Span(base + match.start(), base + match.end()) if match else None


def _family_names(draft: Draft) -> list[str]:
    """Give the last word of each speaker's name, once a name."""
    names = {
        known.name.value
        for known in draft.participations
        if known.name and known.kind is AgentKind.PERSON and known.role is Role.SPEAKER
    }
    return [_family(name) for name in names]


def _family(name: str) -> str:
    """Give the last word of a name in the order given-family."""
    return name.rsplit(maxsplit=1)[-1]


def _read_new_people(draft: Draft, passage: Passage) -> None:
    """Add people whom only the summary names: 'Jane Roe explained …', 'Nigel’s contributions'."""
    known = {word for name in _names(draft) for word in (name, _family(name))}
    for match in (*_TITLED.finditer(passage.text), *_TELLER.finditer(passage.text)):
        name = match["name"]
        titled = "title" in match.groupdict()
        if _family(name) not in known and (titled or looks_like_person(name)):
            known |= {name, _family(name)}
            draft.add_participation(_told(passage, match, Certainty.STATED, None))
    for match in _CONTRIBUTOR.finditer(passage.text):
        if match["name"] not in {word for name in _names(draft) for word in name.split()}:
            note = "Given name only."
            draft.add_participation(_told(passage, match, Certainty.DERIVED, note))


def _names(draft: Draft) -> list[str]:
    return [known.name.value for known in draft.participations if known.name]


def _told(
    passage: Passage, match: re.Match[str], certainty: Certainty, note: str | None
) -> Participation:
    base = passage.span.start
    start = base + match.start("name")
    name = Span(start, start + len(match["name"]))
    titled = strip_title(match.group())
    affiliations: tuple[Reading[str], ...] = ()
    perspective = _PERSPECTIVE.search(passage.text, match.end(), match.end() + _NEAR)
    if perspective and not _CLAUSE_END.search(passage.text, match.end(), perspective.start()):
        place = Span(base + perspective.start("of"), base + perspective.end("of"))
        affiliations = (passage.reading(perspective["of"], place, Certainty.DERIVED),)
    return Participation(
        role=Role.SPEAKER,
        kind=AgentKind.PERSON,
        name=passage.reading(match["name"], name, certainty),
        status=Status.TOOK_PART,
        title=titled.title,
        affiliations=affiliations,
        evidence=(name,),
        certainty=certainty,
        rule=passage.rule,
        note=note,
    )
