"""Receipts: what came, when, and its hash, signed with the course's secret.

A student's own receipt only claims; the signed one is the course's word. See
docs/decisions/receipts.md.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect

from .. import paths
from ..ingest.handed_in import MARKS
from ..judging.secret import LostSecretError, secret

MAX_CLAIM = 4000  # characters of what a student's own receipt may say


def sign(folder: Path, assignment: str, student: str) -> dict[str, Any]:
    """Sign what a student handed in, once for the same files at the same time.

    Returns
    -------
    dict
        The receipt, which is kept in `course/receipts` too.
    """
    place = folder / paths.SUBMITTED / student / assignment
    files = {
        p.relative_to(place).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(place.rglob("*.ipynb"))
        if p.is_file() and not p.is_symlink()
    }
    told = {"student": student, "assignment": assignment, "files": files}
    told["handed in"] = _timestamp(place)
    name = hashlib.sha256(_canonical(told)).hexdigest()[:16]
    kept = folder / paths.RECEIPTS / assignment / student / f"{name}.receipt.json"
    if kept.is_file():
        return json.loads(kept.read_text(encoding="utf-8"))
    told["collected"] = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
    told["student says"] = {n: c for n in files if (c := _claim(place / n))}
    told["signature"] = signature(folder, told)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return told


def signature(folder: Path, receipt: dict[str, Any]) -> str:
    """What the course's secret makes of a receipt, its own signature left out."""
    told = {k: v for k, v in receipt.items() if k != "signature"}
    key = hmac.new(secret(folder), b"receipts", hashlib.sha256).digest()
    return hmac.new(key, _canonical(told), hashlib.sha256).hexdigest()


def is_ours(folder: Path, receipt: dict[str, Any]) -> bool:
    """Whether this course signed a receipt, and nobody changed it since."""
    given = str(receipt.get("signature", "")).encode()
    return hmac.compare_digest(signature(folder, receipt).encode(), given)


class Collect(ExchangeCollect):
    """nbgrader's collect, which signs a receipt for everything that it brings."""

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy a submission, and sign it."""
        super().do_copy(src, dest, log)
        place = Path(dest)
        try:
            sign(Path(self.coursedir.root), place.name, place.parent.name)
        except LostSecretError as error:
            self.log.warning("No receipt is signed: %s", error)


def _timestamp(place: Path) -> str:
    mark = place / MARKS[0]
    if mark.is_symlink() or not mark.is_file():
        return ""
    return mark.read_text(encoding="utf-8", errors="replace").strip()[:80]


def _claim(path: Path) -> dict:
    """What the receipt in a student's own file says; {} if that cannot be told."""
    try:
        document = json.loads(path.read_bytes())
        claim = document["metadata"]["course"]["receipt"]
        small = len(json.dumps(claim)) <= MAX_CLAIM
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}
    return claim if isinstance(claim, dict) and small else {}


def _canonical(value: dict) -> bytes:
    return json.dumps(value, sort_keys=True).encode()
