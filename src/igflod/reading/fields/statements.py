"""What the running text states in plain words: the type of session, its hosts, who came, who spoke.

Asked last, and only for what no field says.
"""

import re
from collections.abc import Iterator
from unicodedata import combining, normalize

from rapidfuzz.fuzz import token_set_ratio

from igflod.reading.draft import Draft, Passage
from igflod.reading.fields.names import looks_like_person
from igflod.reading.fields.titles import session_type_of
from igflod.record import (
    AgentKind,
    Certainty,
    Participation,
    Role,
    SessionType,
    Span,
    Status,
)

__all__ = ["read_statements"]

_TYPE = re.compile(
    r"\bthis\s+(?P<type>DC|dynamic\s+coalition|workshop|open\s+forum|town\s+hall|lightning\s+(?:talk|session)|"
    r"networking\s+session|launch(?:\s+event)?|award\s+event|main\s+session|day\s+(?:0|zero)\s+(?:event|session)|"
    r"pre-?event|best\s+practices?\s+forum|BPF|flash\s+session|unconference)\b",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"\b(?:[Tt]his|[Tt]he)\s+(?:\w+\s+){0,3}(?:session|meeting|workshop|forum|coalition|event|hall|talk|launch)\s+"
    r"(?:was\s+|is\s+)?(?:of|organi[sz]ed\s+by|hosted\s+by|convened\s+by|run\s+by|held\s+by)\s+(?:the\s+)?"
    r"(?P<host>[A-Z][\w&’'-]*(?:\s+(?:(?:and|of|on|for|the|in)\s+){0,2}[A-Z][\w&’'-]*){1,9}"
    r"(?:\s+\([A-Z][\w.-]{1,14}\))?)"
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"])[.!?](?=\s|$)")
_MANY = (
    r"(?:\d{1,4}(?:,\d{3})?|(?:a\s+)?dozens?|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|"
    r"(?:a\s+|one\s+|two\s+|three\s+)?hundred|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_WHO = (
    r"(?:people|persons?|participants?|attendees?|guests?|delegates?|visitors?|listeners?|individuals?|"
    r"men|women|members|stakeholders?|viewers|heads)"
)
_CAME = (
    r"(?:attend(?:ed|ing)|participat(?:ed|ing)|join(?:ed|ing)|took\s+part|taking\s+part|were\s+(?:present|there|in\s+the\s+room|in\s+attendance|connected|counted|online)|"
    r"came|followed|gathered|turned\s+up|showed\s+up|sat\s+in|watched|filled|present|in\s+attendance|connected|in\s+the\s+room|on\s+site|onsite|in\s+person|online)"
)
_ATTENDED = re.compile(
    rf"\b{_MANY}\b\+?(?:\s+[\w-]+){{0,5}}?\s+{_WHO}\b[^.!?]{{0,90}}?\b{_CAME}\b"
    rf"|\b(?:attended|joined|followed|watched)\s+by\s+(?:[\w-]+\s+){{0,5}}?{_MANY}\b"
    rf"|\b(?:attendance|participation|audience|turnout|number\s+of\s+(?:participants|attendees|people))\b[^.!?]{{0,60}}?\b{_MANY}\b"
    rf"|\bthere\s+were\s+(?:[\w-]+\s+){{0,4}}?{_MANY}\s+(?:[\w-]+\s+){{0,3}}?{_WHO}\b",
    re.IGNORECASE,
)
_NOT_HERE = re.compile(
    r"\b(?:seats?|regist(?:ered|rations?)|(?:that|last|previous|next)\s+(?:year|meeting|time)|will|would|expected?|survey(?:ed)?|"
    r"panels|invited|capacity|applied|applications|trained|users|per\s?cent|percent|in\s+(?:19|20)\d\d|of\s+(?:19|20)\d\d)\b|%",
    re.IGNORECASE,
)
_TALKS = re.compile(
    r"\bspeakers?\b[^.:]{0,60}?\b(?:topics?|talks?|presentations?|themes?)\b[^.:]{0,30}:\s*",
    re.IGNORECASE,
)
_SPEAKER_OF_TALK = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][\w’'.-]{1,30}(?:\s(?:(?:van|de|da|der|von|al|bin)\s){0,2}[A-ZÀ-Þ][\w’'.-]{1,30})"
    r"{1,7})\s[-–—:]\s(?=\S)"
)
_SAME_PERSON = 75


def read_statements(draft: Draft, passage: Passage, accounts: Passage | None) -> None:
    """Read statements of all running text (`passage`), and of the `accounts` of what happened."""
    if "session_type" not in draft.values:
        _read_type(draft, passage)
    if not draft.attendance and accounts:
        _read_attendance(draft, accounts)
    hosts = [known for known in draft.participations if known.role is Role.ORGANIZER]
    if not hosts and accounts:
        _read_host(draft, accounts)
    _read_talks(draft, passage)


def _read_type(draft: Draft, passage: Passage) -> None:
    for block in passage.blocks:
        match = _TYPE.search(block.text)
        kind = session_type_of(match["type"]) if match else None
        if match and kind:
            span = Span(
                block.span.start + match.start("type"), block.span.start + match.end("type")
            )
            reading = passage.reading(SessionType(kind), span, Certainty.INFERRED)
            draft.state("session_type", reading)
            return


def _read_attendance(draft: Draft, passage: Passage) -> None:
    for block in passage.blocks:
        for start, end in _sentences(block.text):
            sentence = block.text[start:end]
            if _ATTENDED.search(sentence) and not _NOT_HERE.search(sentence):
                span = passage.document.trim(block.span.start + start, block.span.start + end)
                words = " ".join(passage.document.excerpt(span).split())
                draft.state("attendance_prose", passage.reading(words, span))
                return


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _read_host(draft: Draft, passage: Passage) -> None:
    for block in passage.blocks[:2]:
        match = _HOST.search(block.text)
        if match:
            span = Span(
                block.span.start + match.start("host"), block.span.start + match.end("host")
            )
            words = " ".join(match["host"].split())
            draft.add_participation(
                Participation(
                    role=Role.ORGANIZER,
                    kind=AgentKind.ORGANIZATION,
                    name=passage.reading(words, span, Certainty.INFERRED),
                    status=Status.TOOK_PART,
                    evidence=(span,),
                    certainty=Certainty.INFERRED,
                    rule=passage.rule,
                )
            )
            return


def _read_talks(draft: Draft, passage: Passage) -> None:
    """Read 'Speakers and topics: Jane Roe - A topic John Doe - Another topic'."""
    for block in passage.blocks:
        lead = _TALKS.search(block.text)
        if lead is None:
            continue
        for match in _SPEAKER_OF_TALK.finditer(block.text, lead.end()):
            words = match["name"].split()
            alone = match.start() == lead.end()
            name = " ".join(words if alone else words[-2:])
            if looks_like_person(name) and not _is_known(draft, name):
                end = block.span.start + match.end("name")
                start = end - len(match["name"]) if alone else end - len(name)
                draft.add_participation(_speaker(passage, name, Span(start, end)))


def _is_known(draft: Draft, name: str) -> bool:
    """Whether the name, or a variant of it, is a speaker's already."""
    return any(
        token_set_ratio(_plain(name), _plain(known.name.value)) >= _SAME_PERSON
        for known in draft.participations
        if known.name and known.kind is AgentKind.PERSON and known.role is Role.SPEAKER
    )


def _plain(name: str) -> str:
    """Give a name without accents and capitals, to compare it with a variant."""
    return "".join(c for c in normalize("NFKD", name.casefold()) if not combining(c))


def _speaker(passage: Passage, name: str, span: Span) -> Participation:
    return Participation(
        role=Role.SPEAKER,
        kind=AgentKind.PERSON,
        name=passage.reading(name, span, Certainty.INFERRED),
        status=Status.PLANNED,
        evidence=(span,),
        certainty=Certainty.INFERRED,
        rule=passage.rule,
    )
