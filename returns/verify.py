"""Whether a signature still holds what was signed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from returns.content import canonical
from returns.exports import FORMATS
from returns.models import ReturnSignature


@dataclass(frozen=True)
class Finding:
    good: bool
    sentence: str


def findings(signature: ReturnSignature) -> Iterator[Finding]:
    """The fingerprint, the structure, then each file made twice."""
    computed = canonical.fingerprint(signature.content)
    if computed != signature.sha256:
        yield Finding(good=False, sentence=f"The content has the fingerprint {computed}, not {signature.sha256}.")
        return
    yield Finding(good=True, sentence=f"The content has the fingerprint {computed}, as signed.")
    if canonical.write(canonical.read(signature.content)) != signature.content:
        yield Finding(good=False, sentence="The content reads differently from how it was written.")
        return
    yield Finding(good=True, sentence="The content reads back exactly.")
    for key, file_format in FORMATS.items():
        first, second = file_format.make(signature), file_format.make(signature)
        digest = hashlib.sha256(first).hexdigest()
        yield Finding(good=first == second, sentence=f"{key}: {len(first):,} bytes, SHA-256 {digest}.")
