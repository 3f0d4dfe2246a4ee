"""The words of commands: the same in every language, spoken by locale, none missing and none left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import explainer
from explainer.cli import main
from explainer.commands.parser import asked_language
from explainer.reporting.catalogue import LANGUAGES, language_of, words

SOURCES = Path(explainer.__file__).parent


def placeholders(text) -> set[str]:
    forms = [text] if isinstance(text, str) else text.values()
    return {name for form in forms for name in re.findall(r"\{(\w+)\}", form)}


def test_every_language_says_everything_with_the_same_values_in_it():
    texts = {language: words(language).texts for language in LANGUAGES}
    assert LANGUAGES == ("en", "ru")
    assert list(texts["ru"]) == list(texts["en"])
    for key, text in texts["en"].items():
        assert placeholders(text) == placeholders(texts["ru"][key]), key
        assert isinstance(text, str) == isinstance(texts["ru"][key], str), key


def test_every_word_is_used():
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    used = set(re.findall(r"[\"']([a-z]+\.[a-z_.]+)[\"']", code))
    families = re.findall(r"f[\"']([a-z]+\.[a-z.]*)\{", code)
    for key in words("en").texts:
        assert key in used or key.startswith(tuple(families)) or f'"{key}"' in code, key


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        (None, {}, "en"),
        (None, {"LANG": "ru_RU.UTF-8"}, "ru"),
        (None, {"LANG": "ru"}, "ru"),
        (None, {"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, "en"),
        (None, {"LANG": "en_GB.UTF-8", "LC_ALL": "", "LC_MESSAGES": "ru_UA"}, "ru"),
        (None, {"LANG": "et_EE.UTF-8"}, "en"),
        (None, {"LANG": "rum_RO"}, "en"),
        ("en", {"LANG": "ru_RU.UTF-8"}, "en"),
        ("ru", {"LANG": "C.UTF-8"}, "ru"),
    ],
)
def test_the_language_is_the_one_asked_for_or_that_of_the_system(asked, environment, language):
    assert language_of(asked, environment) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--language", "ru", "status"], "ru"),
        (["status", "--language=ru"], "ru"),
        (["status", "--help", "--language", "ru"], "ru"),
        (["status", "--language"], None),
        ([], None),
    ],
)
def test_the_language_may_stand_anywhere_among_the_arguments(arguments, language):
    assert asked_language(arguments) == language


@pytest.mark.parametrize("command", [[], ["check"], ["schema"], ["stamp"], ["explain"], ["status"], ["diff"]])
def test_help_speaks_the_language_of_the_system(command, capsys, monkeypatch):
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    for setting, begins in (("ru_RU.UTF-8", "как вызвать: explainer"), ("en_GB.UTF-8", "usage: explainer")):
        monkeypatch.setenv("LANG", setting)
        with pytest.raises(SystemExit) as stopped:
            main([*command, "--help"])
        assert stopped.value.code == 0
        out = capsys.readouterr().out
        assert out.startswith(begins)
        assert bool(re.search("[а-я]", out)) == (setting[:2] == "ru")


def test_a_language_that_is_not_there_is_refused(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["explain", "--language", "de"])
    assert stopped.value.code == 2
    assert "invalid choice: 'de'" in capsys.readouterr().err
