"""Makes `decimal.txt`: exact arithmetic by another implementation, Python's decimal module, as DMN's decimal128.

    python3 crates/pli-feel/tests/vectors/make.py > crates/pli-feel/tests/vectors/decimal.txt
"""

import decimal
import random
from decimal import Decimal

CONTEXT = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=[])
MODES = {
    "half_even": decimal.ROUND_HALF_EVEN,
    "half_up": decimal.ROUND_HALF_UP,
    "half_down": decimal.ROUND_HALF_DOWN,
    "up": decimal.ROUND_UP,
    "down": decimal.ROUND_DOWN,
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
}


def plain(number):
    """The shortest plain form, or `none` where there is no number."""
    if not number.is_finite():
        return "none"
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def numbers(rng):
    yield from ("0", "1", "-1", "0.1", "0.3", "3", "7", "1e-20", "9999999999999999999999999999999999")
    for _ in range(60):
        digits = rng.randint(1, 34)
        coefficient = rng.randrange(10 ** digits)
        sign = rng.choice(("", "-"))
        yield f"{sign}{coefficient}e{rng.randint(-20, 3)}"
    for _ in range(30):
        yield f"{rng.choice(('', '-'))}{rng.randrange(10 ** 7)}.{rng.randrange(100):02}"


def main():
    rng = random.Random(20261121)
    pool = list(numbers(rng))
    operations = {
        "add": CONTEXT.add,
        "sub": CONTEXT.subtract,
        "mul": CONTEXT.multiply,
        "div": CONTEXT.divide,
    }
    for _ in range(400):
        left, right = rng.choice(pool), rng.choice(pool)
        for name, operation in operations.items():
            print(name, left, right, plain(operation(Decimal(left), Decimal(right))))
    for _ in range(60):
        number, scale = rng.choice(pool), rng.randint(-3, 8)
        for name, mode in MODES.items():
            context = CONTEXT.copy()
            context.prec, context.rounding = 80, mode
            print(name, number, scale, plain(Decimal(number).quantize(Decimal(1).scaleb(-scale), context=context)))
    for _ in range(60):
        base, power = f"{rng.randrange(1, 99999)}e-{rng.randint(0, 4)}", rng.randint(-12, 30)
        print("pow", base, power, plain(CONTEXT.power(Decimal(base), Decimal(power))))


main()
