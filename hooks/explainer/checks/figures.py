"""Do the texts of a fact hold the same figures in every language, and the one that it stands for?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from explainer.checks.check import Scope, check
from explainer.facts.dataset import Entry
from explainer.facts.fact import Fact
from explainer.facts.statement import Statement
from explainer.facts.values import value_type
from explainer.findings import Finding, Level, Rule
from explainer.pages.prose import figures_in
from explainer.site import Site

TEXT_FIGURES = Rule(
    "F216",
    "figures-of-a-fact",
    Level.ERROR,
    "Tables show the text of a fact in every language: a figure changed in one of them makes two different statements.",
)
VALUE_IN_TEXT = Rule(
    "F217",
    "value-and-text",
    Level.ERROR,
    "Pages show the value, tables the text beside it: if they differ, a reader cannot tell which of the two holds.",
)

COUNTED = ("number", "percent", "days")


@check(Scope.STATEMENT, TEXT_FIGURES, VALUE_IN_TEXT)
def figures_agree(entry: Entry[Statement], site: Site) -> Iterator[Finding]:
    """The texts of a fact hold the same figures, in digits; a value that counts something stands in its text."""
    record = entry.record
    found = {
        language.code: Counter(figure.plain for figure in figures_in(record.text[language.code], language.locale))
        for language in site.project.languages
        if language.code in record.text
    }
    default = found.get(site.project.default.code)
    for code, ours in found.items():
        if default is not None and ours != default:
            extra, missing = list((ours - default).elements()), list((default - ours).elements())
            parts = [f"{', '.join(extra)} only here"] if extra else []
            parts += [f"{', '.join(missing)} only in “{site.project.default.code}”"] if missing else []
            hint = "Correct the wrong one; write a number in digits in every language, or in words in every one."
            yield TEXT_FIGURES.at(entry.at("text", code), f"figures differ: {'; '.join(parts)}", hint)
    if default is None or not isinstance(record, Fact) or value_type(record, site.facts.words) not in COUNTED:
        return
    if isinstance(record.value, str) and record.value not in default:
        message = f"the value {record.value} does not stand in the text"
        yield VALUE_IN_TEXT.at(entry.at("value"), message, "Correct the one that is wrong; write it in digits.")
