"""The terms of the ontology and of the vocabularies it uses, one class a prefix.

Generated from ontology/ by tools/generate_vocabulary.py: change it there.
"""

# ruff: noqa: N801, N815 (the names are those of the terms)

from collections.abc import Mapping
from typing import Final

from pyoxigraph import NamedNode

__all__ = [
    "AGE_CODES",
    "BAND_CODES",
    "BASIS_CODES",
    "BIBO",
    "BREAKDOWN_CODES",
    "CATEGORY_CODES",
    "CERTAINTY_CODES",
    "CODE_LABELS",
    "DCTERMS",
    "DEV_CODES",
    "FABIO",
    "FIGURE_CODES",
    "FOAF",
    "GENDER_CODES",
    "GROUP_CODES",
    "IGF",
    "IGFC",
    "MOD",
    "OA",
    "ORDER_CODES",
    "ORG",
    "OWL",
    "POINT_CODES",
    "PREFIXES",
    "PROV",
    "QB",
    "RDF",
    "RDFS",
    "REGION_CODES",
    "ROLE_CODES",
    "SCHEMA",
    "SDMX_ATTRIBUTE",
    "SDMX_CODE",
    "SDMX_DIMENSION",
    "SDMX_MEASURE",
    "SESSION_CODES",
    "SH",
    "SKOS",
    "SSSOM",
    "STATUS_CODES",
    "UNIT_CODES",
    "VANN",
    "XSD",
]

PREFIXES: Final[Mapping[str, str]] = {
    "igf": "https://w3id.org/igflod/def#",
    "igfc": "https://w3id.org/igflod/code/",
    "igfs": "https://w3id.org/igflod/shapes#",
    "schema": "https://schema.org/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "qb": "http://purl.org/linked-data/cube#",
    "sdmx-d": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-m": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sdmx-a": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-c": "http://purl.org/linked-data/sdmx/2009/code#",
    "fabio": "http://purl.org/spar/fabio/",
    "sh": "http://www.w3.org/ns/shacl#",
    "sssom": "https://w3id.org/sssom/",
    "bibo": "http://purl.org/ontology/bibo/",
    "mod": "https://w3id.org/mod#",
    "vann": "http://purl.org/vocab/vann/",
    "conf": "https://w3id.org/scholarlydata/ontology/conference-ontology.owl#",
    "ungeo": "http://metadata.un.org/sdg/codes/geoArea/",
    "wd": "http://www.wikidata.org/entity/",
    "semapv": "https://w3id.org/semapv/vocab/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefix -> namespace IRI, in the order in which they are written."""


class IGF:
    """The igflod ontology (`igf:`)."""

    AgendaItem: Final = NamedNode("https://w3id.org/igflod/def#AgendaItem")
    """A part of a session as it was planned."""
    AttendanceCount: Final = NamedNode("https://w3id.org/igflod/def#AttendanceCount")
    """How many participants of one category a report counts. The figure is the report's, never
    corrected; a cell that is no exact number keeps its letters (igf:asPrinted)."""
    AttendanceEstimate: Final = NamedNode("https://w3id.org/igflod/def#AttendanceEstimate")
    """The share of the participants that a report gives in words, for example that about half of
    them were women."""
    KeyPoint: Final = NamedNode("https://w3id.org/igflod/def#KeyPoint")
    """A result that a report ascribes to its session: a point made, a conclusion, a question from
    the audience. It is located and counted; its wording belongs to the report's authors."""
    Meeting: Final = NamedNode("https://w3id.org/igflod/def#Meeting")
    """The gathering of one year, made of many sessions: IGF 2013 in Bali."""
    MeetingFigure: Final = NamedNode("https://w3id.org/igflod/def#MeetingFigure")
    """A figure that a page states about a whole meeting: how many took part, from how many
    countries, what share of them from which group."""
    Participation: Final = NamedNode("https://w3id.org/igflod/def#Participation")
    """Somebody in one role at one session, as one report names them: the name in its letters, the
    affiliation and group of that day. Deciding later who that was changes igf:participant and
    nothing else."""
    Reading: Final = NamedNode("https://w3id.org/igflod/def#Reading")
    """Something that was read in a report, with the report, the passage and the certainty. A plain
    reading is about one field: it repeats the statement that the field makes (rdf:subject,
    rdf:predicate, rdf:object) or names the field (igf:field) where the field is prose that we only
    locate."""
    Session: Final = NamedNode("https://w3id.org/igflod/def#Session")
    """An event of its own in the programme of a meeting, of whatever type: a workshop, an open
    forum, a main session."""
    SessionRecord: Final = NamedNode("https://w3id.org/igflod/def#SessionRecord")
    """Facts of one session that a curator took from public pages, where no report is held or a page
    says something else than the report. What it does not say, the pages did not say, or were not
    seen to say."""
    SessionReport: Final = NamedNode("https://w3id.org/igflod/def#SessionReport")
    """What somebody wrote about a session afterwards. It is not the session: it may come late,
    leave things out, contradict itself, or stand beside a second report."""
    Source: Final = NamedNode("https://w3id.org/igflod/def#Source")
    """A document that says something of sessions or meetings, and that readings are stated in: a
    report, a curator's record of public pages, a page of figures."""
    SourceCapture: Final = NamedNode("https://w3id.org/igflod/def#SourceCapture")
    """Bytes that were read, fixed by their SHA-256. Where a file is no plain UTF-8 text, the text
    that was taken out of it is a capture of its own, which says by prov:wasDerivedFrom what it
    comes from. Positions count the Unicode code points of the text, from 0."""
    Theme: Final = NamedNode("https://w3id.org/igflod/def#Theme")
    """A heading under which a meeting, or an archive of its reports, files sessions, in its own
    words and in its own scheme. Themes of different years meet at a topic."""
    Workshop: Final = NamedNode("https://w3id.org/igflod/def#Workshop")
    """A session that was chosen from proposals and carries a workshop number of its meeting."""
    affiliation: Final = NamedNode("https://w3id.org/igflod/def#affiliation")
    """An organization that the report gives for this participation. It may stand without a
    participant: somebody from there, unnamed."""
    affiliationAsPrinted: Final = NamedNode("https://w3id.org/igflod/def#affiliationAsPrinted")
    """An affiliation in the words of the report, whatever organization it was found to be."""
    ageGroup: Final = NamedNode("https://w3id.org/igflod/def#ageGroup")
    """Young people, which the form does not define, or all ages."""
    agendaItem: Final = NamedNode("https://w3id.org/igflod/def#agendaItem")
    """An item at the top level of a session's agenda. What belongs below it says so with
    dcterms:isPartOf."""
    asPrinted: Final = NamedNode("https://w3id.org/igflod/def#asPrinted")
    """The characters of the report from which a reading's value was taken, where the value alone
    would not show them: 'about 40', 'About half of the participants were women'."""
    attendanceOf: Final = NamedNode("https://w3id.org/igflod/def#attendanceOf")
    """The session, or the meeting, whose participants were counted or estimated."""
    breakdown: Final = NamedNode("https://w3id.org/igflod/def#breakdown")
    """The group that a figure about a meeting is limited to, from the list of the page that states
    it; igfc:breakdown-all where it is limited to none."""
    capture: Final = NamedNode("https://w3id.org/igflod/def#capture")
    """The file in which a source was read."""
    category: Final = NamedNode("https://w3id.org/igflod/def#category")
    """The column of the form that a figure stands in: one code that says what sex, age group and
    development status say together."""
    certainty: Final = NamedNode("https://w3id.org/igflod/def#certainty")
    """How a reading is known: in so many words, from the layout of the form, or from
    circumstances."""
    count: Final = NamedNode("https://w3id.org/igflod/def#count")
    """The number of participants, as reported."""
    country: Final = NamedNode("https://w3id.org/igflod/def#country")
    """The country that the report gives for this participation; never inferred."""
    countryAsPrinted: Final = NamedNode("https://w3id.org/igflod/def#countryAsPrinted")
    """The country in the words of the report, also where no country is known by them."""
    developmentStatus: Final = NamedNode("https://w3id.org/igflod/def#developmentStatus")
    """The development status of the participants' countries, divided as the form divides it."""
    emptyField: Final = NamedNode("https://w3id.org/igflod/def#emptyField")
    """A field that the form offers and the report leaves empty, by the field's short name:
    'format'. So that 'not stated' can be asked for."""
    endTime: Final = NamedNode("https://w3id.org/igflod/def#endTime")
    """The time at which a session was to end, as printed and without a zone. It may be after
    midnight."""
    evidence: Final = NamedNode("https://w3id.org/igflod/def#evidence")
    """A passage of a capture that a reading rests on: its position and, if it is a short value and
    no prose, its words."""
    field: Final = NamedNode("https://w3id.org/igflod/def#field")
    """The field of the form that a reading was read in, by the field's short name: 'summary'."""
    figure: Final = NamedNode("https://w3id.org/igflod/def#figure")
    """What a figure about a meeting counts or measures."""
    format: Final = NamedNode("https://w3id.org/igflod/def#format")
    """The format of a session in the words of its report, without the length: 'Round Table -
    U-shape'."""
    genderRelevance: Final = NamedNode("https://w3id.org/igflod/def#genderRelevance")
    """The answer chosen in a report to the form's question how far the session spoke of gender
    equality and the empowerment of women."""
    groupAsPrinted: Final = NamedNode("https://w3id.org/igflod/def#groupAsPrinted")
    """The stakeholder group in the words of the report, also where they are in no code list."""
    hasReport: Final = NamedNode("https://w3id.org/igflod/def#hasReport")
    """A report that was written about a session."""
    identityBasis: Final = NamedNode("https://w3id.org/igflod/def#identityBasis")
    """On what ground the participant of a participation is held to be that person, from the list
    igfc:basis."""
    inMeeting: Final = NamedNode("https://w3id.org/igflod/def#inMeeting")
    """The meeting in whose programme a session stood."""
    inSeries: Final = NamedNode("https://w3id.org/igflod/def#inSeries")
    """The series that a meeting continues."""
    keyPoint: Final = NamedNode("https://w3id.org/igflod/def#keyPoint")
    """A key point that a report gives."""
    nameAsPrinted: Final = NamedNode("https://w3id.org/igflod/def#nameAsPrinted")
    """The name in the letters and the order of the report, without titles. Words that stand where a
    name should and are none ('Representative from …') are igf:asPrinted."""
    nameOrder: Final = NamedNode("https://w3id.org/igflod/def#nameOrder")
    """Which part of the printed name comes first, where the form settles it."""
    overallTheme: Final = NamedNode("https://w3id.org/igflod/def#overallTheme")
    """The motto of a whole meeting."""
    partial: Final = NamedNode("https://w3id.org/igflod/def#partial")
    """Whether only a part of the page was seen that a record was taken from, so that it may say
    more."""
    participant: Final = NamedNode("https://w3id.org/igflod/def#participant")
    """The person or organization who is meant. Missing where the report leaves a place unnamed."""
    participationIn: Final = NamedNode("https://w3id.org/igflod/def#participationIn")
    """The session that a participation belongs to."""
    participationStatus: Final = NamedNode("https://w3id.org/igflod/def#participationStatus")
    """Whether the report announces somebody, lists them in its form, or tells that they took part.
    A report that is silent about somebody does not say that they were absent."""
    plannedFor: Final = NamedNode("https://w3id.org/igflod/def#plannedFor")
    """The agenda item that names this participation."""
    plannedMinutes: Final = NamedNode("https://w3id.org/igflod/def#plannedMinutes")
    """The time set aside for a session or an agenda item, in whole minutes as printed. A number and
    not an xsd:duration, so that SPARQL can add it up."""
    pointType: Final = NamedNode("https://w3id.org/igflod/def#pointType")
    """Whether a key point is a point made, a conclusion or a question from the audience."""
    printedNumber: Final = NamedNode("https://w3id.org/igflod/def#printedNumber")
    """The number that the report prints before an agenda item or a point. It may skip (1, 2, 3, 5,
    6); schema:position counts without gaps."""
    region: Final = NamedNode("https://w3id.org/igflod/def#region")
    """The regional group that the report gives for this participation; never inferred."""
    regionAsPrinted: Final = NamedNode("https://w3id.org/igflod/def#regionAsPrinted")
    """The regional group in the words of the report, also where they are in no code list."""
    reportOn: Final = NamedNode("https://w3id.org/igflod/def#reportOn")
    """The session that a report is about."""
    role: Final = NamedNode("https://w3id.org/igflod/def#role")
    """The capacity in which somebody is named, from the list igfc:role."""
    room: Final = NamedNode("https://w3id.org/igflod/def#room")
    """The room that a session was held in, as printed."""
    rule: Final = NamedNode("https://w3id.org/igflod/def#rule")
    """The rule of the template by which a reading was made, by its short name: 'organizer-name'."""
    sessionNumber: Final = NamedNode("https://w3id.org/igflod/def#sessionNumber")
    """The number by which the meeting's programme knows a session, as text: '324'."""
    sessionType: Final = NamedNode("https://w3id.org/igflod/def#sessionType")
    """The kind of session by the programme's own division, from the list igfc:session."""
    shareBand: Final = NamedNode("https://w3id.org/igflod/def#shareBand")
    """The band into which an estimate puts the share: about half, a majority, none. What a band is
    taken to span stands in the list igfc:band."""
    stakeholderGroup: Final = NamedNode("https://w3id.org/igflod/def#stakeholderGroup")
    """The stakeholder group that the report gives for this participation. People change group
    between meetings, so it is never a property of the person, and it is never inferred."""
    startTime: Final = NamedNode("https://w3id.org/igflod/def#startTime")
    """The time at which a session was to begin, as printed and without a zone: by the clocks of its
    place, or by UTC on pages of online and hybrid meetings. The day is schema:startDate."""
    statedIn: Final = NamedNode("https://w3id.org/igflod/def#statedIn")
    """The source that says so, as a rule a report. A dimension of the attendance figures, so that
    two reports about one session may differ."""
    subTheme: Final = NamedNode("https://w3id.org/igflod/def#subTheme")
    """A theme that a meeting announced for its sessions."""
    template: Final = NamedNode("https://w3id.org/igflod/def#template")
    """The template by which the source of a named graph was read, by its short name:
    'igf-2013-report'."""
    theme: Final = NamedNode("https://w3id.org/igflod/def#theme")
    """A theme that a session was filed under."""
    titleAsPrinted: Final = NamedNode("https://w3id.org/igflod/def#titleAsPrinted")
    """The form of address that the report puts before a name: 'Prof.', 'Ms'."""
    unread: Final = NamedNode("https://w3id.org/igflod/def#unread")
    """A passage of a report that no field accounts for: nothing is dropped in silence."""


class IGFC:
    """The igflod code lists (`igfc:`)."""

    age: Final = NamedNode("https://w3id.org/igflod/code/age")
    age_all: Final = NamedNode("https://w3id.org/igflod/code/age-all")
    age_young: Final = NamedNode("https://w3id.org/igflod/code/age-young")
    attendance_structure: Final = NamedNode("https://w3id.org/igflod/code/attendance-structure")
    attendance_structure_age: Final = NamedNode(
        "https://w3id.org/igflod/code/attendance-structure-age"
    )
    attendance_structure_category: Final = NamedNode(
        "https://w3id.org/igflod/code/attendance-structure-category"
    )
    attendance_structure_count: Final = NamedNode(
        "https://w3id.org/igflod/code/attendance-structure-count"
    )
    attendance_structure_dev: Final = NamedNode(
        "https://w3id.org/igflod/code/attendance-structure-dev"
    )
    attendance_structure_report: Final = NamedNode(
        "https://w3id.org/igflod/code/attendance-structure-report"
    )
    attendance_structure_session: Final = NamedNode(
        "https://w3id.org/igflod/code/attendance-structure-session"
    )
    attendance_structure_sex: Final = NamedNode(
        "https://w3id.org/igflod/code/attendance-structure-sex"
    )
    attendance_structure_status: Final = NamedNode(
        "https://w3id.org/igflod/code/attendance-structure-status"
    )
    audience_question: Final = NamedNode("https://w3id.org/igflod/code/audience-question")
    band: Final = NamedNode("https://w3id.org/igflod/code/band")
    band_about_half: Final = NamedNode("https://w3id.org/igflod/code/band-about-half")
    band_majority: Final = NamedNode("https://w3id.org/igflod/code/band-majority")
    band_none: Final = NamedNode("https://w3id.org/igflod/code/band-none")
    basis: Final = NamedNode("https://w3id.org/igflod/code/basis")
    basis_decided: Final = NamedNode("https://w3id.org/igflod/code/basis-decided")
    basis_same_name_and_affiliation: Final = NamedNode(
        "https://w3id.org/igflod/code/basis-same-name-and-affiliation"
    )
    basis_same_report: Final = NamedNode("https://w3id.org/igflod/code/basis-same-report")
    basis_unverified: Final = NamedNode("https://w3id.org/igflod/code/basis-unverified")
    breakdown: Final = NamedNode("https://w3id.org/igflod/code/breakdown")
    breakdown_all: Final = NamedNode("https://w3id.org/igflod/code/breakdown-all")
    category: Final = NamedNode("https://w3id.org/igflod/code/category")
    certainty: Final = NamedNode("https://w3id.org/igflod/code/certainty")
    co_organizer: Final = NamedNode("https://w3id.org/igflod/code/co-organizer")
    conclusion: Final = NamedNode("https://w3id.org/igflod/code/conclusion")
    derived: Final = NamedNode("https://w3id.org/igflod/code/derived")
    dev: Final = NamedNode("https://w3id.org/igflod/code/dev")
    dev_all: Final = NamedNode("https://w3id.org/igflod/code/dev-all")
    dev_developed: Final = NamedNode("https://w3id.org/igflod/code/dev-developed")
    dev_developing: Final = NamedNode("https://w3id.org/igflod/code/dev-developing")
    dev_ldc: Final = NamedNode("https://w3id.org/igflod/code/dev-ldc")
    developed: Final = NamedNode("https://w3id.org/igflod/code/developed")
    developing: Final = NamedNode("https://w3id.org/igflod/code/developing")
    female: Final = NamedNode("https://w3id.org/igflod/code/female")
    figure: Final = NamedNode("https://w3id.org/igflod/code/figure")
    figure_average_age: Final = NamedNode("https://w3id.org/igflod/code/figure-average-age")
    figure_badges: Final = NamedNode("https://w3id.org/igflod/code/figure-badges")
    figure_countries: Final = NamedNode("https://w3id.org/igflod/code/figure-countries")
    figure_countries_online: Final = NamedNode(
        "https://w3id.org/igflod/code/figure-countries-online"
    )
    figure_first_time: Final = NamedNode("https://w3id.org/igflod/code/figure-first-time")
    figure_media_representatives: Final = NamedNode(
        "https://w3id.org/igflod/code/figure-media-representatives"
    )
    figure_nationalities: Final = NamedNode("https://w3id.org/igflod/code/figure-nationalities")
    figure_parliamentarians: Final = NamedNode(
        "https://w3id.org/igflod/code/figure-parliamentarians"
    )
    figure_parliamentarians_countries: Final = NamedNode(
        "https://w3id.org/igflod/code/figure-parliamentarians-countries"
    )
    figure_participants: Final = NamedNode("https://w3id.org/igflod/code/figure-participants")
    figure_participants_online: Final = NamedNode(
        "https://w3id.org/igflod/code/figure-participants-online"
    )
    figure_participants_onsite: Final = NamedNode(
        "https://w3id.org/igflod/code/figure-participants-onsite"
    )
    figure_registrations: Final = NamedNode("https://w3id.org/igflod/code/figure-registrations")
    figure_remote_hubs: Final = NamedNode("https://w3id.org/igflod/code/figure-remote-hubs")
    figure_sessions: Final = NamedNode("https://w3id.org/igflod/code/figure-sessions")
    gender: Final = NamedNode("https://w3id.org/igflod/code/gender")
    gender_not_related: Final = NamedNode("https://w3id.org/igflod/code/gender-not-related")
    group: Final = NamedNode("https://w3id.org/igflod/code/group")
    group_academia: Final = NamedNode("https://w3id.org/igflod/code/group-academia")
    group_civil_society: Final = NamedNode("https://w3id.org/igflod/code/group-civil-society")
    group_government: Final = NamedNode("https://w3id.org/igflod/code/group-government")
    group_intergovernmental_organization: Final = NamedNode(
        "https://w3id.org/igflod/code/group-intergovernmental-organization"
    )
    group_media: Final = NamedNode("https://w3id.org/igflod/code/group-media")
    group_private_sector: Final = NamedNode("https://w3id.org/igflod/code/group-private-sector")
    group_technical_community: Final = NamedNode(
        "https://w3id.org/igflod/code/group-technical-community"
    )
    inferred: Final = NamedNode("https://w3id.org/igflod/code/inferred")
    key_point: Final = NamedNode("https://w3id.org/igflod/code/key-point")
    ldc: Final = NamedNode("https://w3id.org/igflod/code/ldc")
    listed: Final = NamedNode("https://w3id.org/igflod/code/listed")
    male: Final = NamedNode("https://w3id.org/igflod/code/male")
    moderator: Final = NamedNode("https://w3id.org/igflod/code/moderator")
    order: Final = NamedNode("https://w3id.org/igflod/code/order")
    order_family_given: Final = NamedNode("https://w3id.org/igflod/code/order-family-given")
    order_given_family: Final = NamedNode("https://w3id.org/igflod/code/order-given-family")
    order_unknown: Final = NamedNode("https://w3id.org/igflod/code/order-unknown")
    organizer: Final = NamedNode("https://w3id.org/igflod/code/organizer")
    participant: Final = NamedNode("https://w3id.org/igflod/code/participant")
    participation_structure: Final = NamedNode(
        "https://w3id.org/igflod/code/participation-structure"
    )
    participation_structure_breakdown: Final = NamedNode(
        "https://w3id.org/igflod/code/participation-structure-breakdown"
    )
    participation_structure_figure: Final = NamedNode(
        "https://w3id.org/igflod/code/participation-structure-figure"
    )
    participation_structure_meeting: Final = NamedNode(
        "https://w3id.org/igflod/code/participation-structure-meeting"
    )
    participation_structure_source: Final = NamedNode(
        "https://w3id.org/igflod/code/participation-structure-source"
    )
    participation_structure_status: Final = NamedNode(
        "https://w3id.org/igflod/code/participation-structure-status"
    )
    participation_structure_unit: Final = NamedNode(
        "https://w3id.org/igflod/code/participation-structure-unit"
    )
    participation_structure_value: Final = NamedNode(
        "https://w3id.org/igflod/code/participation-structure-value"
    )
    planned: Final = NamedNode("https://w3id.org/igflod/code/planned")
    point: Final = NamedNode("https://w3id.org/igflod/code/point")
    rapporteur: Final = NamedNode("https://w3id.org/igflod/code/rapporteur")
    region: Final = NamedNode("https://w3id.org/igflod/code/region")
    region_african: Final = NamedNode("https://w3id.org/igflod/code/region-african")
    region_asia_pacific: Final = NamedNode("https://w3id.org/igflod/code/region-asia-pacific")
    region_eastern_european: Final = NamedNode(
        "https://w3id.org/igflod/code/region-eastern-european"
    )
    region_intergovernmental_organization: Final = NamedNode(
        "https://w3id.org/igflod/code/region-intergovernmental-organization"
    )
    region_latin_american_caribbean: Final = NamedNode(
        "https://w3id.org/igflod/code/region-latin-american-caribbean"
    )
    region_western_european_others: Final = NamedNode(
        "https://w3id.org/igflod/code/region-western-european-others"
    )
    remote_moderator: Final = NamedNode("https://w3id.org/igflod/code/remote-moderator")
    role: Final = NamedNode("https://w3id.org/igflod/code/role")
    session: Final = NamedNode("https://w3id.org/igflod/code/session")
    session_best_practice_forum: Final = NamedNode(
        "https://w3id.org/igflod/code/session-best-practice-forum"
    )
    session_day_0: Final = NamedNode("https://w3id.org/igflod/code/session-day-0")
    session_dynamic_coalition: Final = NamedNode(
        "https://w3id.org/igflod/code/session-dynamic-coalition"
    )
    session_launch_award: Final = NamedNode("https://w3id.org/igflod/code/session-launch-award")
    session_lightning: Final = NamedNode("https://w3id.org/igflod/code/session-lightning")
    session_main_session: Final = NamedNode("https://w3id.org/igflod/code/session-main-session")
    session_networking: Final = NamedNode("https://w3id.org/igflod/code/session-networking")
    session_open_forum: Final = NamedNode("https://w3id.org/igflod/code/session-open-forum")
    session_other: Final = NamedNode("https://w3id.org/igflod/code/session-other")
    session_pre_event: Final = NamedNode("https://w3id.org/igflod/code/session-pre-event")
    session_town_hall: Final = NamedNode("https://w3id.org/igflod/code/session-town-hall")
    session_workshop: Final = NamedNode("https://w3id.org/igflod/code/session-workshop")
    speaker: Final = NamedNode("https://w3id.org/igflod/code/speaker")
    stated: Final = NamedNode("https://w3id.org/igflod/code/stated")
    status: Final = NamedNode("https://w3id.org/igflod/code/status")
    took_part: Final = NamedNode("https://w3id.org/igflod/code/took-part")
    total: Final = NamedNode("https://w3id.org/igflod/code/total")
    unit: Final = NamedNode("https://w3id.org/igflod/code/unit")
    unit_number: Final = NamedNode("https://w3id.org/igflod/code/unit-number")
    unit_percent: Final = NamedNode("https://w3id.org/igflod/code/unit-percent")
    young: Final = NamedNode("https://w3id.org/igflod/code/young")


class SCHEMA:
    """schema.org (`schema:`)."""

    Country: Final = NamedNode("https://schema.org/Country")
    Event: Final = NamedNode("https://schema.org/Event")
    EventAttendanceModeEnumeration: Final = NamedNode(
        "https://schema.org/EventAttendanceModeEnumeration"
    )
    EventSeries: Final = NamedNode("https://schema.org/EventSeries")
    MixedEventAttendanceMode: Final = NamedNode("https://schema.org/MixedEventAttendanceMode")
    OfflineEventAttendanceMode: Final = NamedNode("https://schema.org/OfflineEventAttendanceMode")
    OnlineEventAttendanceMode: Final = NamedNode("https://schema.org/OnlineEventAttendanceMode")
    Place: Final = NamedNode("https://schema.org/Place")
    Report: Final = NamedNode("https://schema.org/Report")
    about: Final = NamedNode("https://schema.org/about")
    alternateName: Final = NamedNode("https://schema.org/alternateName")
    containedInPlace: Final = NamedNode("https://schema.org/containedInPlace")
    endDate: Final = NamedNode("https://schema.org/endDate")
    eventAttendanceMode: Final = NamedNode("https://schema.org/eventAttendanceMode")
    location: Final = NamedNode("https://schema.org/location")
    maxValue: Final = NamedNode("https://schema.org/maxValue")
    minValue: Final = NamedNode("https://schema.org/minValue")
    organizer: Final = NamedNode("https://schema.org/organizer")
    performer: Final = NamedNode("https://schema.org/performer")
    position: Final = NamedNode("https://schema.org/position")
    sha256: Final = NamedNode("https://schema.org/sha256")
    softwareVersion: Final = NamedNode("https://schema.org/softwareVersion")
    startDate: Final = NamedNode("https://schema.org/startDate")
    subjectOf: Final = NamedNode("https://schema.org/subjectOf")
    superEvent: Final = NamedNode("https://schema.org/superEvent")


class FOAF:
    """Friend of a Friend (`foaf:`)."""

    Agent: Final = NamedNode("http://xmlns.com/foaf/0.1/Agent")
    Person: Final = NamedNode("http://xmlns.com/foaf/0.1/Person")
    name: Final = NamedNode("http://xmlns.com/foaf/0.1/name")
    primaryTopic: Final = NamedNode("http://xmlns.com/foaf/0.1/primaryTopic")


class ORG:
    """The Organization Ontology (`org:`)."""

    Organization: Final = NamedNode("http://www.w3.org/ns/org#Organization")


class SKOS:
    """SKOS (`skos:`)."""

    Concept: Final = NamedNode("http://www.w3.org/2004/02/skos/core#Concept")
    ConceptScheme: Final = NamedNode("http://www.w3.org/2004/02/skos/core#ConceptScheme")
    altLabel: Final = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
    broadMatch: Final = NamedNode("http://www.w3.org/2004/02/skos/core#broadMatch")
    closeMatch: Final = NamedNode("http://www.w3.org/2004/02/skos/core#closeMatch")
    definition: Final = NamedNode("http://www.w3.org/2004/02/skos/core#definition")
    editorialNote: Final = NamedNode("http://www.w3.org/2004/02/skos/core#editorialNote")
    exactMatch: Final = NamedNode("http://www.w3.org/2004/02/skos/core#exactMatch")
    hiddenLabel: Final = NamedNode("http://www.w3.org/2004/02/skos/core#hiddenLabel")
    historyNote: Final = NamedNode("http://www.w3.org/2004/02/skos/core#historyNote")
    inScheme: Final = NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
    narrowMatch: Final = NamedNode("http://www.w3.org/2004/02/skos/core#narrowMatch")
    notation: Final = NamedNode("http://www.w3.org/2004/02/skos/core#notation")
    prefLabel: Final = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    scopeNote: Final = NamedNode("http://www.w3.org/2004/02/skos/core#scopeNote")


class DCTERMS:
    """DCMI Metadata Terms (`dcterms:`)."""

    bibliographicCitation: Final = NamedNode("http://purl.org/dc/terms/bibliographicCitation")
    created: Final = NamedNode("http://purl.org/dc/terms/created")
    creator: Final = NamedNode("http://purl.org/dc/terms/creator")
    date: Final = NamedNode("http://purl.org/dc/terms/date")
    description: Final = NamedNode("http://purl.org/dc/terms/description")
    format: Final = NamedNode("http://purl.org/dc/terms/format")
    identifier: Final = NamedNode("http://purl.org/dc/terms/identifier")
    isPartOf: Final = NamedNode("http://purl.org/dc/terms/isPartOf")
    isReplacedBy: Final = NamedNode("http://purl.org/dc/terms/isReplacedBy")
    issued: Final = NamedNode("http://purl.org/dc/terms/issued")
    language: Final = NamedNode("http://purl.org/dc/terms/language")
    license: Final = NamedNode("http://purl.org/dc/terms/license")
    publisher: Final = NamedNode("http://purl.org/dc/terms/publisher")
    rights: Final = NamedNode("http://purl.org/dc/terms/rights")
    source: Final = NamedNode("http://purl.org/dc/terms/source")
    subject: Final = NamedNode("http://purl.org/dc/terms/subject")
    title: Final = NamedNode("http://purl.org/dc/terms/title")


class PROV:
    """PROV-O (`prov:`)."""

    Entity: Final = NamedNode("http://www.w3.org/ns/prov#Entity")
    SoftwareAgent: Final = NamedNode("http://www.w3.org/ns/prov#SoftwareAgent")
    wasAttributedTo: Final = NamedNode("http://www.w3.org/ns/prov#wasAttributedTo")
    wasDerivedFrom: Final = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")


class OA:
    """Web Annotation (`oa:`)."""

    SpecificResource: Final = NamedNode("http://www.w3.org/ns/oa#SpecificResource")
    TextPositionSelector: Final = NamedNode("http://www.w3.org/ns/oa#TextPositionSelector")
    TextQuoteSelector: Final = NamedNode("http://www.w3.org/ns/oa#TextQuoteSelector")
    end: Final = NamedNode("http://www.w3.org/ns/oa#end")
    exact: Final = NamedNode("http://www.w3.org/ns/oa#exact")
    hasSelector: Final = NamedNode("http://www.w3.org/ns/oa#hasSelector")
    hasSource: Final = NamedNode("http://www.w3.org/ns/oa#hasSource")
    start: Final = NamedNode("http://www.w3.org/ns/oa#start")


class QB:
    """RDF Data Cube (`qb:`)."""

    AttributeProperty: Final = NamedNode("http://purl.org/linked-data/cube#AttributeProperty")
    CodedProperty: Final = NamedNode("http://purl.org/linked-data/cube#CodedProperty")
    ComponentSpecification: Final = NamedNode(
        "http://purl.org/linked-data/cube#ComponentSpecification"
    )
    DataSet: Final = NamedNode("http://purl.org/linked-data/cube#DataSet")
    DataStructureDefinition: Final = NamedNode(
        "http://purl.org/linked-data/cube#DataStructureDefinition"
    )
    DimensionProperty: Final = NamedNode("http://purl.org/linked-data/cube#DimensionProperty")
    MeasureProperty: Final = NamedNode("http://purl.org/linked-data/cube#MeasureProperty")
    Observation: Final = NamedNode("http://purl.org/linked-data/cube#Observation")
    attribute: Final = NamedNode("http://purl.org/linked-data/cube#attribute")
    codeList: Final = NamedNode("http://purl.org/linked-data/cube#codeList")
    component: Final = NamedNode("http://purl.org/linked-data/cube#component")
    componentRequired: Final = NamedNode("http://purl.org/linked-data/cube#componentRequired")
    dataSet: Final = NamedNode("http://purl.org/linked-data/cube#dataSet")
    dimension: Final = NamedNode("http://purl.org/linked-data/cube#dimension")
    measure: Final = NamedNode("http://purl.org/linked-data/cube#measure")
    structure: Final = NamedNode("http://purl.org/linked-data/cube#structure")


class SDMX_DIMENSION:
    """SDMX dimensions (`sdmx-d:`)."""

    age: Final = NamedNode("http://purl.org/linked-data/sdmx/2009/dimension#age")
    sex: Final = NamedNode("http://purl.org/linked-data/sdmx/2009/dimension#sex")


class SDMX_MEASURE:
    """SDMX measures (`sdmx-m:`)."""

    obsValue: Final = NamedNode("http://purl.org/linked-data/sdmx/2009/measure#obsValue")


class SDMX_ATTRIBUTE:
    """SDMX attributes (`sdmx-a:`)."""

    obsStatus: Final = NamedNode("http://purl.org/linked-data/sdmx/2009/attribute#obsStatus")
    unitMeasure: Final = NamedNode("http://purl.org/linked-data/sdmx/2009/attribute#unitMeasure")


class SDMX_CODE:
    """SDMX code lists (`sdmx-c:`)."""

    obsStatus_A: Final = NamedNode("http://purl.org/linked-data/sdmx/2009/code#obsStatus-A")
    obsStatus_E: Final = NamedNode("http://purl.org/linked-data/sdmx/2009/code#obsStatus-E")
    obsStatus_M: Final = NamedNode("http://purl.org/linked-data/sdmx/2009/code#obsStatus-M")
    sex_F: Final = NamedNode("http://purl.org/linked-data/sdmx/2009/code#sex-F")
    sex_M: Final = NamedNode("http://purl.org/linked-data/sdmx/2009/code#sex-M")
    sex_T: Final = NamedNode("http://purl.org/linked-data/sdmx/2009/code#sex-T")


class FABIO:
    """The FRBR-aligned Bibliographic Ontology (`fabio:`)."""

    MeetingReport: Final = NamedNode("http://purl.org/spar/fabio/MeetingReport")


class SH:
    """SHACL (`sh:`)."""

    Info: Final = NamedNode("http://www.w3.org/ns/shacl#Info")
    Severity: Final = NamedNode("http://www.w3.org/ns/shacl#Severity")
    ValidationReport: Final = NamedNode("http://www.w3.org/ns/shacl#ValidationReport")
    ValidationResult: Final = NamedNode("http://www.w3.org/ns/shacl#ValidationResult")
    Violation: Final = NamedNode("http://www.w3.org/ns/shacl#Violation")
    Warning: Final = NamedNode("http://www.w3.org/ns/shacl#Warning")
    conforms: Final = NamedNode("http://www.w3.org/ns/shacl#conforms")
    focusNode: Final = NamedNode("http://www.w3.org/ns/shacl#focusNode")
    result: Final = NamedNode("http://www.w3.org/ns/shacl#result")
    resultMessage: Final = NamedNode("http://www.w3.org/ns/shacl#resultMessage")
    resultPath: Final = NamedNode("http://www.w3.org/ns/shacl#resultPath")
    resultSeverity: Final = NamedNode("http://www.w3.org/ns/shacl#resultSeverity")
    sourceConstraintComponent: Final = NamedNode(
        "http://www.w3.org/ns/shacl#sourceConstraintComponent"
    )
    sourceShape: Final = NamedNode("http://www.w3.org/ns/shacl#sourceShape")
    value: Final = NamedNode("http://www.w3.org/ns/shacl#value")


class SSSOM:
    """SSSOM mapping records (`sssom:`)."""

    Mapping: Final = NamedNode("https://w3id.org/sssom/Mapping")
    confidence: Final = NamedNode("https://w3id.org/sssom/confidence")
    mapping_date: Final = NamedNode("https://w3id.org/sssom/mapping_date")
    mapping_justification: Final = NamedNode("https://w3id.org/sssom/mapping_justification")
    object_id: Final = NamedNode("https://w3id.org/sssom/object_id")
    predicate_id: Final = NamedNode("https://w3id.org/sssom/predicate_id")
    predicate_modifier: Final = NamedNode("https://w3id.org/sssom/predicate_modifier")
    subject_id: Final = NamedNode("https://w3id.org/sssom/subject_id")


class BIBO:
    """The Bibliographic Ontology (`bibo:`)."""

    status: Final = NamedNode("http://purl.org/ontology/bibo/status")


class MOD:
    """Metadata for ontology description (`mod:`)."""

    competencyQuestion: Final = NamedNode("https://w3id.org/mod#competencyQuestion")


class VANN:
    """Annotating vocabulary descriptions (`vann:`)."""

    preferredNamespacePrefix: Final = NamedNode(
        "http://purl.org/vocab/vann/preferredNamespacePrefix"
    )
    preferredNamespaceUri: Final = NamedNode("http://purl.org/vocab/vann/preferredNamespaceUri")


class OWL:
    """OWL (`owl:`)."""

    Axiom: Final = NamedNode("http://www.w3.org/2002/07/owl#Axiom")
    Ontology: Final = NamedNode("http://www.w3.org/2002/07/owl#Ontology")
    annotatedProperty: Final = NamedNode("http://www.w3.org/2002/07/owl#annotatedProperty")
    annotatedSource: Final = NamedNode("http://www.w3.org/2002/07/owl#annotatedSource")
    annotatedTarget: Final = NamedNode("http://www.w3.org/2002/07/owl#annotatedTarget")
    deprecated: Final = NamedNode("http://www.w3.org/2002/07/owl#deprecated")
    sameAs: Final = NamedNode("http://www.w3.org/2002/07/owl#sameAs")


class RDF:
    """RDF (`rdf:`)."""

    object: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#object")
    predicate: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate")
    subject: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject")
    type: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class RDFS:
    """RDF Schema (`rdfs:`)."""

    comment: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
    isDefinedBy: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#isDefinedBy")
    label: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    seeAlso: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#seeAlso")
    subClassOf: Final = NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


class XSD:
    """XML Schema datatypes (`xsd:`)."""

    boolean: Final = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
    date: Final = NamedNode("http://www.w3.org/2001/XMLSchema#date")
    dateTime: Final = NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
    decimal: Final = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    double: Final = NamedNode("http://www.w3.org/2001/XMLSchema#double")
    gYear: Final = NamedNode("http://www.w3.org/2001/XMLSchema#gYear")
    integer: Final = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    nonNegativeInteger: Final = NamedNode("http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
    string: Final = NamedNode("http://www.w3.org/2001/XMLSchema#string")
    time: Final = NamedNode("http://www.w3.org/2001/XMLSchema#time")


AGE_CODES: Final[Mapping[str, NamedNode]] = {
    "all": IGFC.age_all,
    "young": IGFC.age_young,
}
"""Age groups: notation -> concept (`igfc:age`)."""

BAND_CODES: Final[Mapping[str, NamedNode]] = {
    "about-half": IGFC.band_about_half,
    "majority": IGFC.band_majority,
    "none": IGFC.band_none,
}
"""Bands of the women's share: notation -> concept (`igfc:band`)."""

BASIS_CODES: Final[Mapping[str, NamedNode]] = {
    "decided": IGFC.basis_decided,
    "same-name-and-affiliation": IGFC.basis_same_name_and_affiliation,
    "same-report": IGFC.basis_same_report,
    "unverified": IGFC.basis_unverified,
}
"""Basis of an identity: notation -> concept (`igfc:basis`)."""

BREAKDOWN_CODES: Final[Mapping[str, NamedNode]] = {
    "all": IGFC.breakdown_all,
}
"""Breakdown of a figure about a meeting: notation -> concept (`igfc:breakdown`)."""

CATEGORY_CODES: Final[Mapping[str, NamedNode]] = {
    "developed": IGFC.developed,
    "developing": IGFC.developing,
    "female": IGFC.female,
    "ldc": IGFC.ldc,
    "male": IGFC.male,
    "total": IGFC.total,
    "young": IGFC.young,
}
"""Columns of the attendance table: notation -> concept (`igfc:category`)."""

CERTAINTY_CODES: Final[Mapping[str, NamedNode]] = {
    "derived": IGFC.derived,
    "inferred": IGFC.inferred,
    "stated": IGFC.stated,
}
"""Certainty of a reading: notation -> concept (`igfc:certainty`)."""

DEV_CODES: Final[Mapping[str, NamedNode]] = {
    "all": IGFC.dev_all,
    "developed": IGFC.dev_developed,
    "developing": IGFC.dev_developing,
    "ldc": IGFC.dev_ldc,
}
"""Development status of countries: notation -> concept (`igfc:dev`)."""

FIGURE_CODES: Final[Mapping[str, NamedNode]] = {
    "average-age": IGFC.figure_average_age,
    "badges": IGFC.figure_badges,
    "countries": IGFC.figure_countries,
    "countries-online": IGFC.figure_countries_online,
    "first-time": IGFC.figure_first_time,
    "media-representatives": IGFC.figure_media_representatives,
    "nationalities": IGFC.figure_nationalities,
    "parliamentarians": IGFC.figure_parliamentarians,
    "parliamentarians-countries": IGFC.figure_parliamentarians_countries,
    "participants": IGFC.figure_participants,
    "participants-online": IGFC.figure_participants_online,
    "participants-onsite": IGFC.figure_participants_onsite,
    "registrations": IGFC.figure_registrations,
    "remote-hubs": IGFC.figure_remote_hubs,
    "sessions": IGFC.figure_sessions,
}
"""What a figure about a meeting counts: notation -> concept (`igfc:figure`)."""

GENDER_CODES: Final[Mapping[str, NamedNode]] = {
    "not-related": IGFC.gender_not_related,
}
"""Gender relevance of a session: notation -> concept (`igfc:gender`)."""

GROUP_CODES: Final[Mapping[str, NamedNode]] = {
    "academia": IGFC.group_academia,
    "civil-society": IGFC.group_civil_society,
    "government": IGFC.group_government,
    "intergovernmental-organization": IGFC.group_intergovernmental_organization,
    "media": IGFC.group_media,
    "private-sector": IGFC.group_private_sector,
    "technical-community": IGFC.group_technical_community,
}
"""Stakeholder groups: notation -> concept (`igfc:group`)."""

ORDER_CODES: Final[Mapping[str, NamedNode]] = {
    "family-given": IGFC.order_family_given,
    "given-family": IGFC.order_given_family,
    "unknown": IGFC.order_unknown,
}
"""Order of the parts of a name: notation -> concept (`igfc:order`)."""

POINT_CODES: Final[Mapping[str, NamedNode]] = {
    "audience-question": IGFC.audience_question,
    "conclusion": IGFC.conclusion,
    "key-point": IGFC.key_point,
}
"""Kinds of key point: notation -> concept (`igfc:point`)."""

REGION_CODES: Final[Mapping[str, NamedNode]] = {
    "african": IGFC.region_african,
    "asia-pacific": IGFC.region_asia_pacific,
    "eastern-european": IGFC.region_eastern_european,
    "intergovernmental-organization": IGFC.region_intergovernmental_organization,
    "latin-american-caribbean": IGFC.region_latin_american_caribbean,
    "western-european-others": IGFC.region_western_european_others,
}
"""Regional groups: notation -> concept (`igfc:region`)."""

ROLE_CODES: Final[Mapping[str, NamedNode]] = {
    "co-organizer": IGFC.co_organizer,
    "moderator": IGFC.moderator,
    "organizer": IGFC.organizer,
    "participant": IGFC.participant,
    "rapporteur": IGFC.rapporteur,
    "remote-moderator": IGFC.remote_moderator,
    "speaker": IGFC.speaker,
}
"""Roles at a session: notation -> concept (`igfc:role`)."""

SESSION_CODES: Final[Mapping[str, NamedNode]] = {
    "best-practice-forum": IGFC.session_best_practice_forum,
    "day-0": IGFC.session_day_0,
    "dynamic-coalition": IGFC.session_dynamic_coalition,
    "launch-award": IGFC.session_launch_award,
    "lightning": IGFC.session_lightning,
    "main-session": IGFC.session_main_session,
    "networking": IGFC.session_networking,
    "open-forum": IGFC.session_open_forum,
    "other": IGFC.session_other,
    "pre-event": IGFC.session_pre_event,
    "town-hall": IGFC.session_town_hall,
    "workshop": IGFC.session_workshop,
}
"""Types of session: notation -> concept (`igfc:session`)."""

STATUS_CODES: Final[Mapping[str, NamedNode]] = {
    "listed": IGFC.listed,
    "planned": IGFC.planned,
    "took-part": IGFC.took_part,
}
"""Participation status: notation -> concept (`igfc:status`)."""

UNIT_CODES: Final[Mapping[str, NamedNode]] = {
    "number": IGFC.unit_number,
    "percent": IGFC.unit_percent,
}
"""Unit of a figure about a meeting: notation -> concept (`igfc:unit`)."""

CODE_LABELS: Final[Mapping[NamedNode, tuple[str, ...]]] = {
    IGFC.age_all: ("all ages",),
    IGFC.age_young: ("young",),
    IGFC.audience_question: ("audience question",),
    IGFC.band_about_half: (
        "about half",
        "about half of the participants were women",
    ),
    IGFC.band_majority: (
        "majority",
        "the majority of the participants were women",
    ),
    IGFC.band_none: (
        "no women",
        "there were no women participants",
    ),
    IGFC.basis_decided: ("decided",),
    IGFC.basis_same_name_and_affiliation: ("same name and affiliation",),
    IGFC.basis_same_report: ("same name in the same report",),
    IGFC.basis_unverified: ("unverified",),
    IGFC.breakdown_all: ("all",),
    IGFC.co_organizer: (
        "co-organizer",
        "co-organiser",
        "co-proposer",
    ),
    IGFC.conclusion: ("conclusion",),
    IGFC.derived: ("derived",),
    IGFC.dev_all: ("all countries",),
    IGFC.dev_developed: ("developed countries",),
    IGFC.dev_developing: ("developing countries",),
    IGFC.dev_ldc: ("least developed countries",),
    IGFC.developed: ("participants from developed countries",),
    IGFC.developing: ("participants from developing countries",),
    IGFC.female: ("female participants",),
    IGFC.figure_average_age: ("average age in years",),
    IGFC.figure_badges: ("badges handed out",),
    IGFC.figure_countries: ("countries that participants came from",),
    IGFC.figure_countries_online: ("countries that online participants came from",),
    IGFC.figure_first_time: ("participants for the first time",),
    IGFC.figure_media_representatives: ("representatives of media",),
    IGFC.figure_nationalities: ("nationalities",),
    IGFC.figure_parliamentarians: ("members of parliaments",),
    IGFC.figure_parliamentarians_countries: ("countries that members of parliaments came from",),
    IGFC.figure_participants: ("participants",),
    IGFC.figure_participants_online: ("participants online",),
    IGFC.figure_participants_onsite: ("participants on site",),
    IGFC.figure_registrations: ("registrations",),
    IGFC.figure_remote_hubs: ("remote hubs",),
    IGFC.figure_sessions: ("sessions",),
    IGFC.gender_not_related: (
        "not related, not raised",
        "it was not seen as related to the session theme and was not raised",
    ),
    IGFC.group_academia: ("Academia",),
    IGFC.group_civil_society: ("Civil Society",),
    IGFC.group_government: (
        "Government",
        "Governments",
        "government stakeholder",
    ),
    IGFC.group_intergovernmental_organization: (
        "Intergovernmental Organization",
        "IGO",
        "Inter-governmental Organisation",
        "Inter-governmental Organization",
        "Intergovernmental Organisation",
        "Intergovernmental Organizations",
        "International Organizations",
    ),
    IGFC.group_media: (
        "Media",
        "Press",
    ),
    IGFC.group_private_sector: ("Private Sector",),
    IGFC.group_technical_community: ("Technical Community",),
    IGFC.inferred: ("inferred",),
    IGFC.key_point: ("key point",),
    IGFC.ldc: ("participants from least developed countries",),
    IGFC.listed: ("listed",),
    IGFC.male: ("male participants",),
    IGFC.moderator: (
        "moderator",
        "chair",
        "chairperson",
        "onsite moderator",
    ),
    IGFC.order_family_given: ("family name first",),
    IGFC.order_given_family: ("given name first",),
    IGFC.order_unknown: ("not known",),
    IGFC.organizer: (
        "organizer",
        "organiser",
        "proposer",
    ),
    IGFC.participant: ("participant",),
    IGFC.planned: ("planned",),
    IGFC.rapporteur: (
        "rapporteur",
        "note taker",
        "reported by",
    ),
    IGFC.region_african: (
        "African Group",
        "Africa",
    ),
    IGFC.region_asia_pacific: (
        "Asia-Pacific Group",
        "AP",
        "Asia-Pacific",
        "Asia Pacific",
        "Asia Pacific Group",
    ),
    IGFC.region_eastern_european: (
        "Eastern European Group",
        "EEG",
        "Eastern Europe",
    ),
    IGFC.region_intergovernmental_organization: (
        "Intergovernmental Organization",
        "IGO",
        "IGOs",
        "Intergovernmental Organisation",
        "Intergovernmental Organizations",
    ),
    IGFC.region_latin_american_caribbean: (
        "Latin American and Caribbean Group",
        "GRULAC",
        "LAC",
        "Latin American and Caribbean Group (GRULAC)",
    ),
    IGFC.region_western_european_others: (
        "Western European and Others Group",
        "WEOG",
        "Western European and Others Group (WEOG)",
    ),
    IGFC.remote_moderator: (
        "remote moderator",
        "online moderator",
    ),
    IGFC.session_best_practice_forum: ("best practice forum",),
    IGFC.session_day_0: ("day 0 event",),
    IGFC.session_dynamic_coalition: ("dynamic coalition session",),
    IGFC.session_launch_award: ("launch or award",),
    IGFC.session_lightning: ("lightning talk",),
    IGFC.session_main_session: ("main session",),
    IGFC.session_networking: ("networking session",),
    IGFC.session_open_forum: ("open forum",),
    IGFC.session_other: ("other session",),
    IGFC.session_pre_event: ("pre-event",),
    IGFC.session_town_hall: ("town hall",),
    IGFC.session_workshop: ("workshop",),
    IGFC.speaker: (
        "speaker",
        "panelist",
        "panellist",
        "respondent",
    ),
    IGFC.stated: ("stated",),
    IGFC.took_part: ("took part",),
    IGFC.total: ("all participants",),
    IGFC.unit_number: ("number",),
    IGFC.unit_percent: ("per cent",),
    IGFC.young: ("young participants",),
}
"""Concept -> its labels: the preferred one, then other spellings seen."""
