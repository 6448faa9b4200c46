#!/usr/bin/env python3
"""Verifies what Pli makes, without Pli: a receipt, a journal of diligence, a backup copy.

    pli_verify.py receipt  recepisse.json --ca autorite.pem [--tsa horodatage.pem]
    pli_verify.py journal  journal.json
    pli_verify.py backup   copie-de-sauvegarde-…/ --ca autorite.pem [--tsa horodatage.pem]

Needs Python 3.9 and the command `openssl` (1.1.1 or later), nothing else. Exit code: 0 everything holds, 1 something does not,
2 wrong use. What each check means: docs/verify-without-pli.md.
"""
import argparse
import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

class Broken(Exception):
    """Something does not hold."""

def need(holds, what):
    if not holds:
        raise Broken(what)
    print("  ok  " + what)

def canonical(value):
    """RFC 8785 for what Pli signs: ASCII keys, texts, whole numbers, truth values, null (no fractions)."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

def sha256(data):
    return hashlib.sha256(data).hexdigest()

def load(path):
    def no_twins(pairs):
        if len({name for name, _ in pairs}) != len(pairs):
            raise Broken("a key stands twice in " + path)
        return dict(pairs)
    with open(path, encoding="utf-8") as file:
        return json.load(file, object_pairs_hook=no_twins, parse_float=lambda text: {"a fraction": text})

def openssl(arguments, files):
    """Runs openssl with named bytes as files; returns whether it is content."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        words = [os.path.join(folder, word[1:]) if word.startswith("@") else word for word in arguments]
        done = subprocess.run(["openssl"] + words, capture_output=True, check=False)
        if done.returncode:
            print(done.stderr.decode("utf-8", "replace").strip(), file=sys.stderr)
        return done.returncode == 0

def device_signature(public_key, signature, data):
    """ES256: r and s of 32 bytes become the DER that openssl reads."""
    raw = base64.b64decode(signature, validate=True)
    if len(raw) != 64:
        return False

    def integer(part):
        part = part.lstrip(b"\0") or b"\0"
        part = b"\0" + part if part[0] & 0x80 else part
        return bytes([2, len(part)]) + part
    body = integer(raw[:32]) + integer(raw[32:])
    pem = b"-----BEGIN PUBLIC KEY-----\n" + public_key.encode("ascii") + b"\n-----END PUBLIC KEY-----\n"
    files = {"key": pem, "signature": bytes([0x30, len(body)]) + body, "data": data}
    return openssl(["dgst", "-sha256", "-verify", "@key", "-signature", "@signature", "@data"], files)

def cms(signature, content, authority):
    return openssl(["cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "@signature", "-content", "@content",
                    "-CAfile", authority, "-purpose", "any", "-out", os.devnull], {"signature": signature, "content": content})

def inclusion(leaf, position, size, path, root):
    """RFC 9162 §2.1.3.2."""
    at, last, found = position, size - 1, leaf
    if not 0 <= position < size:
        return False
    for beside in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = hashlib.sha256(b"\1" + beside + found).digest()
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\1" + found + beside).digest()
        at, last = at >> 1, last >> 1
    return last == 0 and found == root

def receipt(path, authority, time_authority):
    signed = load(path)
    said = signed["receipt"]
    need(said["kind"] == "pli.deposit-receipt", "this is a receipt")
    need(cms(base64.b64decode(signed["seal"]), canonical(said), authority), "the platform's seal covers the receipt")
    proof = signed.get("time_proof")
    if proof is None:
        print("  --  no proof of time yet: the time is the platform's word")
    else:
        need(proof["kind"] == "pli.time-proof" and proof["deposit"] == said["deposit"], "the proof of time names this deposit")
        leaf = hashlib.sha256(b"\0" + canonical({"receipt": said, "seal": signed["seal"]})).digest()
        steps, root = [bytes.fromhex(step) for step in proof["path"]], bytes.fromhex(proof["root"])
        need(inclusion(leaf, proof["position"], proof["size"], steps, root), "the receipt stands under the root of its second")
        need(openssl(["ts", "-verify", "-digest", proof["root"], "-token_in", "-in", "@token", "-CAfile", time_authority],
                     {"token": base64.b64decode(proof["token"])}), "a time-stamping authority signed the root (RFC 3161)")
    print("      deposit {deposit}, received {received_at}, manifest {manifest_sha256}".format(**said))
    return said

def journal(path):
    read = load(path)
    need(read["kind"] == "pli.journal", "this is a journal")
    previous = "0" * 64
    for link in read["facts"]:
        body = previous.encode() + b"\n" + canonical(link["fact"])
        if link["previous"] != previous or link["hash"] != sha256(body):
            raise Broken("fact {} does not follow from the one before".format(link["n"]))
        previous = link["hash"]
    need(True, "{} facts follow from each other".format(len(read["facts"])))
    signed = read.get("signed")
    need(signed is not None, "a device signed the end of the journal")
    head = {"kind": "pli.journal-head", "dossier": read["dossier"], "facts": len(read["facts"]), "hash": previous,
            "state_sha256": read["state_sha256"]}
    need(signed["head"] == head, "what the device signed is the end of this journal")
    need(device_signature(signed["device_public_key"], signed["signature"], canonical(head)), "the device's signature holds")

def signed_pdf(data, authority):
    """The last signature of a PDF, over the bytes that its ByteRange names, to the end of the file."""
    ranges = list(re.finditer(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", data))
    need(ranges, "the dossier carries a signature")
    start, length, second, rest = (int(number) for number in ranges[-1].groups())
    need(start == 0 and second + rest == len(data), "the signature covers the dossier to its end")
    padded = bytes.fromhex(data[length:second].strip(b"<> \r\n").decode("ascii"))
    count = padded[1] & 0x7F if padded[1] & 0x80 else 0
    size = int.from_bytes(padded[2:2 + count], "big") if count else padded[1]
    need(cms(padded[:2 + count + size], data[:length] + data[second:], authority), "the signature of the dossier holds")

def backup(folder, authority, time_authority):
    signed = load(os.path.join(folder, "sauvegarde.json"))
    said = signed["backup"]
    need(said["kind"] == "pli.backup-copy" and said["version"] == 1, "this is a backup copy")
    key = said["device_public_key"]
    need(device_signature(key, signed["signature"], canonical(said)), "the device signed the description of the copy")
    listed = {entry["path"]: entry for entry in said["files"]}
    found = {os.path.relpath(os.path.join(place, name), folder).replace(os.sep, "/")
             for place, _, names in os.walk(folder) for name in names}
    extra = found - set(listed) - {"sauvegarde.json", "empreintes.sha256"}
    need(not extra, "nothing was added" + "".join(" – " + path for path in sorted(extra)))
    for path, entry in listed.items():
        place = os.path.join(folder, *path.split("/"))
        if ".." in path.split("/") or os.path.islink(place) or not os.path.isfile(place):
            raise Broken(path + " is missing")
        hasher, size = hashlib.sha256(), 0
        with open(place, "rb") as file:
            for piece in iter(lambda: file.read(1 << 20), b""):
                hasher.update(piece)
                size += len(piece)
        if hasher.hexdigest() != entry["sha256"] or size != entry["size"]:
            raise Broken(path + " was changed")
    need(True, "{} files have their digests".format(len(listed)))
    deposit = load(os.path.join(folder, "manifeste.json"))
    manifest = deposit["manifest"]
    need(device_signature(key, deposit["signature"], canonical(manifest)), "the same device signed the manifest")
    digest = sha256(canonical(manifest))
    need(digest == said["manifest_sha256"] and manifest["deposit"] == said["deposit"], "the manifest is that of the copy")
    copied = {entry["manifest_file"]: entry for entry in said["files"] if entry["manifest_file"] is not None}
    need(len(copied) == len(manifest["files"]) and all(
        (copied[number]["sha256"], copied[number]["size"]) == (file["sha256"], file["size"])
        for number, file in enumerate(manifest["files"])), "the files are those of the manifest, no more and no less")
    for number, file in enumerate(manifest["files"]):
        if file["role"] == "signed_pdf" and not manifest["sealed"]:
            with open(os.path.join(folder, *copied[number]["path"].split("/")), "rb") as pdf:
                signed_pdf(pdf.read(), authority)
    if "recepisse.json" in listed:
        attested = receipt(os.path.join(folder, "recepisse.json"), authority, time_authority)
        need(attested["manifest_sha256"] == digest and attested["deposit"] == said["deposit"], "the receipt is that of this manifest")

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["receipt", "journal", "backup"])
    parser.add_argument("path")
    parser.add_argument("--ca", help="certificate of the authority behind the seal, PEM")
    parser.add_argument("--tsa", help="certificate of the authority behind the time-stamps, PEM (by default that of --ca)")
    asked = parser.parse_args()
    if asked.what != "journal" and not asked.ca:
        parser.error("--ca is needed: nobody is trusted by default")
    try:
        if asked.what == "journal":
            journal(asked.path)
        else:
            {"receipt": receipt, "backup": backup}[asked.what](asked.path, asked.ca, asked.tsa or asked.ca)
    except (Broken, OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as fault:
        print("  NO  " + (str(fault) or type(fault).__name__))
        return 1
    print("everything holds")
    return 0

if __name__ == "__main__":
    sys.exit(main())
