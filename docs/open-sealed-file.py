#!/usr/bin/env python3
"""Opens a sealed file whose key is shared, without Pli: python3, openssl, nothing else. See docs/protocol.md, "Sealed files".

usage: open-sealed-file.py SEALED PLAIN CERTIFICATE.pem KEY.pem [CERTIFICATE.pem KEY.pem …]
Nothing is written where the shares at hand do not open the file, or where the file was altered.
"""
import hashlib
import os
import subprocess
import sys
import tempfile


def element(data, at):
    """Tag, start of the content and its end (DER)."""
    length, start = data[at + 1], at + 2
    if length >= 0x80:
        start += length & 0x7F
        length = int.from_bytes(data[at + 2:start], "big")
    return data[at], start, start + length


def children(data, at):
    """Where the elements inside an element begin."""
    _, here, end = element(data, at)
    found = []
    while here < end:
        found.append(here)
        here = element(data, here)[2]
    return found


def content(data, at):
    return data[slice(*element(data, at)[1:])]


def product(a, b):
    """Multiplication in GF(256) with x^8 + x^4 + x^3 + x + 1."""
    result = 0
    while b:
        result ^= a if b & 1 else 0
        a = a << 1 ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return result


def inverse(a):
    return next(b for b in range(1, 256) if product(a, b) == 1)


def joined(shares):
    """The value at 0 of the polynomials that pass through the shares {number: 32 bytes}."""
    key = bytearray(32)
    for number, value in shares.items():
        weight = 1
        for other in shares:
            if other != number:
                weight = product(weight, product(other, inverse(other ^ number)))
        key = bytearray(k ^ product(weight, byte) for k, byte in zip(key, value))
    return bytes(key)


def decrypt(sealed, *how):
    """`openssl cms -decrypt`: the plain bytes, or nothing."""
    with tempfile.TemporaryDirectory() as folder:
        source, plain = os.path.join(folder, "sealed"), os.path.join(folder, "plain")
        with open(source, "wb") as file:
            file.write(sealed)
        command = ["openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", source, "-out", plain]
        if subprocess.run([*command, *how], capture_output=True).returncode:
            return None
        with open(plain, "rb") as file:
            return file.read()


def main(sealed, plain, *holders):
    with open(sealed, "rb") as file:
        data = file.read()
    body = children(data, children(data, 0)[1])[0]
    lock = children(data, children(data, body)[1])[0]
    identifier = children(data, lock)[1]
    sharing, other = children(data, identifier)
    _, threshold, sealed_shares = children(data, children(data, other)[1])
    needed = content(data, threshold)[0]
    shares = {}
    for certificate, key in zip(holders[::2], holders[1::2]):
        for place in children(data, sealed_shares):
            digest, share = (content(data, part) for part in children(data, place))
            opened = decrypt(share, "-recip", certificate, "-inkey", key)
            if opened and hashlib.sha256(opened).digest() == digest:
                # PLISHR 0 1 · 16 bytes · how many are needed · number · 32 bytes
                shares[opened[25]] = opened[26:]
    if len(shares) < needed:
        sys.exit(f"{len(shares)} of the {needed} shares needed")
    key = joined(dict(list(shares.items())[:needed]))
    opened = decrypt(data, "-secretkey", key.hex(), "-secretkeyid", content(data, sharing).hex())
    if opened is None:
        sys.exit("the file was altered")
    with open(plain, "wb") as file:
        file.write(opened)


main(*sys.argv[1:])
