"""What the editor completes: prefixes and terms, as the server tells them."""

from flask.testing import FlaskClient

from igflod.formats.prefixes import PREFIXES

TERMS = "/sparql/terms.json"
IGF, IGFC = PREFIXES["igf"], PREFIXES["igfc"]


def test_every_kind_of_term_is_told_with_its_use(client: FlaskClient) -> None:
    told = client.get(TERMS).get_json()
    assert told["prefixes"] == PREFIXES
    terms = {term["iri"]: term for term in told["terms"]}
    assert len(terms) == len(told["terms"])
    held = terms[f"{IGF}attendanceOf"]
    assert (held["kind"], held["label"]) == ("property", "attendance of")
    assert held["uses"] > 0
    assert terms[f"{IGF}Workshop"]["kind"] == "class"
    assert terms[f"{IGF}Workshop"]["uses"] > 0
    assert terms[f"{IGFC}organizer"] == {
        "iri": f"{IGFC}organizer",
        "kind": "code",
        "label": "organizer",
        "uses": 0,
    }
    assert terms["https://schema.org/startDate"]["kind"] == "property"


def test_it_is_kept_until_the_release_changes(client: FlaskClient) -> None:
    first = client.get(TERMS)
    again = client.get(TERMS, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
