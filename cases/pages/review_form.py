"""The form in which officers answer to the seven findings: how it is drawn, and how it is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from cases import notes
from cases.pages import answer_words
from cases.pages.answer_words import Said
from cases.reviewing import MOST, Answer, Given, Kind, Lack, papers_of
from cases.snapshot import Snapshot
from eligibility.content import Content
from eligibility.interview.shown import Option, Shown
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from eligibility.rules.truth import Verdict
from eligibility.wording.sentence import Sentence, sentence

_ANSWER = sentence("What does your office say?")
_NOT_YET = sentence("Not answered yet")
_KINDS: Mapping[Kind, Sentence] = {
    Kind.AGREE: sentence("I agree"),
    Kind.DISAGREE: sentence("I do not agree"),
    Kind.DOCUMENTS: sentence("Papers are needed"),
}
_REVEALS = {Kind.DISAGREE: "1", Kind.DOCUMENTS: "2"}
_WHY = sentence("Why do you not agree?")
_HOLDS = sentence("What is right?")
_CONDITION, _NONE = sentence("Which condition is it about?"), sentence("No single condition")
_DOCUMENTS = sentence("Which papers are needed?")
_WRITE_WHY = sentence("Write why you do not agree, in at most %(most)s characters.")
_CHOOSE = sentence("Choose one of the answers on the page.")
_WRITE_WHICH = sentence("Tick a paper, or write what is needed, in at most %(most)s characters.")


@dataclass(frozen=True, slots=True)
class Asked:
    """One benefit of the form.

    ``finding`` is what was told the worker: the verdict and its lines. ``was``: the number of the
    answer that stood when the page was made. ``stands``: that answer; ``theirs``: one that a
    colleague has given since.
    """

    code: str
    name: str
    verdict: str
    finding: tuple[str, ...]
    was: str
    stands: Said | None
    theirs: Said | None
    kind: Shown
    why: Shown
    condition: Shown
    holds: Shown
    documents: Shown
    text: Shown

    def fields(self) -> tuple[Shown, ...]:
        """Every field that may have a fault."""
        return (self.why, self.holds, self.documents, self.text)


# ---------------------------------------------------------------- reading
def read(sent: QueryDict) -> dict[str, Answer]:
    """What was answered, by the codes of benefits, whatever it lacks; what was not is left out."""
    found = {}
    for code in (each.value for each in BenefitCode):
        kind = sent.get(code, "")
        if kind in list(Kind):
            found[code] = _typed(sent, code, Kind(kind))
    return found


def _typed(sent: QueryDict, code: str, kind: Kind) -> Answer:
    """All that was typed, what belongs to another kind too: it comes back with the form."""
    return Answer(
        code,
        kind,
        why=notes.cleaned(sent.get(f"{code}.why", "")),
        condition=sent.get(f"{code}.condition", ""),
        holds=sent.get(f"{code}.holds", ""),
        documents=tuple(dict.fromkeys(sent.getlist(f"{code}.documents"))),
        text=notes.cleaned(sent.get(f"{code}.text", "")),
    )


def was(sent: QueryDict) -> dict[str, str]:
    """The numbers of the answers that stood when the page was made, by benefit; "" for none."""
    return {code.value: sent.get(f"{code.value}.was", "") for code in BenefitCode}


# ---------------------------------------------------------------- drawing
class Form:
    """The form of one copy, for one reader."""

    def __init__(self, snapshot: Snapshot, content: Content, spoken: Spoken) -> None:
        self._snapshot, self._content, self._spoken = snapshot, content, spoken
        found = snapshot.found.get(spoken.language, {}).get("benefits", ())
        self._found: Mapping[str, Mapping[str, Any]] = {each["code"]: each for each in found}

    def asked(
        self,
        standing: Mapping[str, Given],
        told: Mapping[str, Said],
        typed: Mapping[str, Answer],
        overtaken: Sequence[str] = (),
        *,
        check: bool = False,
    ) -> list[Asked]:
        """The seven benefits.

        Args:
            standing: what stands.
            told: the same in words.
            typed: what was sent, in place of what stands.
            overtaken: the benefits to which a colleague has answered meanwhile.
            check: say what the answers that were sent lack.
        """
        found = []
        for code in (each.value for each in BenefitCode):
            stands = standing.get(code)
            answer = typed.get(code) or (stands.answer if stands else None)
            lacks = answer.lacks() if check and answer is not None and code in typed else set()
            finding = self._found.get(code, {})
            words = told.get(code)
            found.append(
                Asked(
                    code=code,
                    name=finding["head"][0] if finding else self._spoken.name(BenefitCode(code)),
                    verdict=finding["head"][1] if finding else "",
                    finding=self._in_short(finding),
                    was=str(stands.row.pk) if stands else "",
                    stands=None if code in overtaken else words,
                    theirs=words if code in overtaken else None,
                    kind=self._kind(code, answer, answered=stands is not None),
                    **self._fields(code, answer or Answer(code, Kind.AGREE), lacks),
                )
            )
        return found

    def _in_short(self, finding: Mapping[str, Any]) -> tuple[str, ...]:
        labelled = (f"{label}: {text}" for label, text in finding.get("labelled", ()))
        return (*labelled, *finding.get("lines", ()))

    def _kind(self, code: str, answer: Answer | None, *, answered: bool) -> Shown:
        say, chosen = self._spoken.say, answer.kind if answer else ""
        options = [
            Option(value=kind, text=say(text), checked=kind == chosen, shows=_REVEALS.get(kind, ""))
            for kind, text in _KINDS.items()
        ]
        if not answered:  # an answer is changed by another one, and never taken away
            options.insert(0, Option(value="", text=say(_NOT_YET), checked=not chosen))
        return Shown(
            id=f"q-{code}", name=code, kind="one_of", text=say(_ANSWER), options=tuple(options)
        )

    def _fields(self, code: str, answer: Answer, lacks: set[Lack]) -> dict[str, Shown]:
        say = self._spoken.say
        most = {"most": MOST}
        no_why = say(_WRITE_WHY, most) if Lack.WHY in lacks else ""
        no_holds = say(_CHOOSE) if Lack.HOLDS in lacks else ""
        no_papers = say(_WRITE_WHICH, most) if Lack.DOCUMENTS in lacks else ""
        return {
            "why": _field(code, "why", "text", say(_WHY), no_why, value=answer.why),
            "holds": _field(
                code, "holds", "one_of", say(_HOLDS), no_holds, options=self._verdicts(answer)
            ),
            "condition": _field(
                code, "condition", "one_of", say(_CONDITION), options=self._conditions(answer)
            ),
            "documents": _field(
                code,
                "documents",
                "some_of",
                say(_DOCUMENTS),
                no_papers,
                options=tuple(self._papers(code, answer)),
            ),
            "text": _field(code, "text", "text", say(answer_words.OTHERS), value=answer.text),
        }

    def _verdicts(self, answer: Answer) -> tuple[Option, ...]:
        return tuple(
            Option(
                value=verdict,
                text=answer_words.holds(verdict)(self._spoken),
                checked=verdict == answer.holds,
            )
            for verdict in Verdict
        )

    def _conditions(self, answer: Answer) -> tuple[Option, ...]:
        told = self._snapshot.conditions.get(answer.benefit, {})
        named = [tuple(each) for each in told.get(self._spoken.language, ())]
        pairs = [("", self._spoken.say(_NONE)), *named]
        return tuple(
            Option(value=code, text=text, checked=code == answer.condition) for code, text in pairs
        )

    def _papers(self, code: str, answer: Answer) -> Iterator[Option]:
        for paper in papers_of(code, self._content):
            name = self._content.document_name(paper, self._spoken.language)
            yield Option(value=paper, text=name, checked=paper in answer.documents)


def _field(
    code: str,
    name: str,
    kind: str,
    text: str,
    fault: str = "",
    value: str = "",
    options: tuple[Option, ...] = (),
) -> Shown:
    return Shown(
        id=f"q-{code}-{name}",
        name=f"{code}.{name}",
        kind=kind,
        text=text,
        fault=fault,
        value=value,
        options=options,
    )
