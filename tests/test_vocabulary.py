"""Discarded words do not occur: the documents, the contract and the code use the field's terms."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from compat import extensions
from service.settings import RENAMED
from tests.support.live_service import ROOT

DOCS = ("*.md", "docs/**/*.md", "sdk/*/README.md", "Makefile", "setup.cfg")
CONTRACT = ("openapi/patient-graph.yaml",)
SERVICE = ("service/**/*.py",)
DOMAIN = ("db/**/*.py", "handlers/**/*.py", "relay/*.py")
COMPAT = ("openapi/*.py", "compat/**/*.py")
SDK = ("sdk/*.py", "sdk/python/**/*.py", "sdk/python/**/*.jinja", "sdk/typescript/src/*.ts")
PROGRAMS = (
    *(f"service/http/pages/**/*.{kind}" for kind in ("html", "css", "js")),
    "examples/*",
    "interactions/*.py",
    "matching/*.py",
    "regimen/*.py",
    "fuzz/*.py",
    "fuzz/*.toml",
    ".ci/*",
    "deploy/**/*.yml",
    "tests/campaign/*.py",
    "pyproject.toml",
)
CODE = PROGRAMS + SERVICE + DOMAIN + COMPAT + SDK
EVERYWHERE = DOCS + CONTRACT + CODE

EXCEPTED = {
    "CHANGELOG.md": "It tells callers what was renamed.",
    "compat/extensions.py": "It reads published documents, which have the old names.",
    "docs/bench/**/*.md": "The benchmark generates it.",
    "docs/decisions/**/*.md": "A decision is kept in the words of its day.",
    "openapi/types.py": "It is generated from the contract, which is covered.",
}
"""Files that no rule covers, with the reason. Published documents (openapi/baseline) and migrations are kept as they
were, and no group above has them."""

NOT_COVERED = {"service/settings.py": (re.compile(r"^RENAMED = \{.*?^\}", re.DOTALL | re.MULTILINE), "the old names")}
"""A part of a file that no rule covers, with what it is."""


def word(pattern: str) -> str:
    """A word in any case, also as a part of an identifier (`a_word`, `aWord`)."""
    return rf"(?:(?<![A-Za-z])(?i:{pattern})|(?<=[a-z]){pattern.capitalize()})(?![a-z])"


def name(*names: str) -> str:
    return rf"\b(?:{'|'.join(names)})\b"


class Rule(NamedTuple):
    """A discarded word (a space in `pattern` is any white space), the better one, and the files that it is for."""

    pattern: str
    better: str
    files: tuple[str, ...]
    example: str


RULES = [
    # Words with several meanings.
    Rule(word("faults?"), "error detail (of the client), internal error (of the service)", EVERYWHERE, "a fault"),
    Rule(
        r"(?<!questionnaire\x20)(?<![Oo]nboarding[.\x20])\b[Aa]nswer(?:s|ed|ing)?\b",
        "response, return",
        DOCS,
        "the answer is 404",
    ),
    Rule(word(r"answer(?:s|ed|ing)?"), "response, return", PROGRAMS + SERVICE + COMPAT + SDK, "StoredAnswer"),
    Rule(
        r"\b(?:is|are|be|was|were) answered (?:with|by|in|as|alike|so|for|[1-5]\d\d)\b|\banswer is [1-5]\d\d\b",
        "returns, fails with",
        CONTRACT + DOMAIN,
        "is answered\n    403",
    ),
    Rule(name("StoredAnswer", "_ANSWER", "_ANSWERED"), "StoredResponse", DOMAIN, "class StoredAnswer:"),
    Rule(word("claim(?:s|ed)?"), "reserve (an Idempotency-Key), add (an identity key)", DOMAIN, "def claim("),
    Rule(word("workers?"), "thread", EVERYWHERE, "worker-1"),
    Rule(r"\b[Ii]dentity services?\b", "identity provider", EVERYWHERE, "an identity\nservice"),
    Rule(r"\bwindows of (?:requests|the (?:rate )?limits)\b", "rate limits", EVERYWHERE, "windows of requests"),
    Rule(r"\b(?:its|Callers have) windows\b", "rate limits", EVERYWHERE, "Callers have windows"),
    Rule(r"\bleaves? (?:no )?traces?\b", "adds audit, outbox and timeline rows", EVERYWHERE, "it leaves traces"),
    # Relative clauses in the place of a noun, riddles and mottos.
    Rule(r"\b[Ww]ho(?:ever)? (?:calls|asks|acts)\b", "caller", EVERYWHERE, "Who calls"),
    Rule(word("whoever"), "the caller, anyone who", EVERYWHERE, "Whoever is first"),
    Rule(r"\b[Ww]hom it is about\b", "patient scoping", EVERYWHERE, "Whom it is about"),
    Rule(r"\b[Ww]hat will go\b|\*\*Leaving\.", "deprecation", EVERYWHERE, "What will go is marked"),
    Rule(r"\brecord of who a patient is\b", "patient registry", EVERYWHERE, "The record of who a patient is"),
    Rule(
        r"\b[Tt]okens?\b[^.;:]{0,40}\b(?:does not|do not|no longer) hold",
        "invalid",
        EVERYWHERE,
        "a token does not hold",
    ),
    Rule(r"\b[Tt]okens?,? (?:that|which) holds?\b", "valid", EVERYWHERE, "a token that holds"),
    Rule(r"\bcannot be told\b", "cannot be verified", EVERYWHERE, "when that cannot be told"),
    Rule(r"\bcarr(?:y|ied|ies) out\b", "execute, run", EVERYWHERE, "carried out"),
    Rule(r"\bin pieces\b", "streamed, in chunks", EVERYWHERE, "answers in pieces"),
    Rule(word("(?:im)?patience"), "timeout", EVERYWHERE, "with `patience`"),
    Rule(r"\b99 of 100\b|\bslowest of a hundred\b", "p99 latency", DOCS, "99 of 100 within"),
    Rule(r"\b[Jj]udge[sd]?\b", "validate", DOCS + CODE, "judged by openapi-core"),
    Rule(r"\bNobody in doubt\b|\bNever a lie\b|\bfor a spy\b", "a plain claim", EVERYWHERE, "Nobody in doubt"),
    Rule(
        r"\b(?:notes?|noted) (?:who|reads)\b|\breads? (?:is|are) noted\b",
        "audits reads",
        EVERYWHERE,
        "the unit notes reads",
    ),
    # Old names.
    Rule(name("Collapsed"), "SingleFlight", EVERYWHERE, "Collapsed.run"),
    Rule(name("Parts", "assembled"), "Components, build", EVERYWHERE, "Parts"),
    Rule(r"(?<!\.)\bLimits\b", "RateLimiter, rate limits", EVERYWHERE, "Limits.spare"),
    Rule(name("_Place", "Place"), "_Bucket, Param, PageParams", EVERYWHERE, "_Place"),
    Rule(
        name("MemoryWindows", "CommonWindows", "RedisWindows"),
        "SharedMemoryStorage, RedisStorage",
        EVERYWHERE,
        "RedisWindows",
    ),
    Rule(r"\bclass (?:Bearer|Token|Caller|Actor)\b", "AccessToken, Principal", CODE, "class Bearer:"),
    Rule(
        name("require_right", "enter_brand", "identify"),
        "authenticate, authorize, resolve_brand",
        EVERYWHERE,
        "enter_brand",
    ),
    Rule(
        name("ByShape", "SignedTokens", "PublishedKeys"),
        "VerifierByTokenType, JwtVerifier, JwksClient",
        EVERYWHERE,
        "ByShape",
    ),
    Rule(name("asks_first"), "is_preflight", EVERYWHERE, "Origins.asks_first"),
    Rule(name("CannotStart"), "StartupError", EVERYWHERE, "Raises CannotStart."),
    Rule(name("AnswerNotInContract"), "ResponseContractViolation", EVERYWHERE, "AnswerNotInContract"),
    Rule(
        name("carry_out", "carry_on", "_recalled", "_misfit", "_in_pieces"),
        "execute, next_chunk, _replay",
        EVERYWHERE,
        "carry_out",
    ),
    Rule(
        r"\b(?:Happening|Shown|_leave_traces)\b|\bclass Further\b|\bFurther\(",
        "Event, TimelineEntry",
        CODE,
        "Happening(",
    ),
    Rule(name("noted", r"noted_\w+"), "audits_reads, read_audit_*", DOMAIN, "noted_me"),
    Rule(name("record_shown", "shown_at", "shown_id"), "event_insert_with_timeline, entry_*", DOMAIN, "shown_at"),
    Rule(
        name("takes_long", "has_noted", "note_reads", "notes_phi"),
        "long_running, reads_audited, audit_reads",
        CODE,
        "note_reads",
    ),
    Rule(
        r"\bclass (?:Shape|Reading|Pages|Found|Moves|Held|Taken)\b",
        "Projection, Rows, Transitions, IdTaken",
        CODE,
        "class Reading(",
    ),
    Rule(name("TryAgain"), "RetryTransaction", EVERYWHERE, "raises TryAgain"),
    Rule(
        r"event=\"(?:fault|cut_off|unreadable|library)\"|log_event\(\"(?:fault|cut_off|unreadable|library)\"",
        "internal_error, response_aborted, malformed_request, library_log",
        CODE,
        'event="cut_off"',
    ),
    Rule(
        r"\b(?:Refused|every|every_async|expect)\b[`(]|\bRefused\b",
        "ApiError, paginate, unwrap",
        ("docs/clients.md", *SDK),
        "`every`",
    ),
    Rule(
        r"\b(?:encounters|medications)\.move\b|\b(?:onboarding|exports|accesses|researchers)\.mine\b"
        r"|\bmetrics\.(?:series|latest)\b|\btreatments\.put\b|\bdocument\.as_older_json\b",
        "update_status, get_mine, list_mine, get_series, list_latest, upsert, get_json_3_0",
        DOCS + CONTRACT,
        "encounters.move",
    ),
    *(Rule(rf"{old}(?![\w-])", new, EVERYWHERE, f"{old}: read") for old, new in extensions.RENAMED.items()),
    *(Rule(name(old), new, EVERYWHERE, f"{old}=1") for old, new in RENAMED.items()),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_discarded_word_does_not_occur(rule: Rule) -> None:
    found = [place for path in files(*rule.files) for place in occurrences(rule, text(path), path)]
    assert found == [], f"better: {rule.better}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_each_rule_finds_its_example(rule: Rule) -> None:
    assert list(occurrences(rule, rule.example, ROOT / "example"))
    assert files(*rule.files)


def test_each_exception_and_each_group_has_files() -> None:
    assert [pattern for pattern in EXCEPTED if not list(ROOT.glob(pattern))] == []
    assert [pattern for pattern in EVERYWHERE if not list(ROOT.glob(pattern))] == []


def test_the_part_that_is_not_covered_is_the_table_of_old_names() -> None:
    (path,) = NOT_COVERED
    assert not any(re.search(name(old), text(ROOT / path)) for old in RENAMED)
    assert all(old in (ROOT / path).read_text(encoding="utf-8") for old in RENAMED)


@cache
def files(*patterns: str) -> list[Path]:
    excepted = {path for pattern in EXCEPTED for path in ROOT.glob(pattern)}
    return sorted({path for pattern in patterns for path in ROOT.glob(pattern)} - excepted)


@cache
def text(path: Path) -> str:
    whole = path.read_text(encoding="utf-8")
    part = NOT_COVERED.get(str(path.relative_to(ROOT)))
    return part[0].sub("", whole) if part else whole


def occurrences(rule: Rule, text: str, path: Path) -> Iterator[str]:
    """Each place with the line that it begins in. A phrase may go on in the next line, also of a comment."""
    for match in re.finditer(rule.pattern.replace(" ", r"(?:\s|#)+"), text):
        line = text.count("\n", 0, match.start())
        yield f"{path.relative_to(ROOT)}:{line + 1}: {text.splitlines()[line].strip()}"
