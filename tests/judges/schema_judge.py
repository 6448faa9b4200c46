"""Holds files of answers against JSON Schemas with the reference validator of Python, for tests/judges/judge.

Arguments: pairs SCHEMA ANSWERS. Each line of ANSWERS is {"accepted": bool, "answers": …}: what the program under test says.
Exit: 0 the validator agrees on every line, 1 it does not on some.
"""

import json
import sys

from jsonschema import Draft202012Validator

TOLD = 5


def judge(schema_file, answers_file):
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    accepted, refused, differing = 0, 0, []
    with open(answers_file, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            asked = json.loads(line)
            valid = validator.is_valid(asked["answers"])
            accepted, refused = accepted + valid, refused + (not valid)
            if valid != asked["accepted"]:
                differing.append((number, valid, line))
    word = "FAIL" if differing else "PASS"
    print(f"{word} schema {schema_file}: {accepted} accepted, {refused} refused, {len(differing)} otherwise than the program")
    for number, valid, line in differing[:TOLD]:
        print(f"  line {number}: the schema {'accepts' if valid else 'refuses'} {line.strip()[:400]}")
        if not valid:
            error = next(validator.iter_errors(json.loads(line)["answers"]))
            print(f"    {error.json_path}: {error.message[:200]}")
    return not differing


def main(arguments):
    pairs = zip(arguments[::2], arguments[1::2])
    return 0 if all([judge(*pair) for pair in pairs]) else 1


sys.exit(main(sys.argv[1:]))
