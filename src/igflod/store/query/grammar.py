"""The grammar of SPARQL 1.1 queries (section 19.8 of the standard), ready to be followed."""

import re
from functools import cache
from typing import TypeAlias

__all__ = ["AGGREGATES", "END", "FUNCTIONS", "First", "Node", "grammar"]

_ONE = (
    "STR LANG DATATYPE IRI URI ABS CEIL FLOOR ROUND STRLEN UCASE LCASE ENCODE_FOR_URI YEAR MONTH "
    "DAY HOURS MINUTES SECONDS TIMEZONE TZ MD5 SHA1 SHA256 SHA384 SHA512 ISIRI ISURI ISBLANK "
    "ISLITERAL ISNUMERIC LANGDIR HASLANG HASLANGDIR ISTRIPLE SUBJECT PREDICATE OBJECT"
)
_TWO = (
    "LANGMATCHES CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER STRLANG STRDT SAMETERM "
    "REGEX SUBSTR REPLACE IF ADJUST STRLANGDIR TRIPLE"
)
_NONE = "RAND NOW UUID STRUUID"
AGGREGATES = frozenset("COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT".split())
FUNCTIONS = frozenset(f"{_ONE} {_TWO} {_NONE} BOUND BNODE COALESCE CONCAT".split())
"""The names of the functions that are no aggregates."""


def _any(words: str) -> str:
    return "(" + " | ".join(f"'{word}'" for word in words.split()) + ")"


# Words in quotation marks are keywords or signs; words in capitals are kinds of tokens, which are
# written <SO> elsewhere, since a function bears the name of one of them.
_RULES = f"""
Query = Prologue (Select | Construct | Describe | Ask) Values? END
Prologue = ('BASE' IRI | 'PREFIX' NAMESPACE IRI | 'VERSION' STRING)*
Select = SelectClause Dataset* Where Modifiers
SubSelect = SelectClause Where Modifiers Values?
SelectClause = 'SELECT' ('DISTINCT' | 'REDUCED')? ('*' | (VARIABLE | '(' Expression As ')')+)
As = 'AS' VARIABLE
Construct = 'CONSTRUCT' (Template Dataset* Where Modifiers | Dataset* 'WHERE' Template Modifiers)
Template = '{{' Triples? '}}'
Describe = 'DESCRIBE' ('*' | (VARIABLE | Name)+) Dataset* Where? Modifiers
Ask = 'ASK' Dataset* Where Modifiers
Dataset = 'FROM' (Name | 'NAMED' Name)
Where = 'WHERE'? Group
Modifiers = GroupBy? Having? OrderBy? Slice?
GroupBy = 'GROUP' 'BY' (VARIABLE | Call | '(' Expression As? ')')+
Having = 'HAVING' Constraint+
OrderBy = 'ORDER' 'BY' (VARIABLE | ('ASC' | 'DESC') '(' Expression ')' | Constraint)+
Slice = 'LIMIT' INTEGER ('OFFSET' INTEGER)? | 'OFFSET' INTEGER ('LIMIT' INTEGER)?
Values = 'VALUES' Data
Group = '{{' (SubSelect | Paths? (Pattern '.'? Paths?)*) '}}'
Pattern = Group ('UNION' Group)* | ('OPTIONAL' | 'MINUS' | 'LATERAL') Group
  | 'GRAPH' Target Group | 'SERVICE' 'SILENT'? Target Group
  | 'FILTER' Constraint | 'BIND' '(' Expression As ')' | Values
Target = VARIABLE | Name
Data = VARIABLE '{{' Value* '}}' | '(' VARIABLE* ')' '{{' ('(' Value* ')')* '}}'
Value = Name | Literal | 'UNDEF'
Literal = STRING (LANGUAGE | '^^' Name)? | INTEGER | DECIMAL | SIGNED | 'TRUE' | 'FALSE'
Name = IRI | NAME | NAMESPACE
Constraint = '(' Expression ')' | Call
Call = Builtin | Name Arguments
Arguments = '(' ('DISTINCT'? Expression (',' Expression)*)? ')'
Triples = Triple ('.' Triples?)?
Triple = Term Properties | Node Properties?
Properties = Verb Objects (';' (Verb Objects)?)*
Verb = Target | 'a'
Objects = Object (',' Object)*
Object = Term | Node
Node = '(' Object* ')' | '[' Properties? ']'
Term = VARIABLE | Name | Literal | LABEL
Paths = PathTriple ('.' Paths?)?
PathTriple = Term PathProperties | PathNode PathProperties?
PathProperties = PathVerb PathObjects (';' (PathVerb PathObjects)?)*
PathVerb = VARIABLE | Path
PathObjects = PathObject (',' PathObject)*
PathObject = Term | PathNode
PathNode = '(' PathObject* ')' | '[' PathProperties? ']'
Path = Sequence ('|' Sequence)*
Sequence = Step ('/' Step)*
Step = '^'? (Name | 'a' | '!' Negated | '(' Path ')') ('?' | '*' | '+')?
Negated = Single | '(' (Single ('|' Single)*)? ')'
Single = Name | 'a' | '^' (Name | 'a')
Expression = Conjunction ('||' Conjunction)*
Conjunction = Relation ('&&' Relation)*
Relation = Sum (('=' | '!=' | '<' | '>' | '<=' | '>=') Sum | 'IN' List | 'NOT' 'IN' List)?
List = '(' (Expression (',' Expression)*)? ')'
Sum = Product (('+' | '-') Product | SIGNED (('*' | '/') Unary)*)*
Product = Unary (('*' | '/') Unary)*
Unary = ('!' | '+' | '-') Unary | Primary
Primary = '(' Expression ')' | Builtin | Name Arguments? | Literal | VARIABLE
Builtin = {_any(_ONE)} '(' Expression ')' | {_any(_NONE)} '(' ')' | 'BOUND' '(' VARIABLE ')'
  | {_any(_TWO)} '(' Expression (',' Expression)+ ')' | 'BNODE' '(' Expression? ')'
  | ('COALESCE' | 'CONCAT') List | 'EXISTS' Group | 'NOT' 'EXISTS' Group
  | 'COUNT' '(' 'DISTINCT'? ('*' | Expression) ')'
  | ('SUM' | 'MIN' | 'MAX' | 'AVG' | 'SAMPLE') '(' 'DISTINCT'? Expression ')'
  | 'GROUP_CONCAT' '(' 'DISTINCT'? Expression (';' 'SEPARATOR' '=' STRING)? ')'
"""

END = "<END>"

# A node of the grammar: its kind ('terminal', 'rule', 'all', 'one', 'maybe', 'any'), the name of a
# terminal or a rule, and its parts.
Node: TypeAlias = tuple[str, str, tuple["Node", ...]]

First: TypeAlias = tuple[frozenset[str], bool]
"""The terminals with which something may begin, and whether it may be empty."""


@cache
def grammar() -> tuple[dict[str, Node], dict[Node, First]]:
    """Read the rules, and find with what each node may begin, and whether it may be empty."""
    rules = {}
    for rule in re.split(r"\n(?=\w)", _RULES.strip()):
        name, _, body = rule.partition(" = ")
        rules[name] = _read_choice(re.findall(r"'[^']+'|\w+|[()|*+?]", body))
    firsts: dict[Node, First] = {}
    before = -1
    while before != sum(len(first) + empty for first, empty in firsts.values()):
        before = sum(len(first) + empty for first, empty in firsts.values())
        for node in rules.values():
            _find_first(node, rules, firsts)
    return rules, firsts


def _read_choice(words: list[str]) -> Node:
    """Read alternatives up to a closing bracket or the end; takes the words from the list."""
    choices: list[Node] = []
    parts: list[Node] = []
    while words and words[0] != ")":
        word = words.pop(0)
        if word == "|":
            choices.append(("all", "", tuple(parts)))
            parts = []
        elif word == "(":
            parts.append(_read_choice(words))
            words.pop(0)
        elif word in {"?", "*"}:
            parts.append(("maybe" if word == "?" else "any", "", (parts.pop(),)))
        elif word == "+":
            parts.append(("any", "", (parts[-1],)))
        elif word[0] == "'":
            parts.append(("terminal", word[1:-1], ()))
        else:
            kind, name = ("terminal", f"<{word}>") if word.isupper() else ("rule", word)
            parts.append((kind, name, ()))
    choices.append(("all", "", tuple(parts)))
    return ("one", "", tuple(choices)) if len(choices) > 1 else choices[0]


def _find_first(node: Node, rules: dict[str, Node], firsts: dict[Node, First]) -> First:
    kind, name, parts = node
    if kind == "terminal":
        found: First = (frozenset({name}), False)
    elif kind == "rule":
        found = firsts.get(rules[name], (frozenset(), False))
    else:
        of_parts = [_find_first(part, rules, firsts) for part in parts]
        found = _combine(kind, of_parts)
    firsts[node] = found
    return found


def _combine(kind: str, parts: list[First]) -> First:
    every = frozenset[str]().union(*(first for first, _ in parts))
    if kind == "one":
        return every, any(empty for _, empty in parts)
    if kind == "all":
        first = frozenset[str]()
        for begins, empty in parts:
            first |= begins
            if not empty:
                return first, False
        return first, True
    return every, True
