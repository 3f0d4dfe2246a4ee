"""Reads files of older revisions through Git. Nothing is checked out, and no program named in the copy is run."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.files import MAX_BYTES, read_text

_NOTHING = "000000"
_ORDINARY = ("100644", "100755")


class GitError(Exception):
    """Git cannot do it. ``key`` names the message, ``values`` what stands in it."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True)
class Changed:
    """A file and its text before and after; None where it was not there. ``readable`` is false if either is no text."""

    file: str
    old: str | None
    new: str | None
    readable: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    """What ``git diff --raw`` says of a file; a blob of zeros is the file as it lies on the disk."""

    file: str
    modes: tuple[str, str]
    blobs: tuple[str, str]


def revision(root: Path, name: str) -> str:
    """The commit that ``name`` means."""
    try:
        out = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except GitError as error:
        if error.key == "diff.failed" and not error.values["message"]:
            raise GitError("diff.no_revision", name=name) from None
        raise
    return out.decode().strip()


def changed_files(root: Path, base: str, head: str | None, folders: Sequence[str]) -> list[Changed]:
    """The files below ``folders`` that differ between two commits, or between a commit and the files as they are."""
    compared = [base, head] if head else [base]
    arguments = ("--raw", "-z", "--no-abbrev", "--no-renames", "--relative", "--no-ext-diff", "--ignore-submodules")
    lines = list(_lines(_git(root, "diff", *arguments, *compared, "--", *folders)))
    if not head:
        others = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *folders)
        lines += [
            _Line(_text(name), (_NOTHING, "120000" if (root / _text(name)).is_symlink() else _ORDINARY[0]), ("0", "0"))
            for name in others.split(b"\0")
            if name
        ]
    wanted = dict.fromkeys(blob for line in lines for blob in line.blobs if blob.strip("0"))
    blobs = dict(zip(wanted, _blobs(root, list(wanted)), strict=True))
    return sorted((_changed(root, line, blobs) for line in lines), key=lambda changed: changed.file)


def _changed(root: Path, line: _Line, blobs: dict[str, str | None]) -> Changed:
    texts: list[str | None] = []
    for mode, blob in zip(line.modes, line.blobs, strict=True):
        if mode == _NOTHING:
            texts.append(None)
            continue
        text = (blobs[blob] if blob.strip("0") else _on_disk(root, line.file)) if mode in _ORDINARY else None
        if text is None:
            return Changed(line.file, None, None, readable=False)
        texts.append(text)
    return Changed(line.file, texts[0], texts[1])


def _on_disk(root: Path, file: str) -> str | None:
    text, problem = read_text(root / file, file)
    return None if problem else text


def _lines(raw: bytes) -> Iterator[_Line]:
    fields = raw.split(b"\0")
    for about, name in zip(fields[0::2], fields[1::2], strict=False):
        old_mode, new_mode, old, new, _status = about.decode().lstrip(":").split(" ")
        yield _Line(_text(name), (old_mode, new_mode), (old, new))


def _blobs(root: Path, names: Sequence[str]) -> Iterator[str | None]:
    """The texts of blobs in order; None for what is not here, too large, or not text."""
    out = _git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names)) if names else b""
    position = 0
    for _ in names:
        end = out.index(b"\n", position)
        about = out[position:end].split(b" ")
        position = end + 1
        if len(about) != 3:  # “<name> missing”
            yield None
            continue
        size = int(about[2])
        content = out[position : position + size]
        position += size + 1
        yield _decoded(content)


def _decoded(content: bytes) -> str | None:
    if len(content) > MAX_BYTES or b"\0" in content:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _text(name: bytes) -> str:
    return name.decode("utf-8", errors="surrogateescape")


def _git(root: Path, *arguments: str, given: str = "") -> bytes:
    # The name is looked up in PATH on purpose; arguments are a list, and names from outside stand after
    # --end-of-options or --, so that none of them is read as an option.
    command = ["git", "-C", str(root), "--no-pager", *arguments]
    try:
        done = subprocess.run(command, input=given.encode(), capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise GitError("diff.no_git") from None
    if done.returncode:
        raise GitError("diff.failed", message=done.stderr.decode(errors="replace").strip())
    return done.stdout
