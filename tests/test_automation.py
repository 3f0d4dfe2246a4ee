"""What GitHub, editors and pre-commit do with the repository: by our own commands, with as little power as will do."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest
import yaml

CHECKOUT = Path(__file__).parent.parent
GITHUB = CHECKOUT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").iterdir())
FORMS = [path for path in sorted((GITHUB / "ISSUE_TEMPLATE").iterdir()) if path.name != "config.yml"]
FACTS = sorted(
    path.relative_to(CHECKOUT).as_posix()
    for path in (CHECKOUT / "facts").rglob("*.yml")
    if path.name != "exceptions.yml"  # for which there is no schema
)

COMMAND = re.compile(r"make [a-z]+|\.ci/run|\.venv/bin/explainer [a-z -]+|git [a-z -]+")
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
CYRILLIC, LATIN = re.compile("[А-яЁё]{2}"), re.compile("[A-Za-z]{2}")


def read(path: Path):
    """As YAML 1.2 reads it: `on` is a word there, and only a word."""
    text = re.sub(r"(?m)^on:", '"on":', path.read_text(encoding="utf-8"))
    return yaml.safe_load(text)


def workflow(name: str):
    return read(GITHUB / "workflows" / name)


each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
each_form = pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)


@each_workflow
def test_a_workflow_may_only_read_and_ends_by_itself(path):
    found = read(path)
    assert found["permissions"] == {"contents": "read"}
    assert found["concurrency"]["group"]
    assert all(job["timeout-minutes"] <= 60 for job in found["jobs"].values() if "uses" not in job)


def test_only_the_deployment_gets_more_and_it_runs_nothing_of_ours():
    more = {
        (path.name, name): job["permissions"]
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
        if job.get("permissions", {"contents": "read"}) != {"contents": "read"}
    }
    assert more == {("pages.yml", "deploy"): {"pages": "write", "id-token": "write"}}
    deploy = workflow("pages.yml")["jobs"]["deploy"]
    assert [step["uses"].partition("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]
    assert deploy["needs"] == "check"
    assert deploy["environment"]["name"] == "github-pages"


def test_only_pull_requests_and_main_start_anything():
    assert {path.name: set(read(path)["on"]) for path in WORKFLOWS} == {
        "check.yml": {"pull_request", "workflow_call"},
        "pages.yml": {"push"},
    }
    assert workflow("pages.yml")["on"]["push"] == {"branches": ["main"]}
    assert workflow("pages.yml")["jobs"]["check"]["uses"] == "./.github/workflows/check.yml"


@each_workflow
def test_no_workflow_knows_a_secret_or_keeps_a_token_in_the_checkout(path):
    text = "\n".join(line.partition("#")[0] for line in path.read_text(encoding="utf-8").splitlines())
    for word in ("secrets", "github.token", "GITHUB_TOKEN", "pull_request_target", "workflow_run", "cache"):
        assert word not in text
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"] == {"persist-credentials": False}


@each_workflow
def test_actions_are_those_of_github_pinned_by_commit_with_their_version(path):
    used = re.findall(r"(?m)^ *(?:- )?uses: (.*)$", path.read_text(encoding="utf-8"))
    assert used
    assert [name for name in used if not PINNED.fullmatch(name)] == (
        ["./.github/workflows/check.yml # zizmor: ignore[self-repository]"] if path.name == "pages.yml" else []
    )


@each_workflow
def test_shell_steps_are_calls_of_our_commands_with_nothing_put_in_from_outside(path):
    lines = list(chain.from_iterable(step["run"].splitlines() for step in steps(path) if "run" in step))
    assert [line for line in lines if not COMMAND.fullmatch(line)] == []
    targets = re.findall(r"(?m)^([a-z]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"))
    assert {line.removeprefix("make ") for line in lines if line.startswith("make ")} <= set(targets)


def test_what_is_deployed_is_what_was_checked_built_and_kept_as_preview():
    job = workflow("check.yml")["jobs"]["site"]
    runs = [step["run"] for step in job["steps"] if "run" in step]
    assert runs == ["make setup", ".venv/bin/explainer check --format github", "make site"]
    kept = {step["uses"].partition("@")[0]: step["with"]["path"] for step in job["steps"] if "if" in step}
    assert kept == {"actions/upload-artifact": "site/", "actions/upload-pages-artifact": "site/"}


def steps(path: Path):
    return chain.from_iterable(job.get("steps", []) for job in read(path)["jobs"].values())


def test_a_linter_that_looks_for_weaknesses_of_workflows_finds_none():
    zizmor = Path(sys.executable).with_name("zizmor")
    arguments = [zizmor, "--offline", "--no-progress", "--quiet", "--color=never", "--strict-collection", GITHUB]
    found = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


@each_form
def test_a_form_is_in_both_languages_and_asks_for_nobodys_name(path):
    form = read(path)
    texts = [form["name"], form["description"]]
    for field in form["body"]:
        texts += [field["attributes"][key] for key in ("label", "description", "value") if key in field["attributes"]]
    for text in texts:
        assert LATIN.search(text), text
        assert CYRILLIC.search(text), text
    asked = [field for field in form["body"] if field["type"] != "markdown"]
    ids = [field["id"] for field in asked]
    assert len(set(ids)) == len(ids)
    assert {field["type"] for field in asked} <= {"input", "textarea"}
    assert not {"name", "email", "mail", "contact", "author"} & set(ids)
    (warning,) = [field["attributes"]["value"] for field in form["body"] if field["type"] == "markdown"]
    assert warning == form["body"][0]["attributes"]["value"]
    assert "names of private people" in warning
    assert "имён частных лиц" in warning


def test_there_is_a_form_for_a_fact_a_source_and_a_translation():
    assert [path.stem for path in FORMS] == ["fact", "source", "translation"]


def test_the_link_beside_a_fact_opens_a_form_that_leaves_its_title_alone():
    report = (CHECKOUT / "hooks/explainer/rendering/voice.py").read_text(encoding="utf-8")
    (form,) = re.findall(r"/issues/new\?template=([a-z]+\.yml)&title=\{statement\.id\}", report)
    assert "title" not in read(GITHUB / "ISSUE_TEMPLATE" / form)
    assert read(GITHUB / "ISSUE_TEMPLATE/config.yml")["blank_issues_enabled"] is True, "links of old copies"


def test_links_into_the_repository_lead_to_files_that_exist():
    project = yaml.safe_load(re.search(r"(?m)^repo_url: .*", (CHECKOUT / "mkdocs.yml").read_text(encoding="utf-8"))[0])
    texts = [path.read_text(encoding="utf-8") for path in [*(GITHUB / "ISSUE_TEMPLATE").iterdir()]]
    links = set(re.findall(r"https://[^\s)]+", "\n".join(texts)))
    blob, private = f"{project['repo_url']}/blob/main/", f"{project['repo_url']}/security/advisories/new"
    assert all((CHECKOUT / link.removeprefix(blob)).is_file() for link in links - {private})
    assert len(links) == 3


def test_the_template_of_a_pull_request_has_four_lines_in_both_languages():
    lines = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4
    assert all(LATIN.search(line) and CYRILLIC.search(line) for line in lines)


def test_what_can_run_code_or_change_a_contact_has_owners():
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = {line.split()[0] for line in lines if line and not line.startswith("#")}
    assert all(re.fullmatch(r"\S+ +@right-to-refuse/maintainers", line) for line in lines if line[:1] == "/")
    assert [path for path in owned if not list(CHECKOUT.glob(path.strip("/")))] == []
    assert owned >= {"/hooks/", "/overrides/", "/tests/", "/mkdocs.yml", "/Makefile", "/pyproject.toml", "/*.lock"}
    assert owned >= {"/.github/", "/.ci/", "/.pre-commit-config.yaml", "/.vscode/", "/facts/contacts.yml"}


def test_pre_commit_calls_the_command_of_the_checkout_and_fetches_nothing():
    (repo,) = read(CHECKOUT / ".pre-commit-config.yaml")["repos"]
    assert repo["repo"] == "local"
    (hook,) = repo["hooks"]
    assert (hook["language"], hook["entry"]) == ("system", ".venv/bin/explainer check")
    wanted = re.compile(hook["files"])
    assert all(
        wanted.search(path) for path in [*FACTS, "docs/index.md", "docs_ru/map.md", "docs_uk/a.md", "mkdocs.yml"]
    )
    assert not any(wanted.search(path) for path in ["facts/schemas/gaps.schema.json", "hooks/build.py", "README.md"])


def test_the_editor_checks_each_file_of_facts_against_the_schema_that_its_first_line_names():
    settings = json.loads((CHECKOUT / ".vscode/settings.json").read_text(encoding="utf-8"))
    mapped = settings["yaml.schemas"]
    schemas = {f"./{path.relative_to(CHECKOUT).as_posix()}" for path in (CHECKOUT / "facts/schemas").iterdir()}
    assert set(mapped) == schemas
    for name in FACTS:
        path = CHECKOUT / name
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        named = (path.parent / first.rpartition("$schema=")[2]).resolve().relative_to(CHECKOUT.resolve()).as_posix()
        fits = [schema for schema, globs in mapped.items() for glob in globs if Path("/", name).match(glob)]
        assert fits == [f"./{named}"], name
    assert settings["yaml.schemaStore.enable"] is False, "asks another host which files are open"


def test_editor_files_start_nothing():
    names = {path.name for path in (CHECKOUT / ".vscode").iterdir()}
    assert names == {"explainer.code-snippets", "extensions.json", "settings.json"}
    extensions = json.loads((CHECKOUT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert "redhat.vscode-yaml" in extensions["recommendations"]


def test_the_snippet_of_a_fact_has_the_fields_that_a_fact_must_have():
    snippets = json.loads((CHECKOUT / ".vscode/explainer.code-snippets").read_text(encoding="utf-8"))
    assert {snippet["prefix"] for snippet in snippets.values()} == {"cite", "value", "table", "fact"}
    assert all(CYRILLIC.search(snippet["description"]) for snippet in snippets.values())
    (fact,) = yaml.safe_load(expanded("\n".join(snippets["Fact"]["body"])))
    schema = json.loads((CHECKOUT / "facts/schemas/country.schema.json").read_text(encoding="utf-8"))["$defs"]["Fact"]
    assert set(schema["required"]) <= set(fact) <= set(schema["properties"])
    assert expanded(snippets["Citation"]["body"]) == "[@source-id, art. 1]"


def expanded(body: str) -> str:
    """What stands there before anybody types: defaults, the first of each choice, a day of 2026."""
    for variable, value in {"YEAR": "2026", "MONTH": "01", "DATE": "31"}.items():
        body = body.replace(f"$CURRENT_{variable}", value)
    body = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", body)
    while (shorter := re.sub(r"\$\{\d+:([^{}]*)\}", r"\1", body)) != body:
        body = shorter
    return body


def test_the_security_policy_tells_in_both_languages_how_to_report_and_how_to_stay_unknown():
    english, russian = (CHECKOUT / "SECURITY.md").read_text(encoding="utf-8").split("\n## Безопасность\n")
    for text, word in ((english, "pseudonym"), (russian, "псевдоним")):
        assert "/security/advisories/new" in text
        assert word in text
        assert "users.noreply.github.com" in text
        assert "corrections.md#stay-unknown" in text
