"""Prints random expressions with their values, computed by another implementation: Python's decimal module.

    python3 crates/pli-feel/tests/vectors/expressions.py SEED COUNT

One line each: the expression, a tab, the value in plain digits or `null`. The committed sample is seed 1, count 1000.
"""

import decimal
import random
import sys
from decimal import Decimal

CONTEXT = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=[])
EXACT = decimal.Context(prec=400, rounding=decimal.ROUND_HALF_EVEN, Emin=-99999, Emax=99999, traps=[])
STRENGTH = {"+": 4, "-": 4, "*": 5, "/": 5, "**": 6}
LEAF = 9
MINUS = 8
LOOSE = 0
MODES = {
    "decimal": decimal.ROUND_HALF_EVEN,
    "round half up": decimal.ROUND_HALF_UP,
    "round half down": decimal.ROUND_HALF_DOWN,
    "round up": decimal.ROUND_UP,
    "round down": decimal.ROUND_DOWN,
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
}


def finite(number):
    """A number that is none is null, and so is all that is made of it."""
    return number if number is not None and number.is_finite() else None


def plain(number):
    """The shortest plain form."""
    if number is None:
        return "null"
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def binary(sign, left, right):
    if left is None or right is None:
        return None
    if sign == "+":
        return finite(CONTEXT.add(left, right))
    if sign == "-":
        return finite(CONTEXT.subtract(left, right))
    if sign == "*":
        return finite(CONTEXT.multiply(left, right))
    if sign == "/":
        return None if right == 0 else finite(CONTEXT.divide(left, right))
    if right == 0:
        return Decimal(1)
    # The power is exact before it is rounded once: the exponent is small.
    return finite(CONTEXT.plus(EXACT.power(left, right)))


def modulo(left, right):
    if left is None or right is None or right == 0:
        return None
    rest = finite(CONTEXT.remainder(left, right))
    if rest is None or rest == 0 or (rest < 0) == (right < 0):
        return rest
    return finite(CONTEXT.add(rest, right))


def rounded(name, number, scale):
    if number is None:
        return None
    if number.as_tuple().exponent >= -scale:
        return number
    context = EXACT.copy()
    context.rounding = MODES[name]
    return finite(number.quantize(Decimal(1).scaleb(-scale), context=context))


class Maker:
    """Makes expressions: each is its text, how strongly it holds together, and its value."""

    def __init__(self, seed):
        self.rng = random.Random(seed)

    def literal(self):
        rng = self.rng
        kind = rng.randrange(4)
        if kind == 0:
            text = str(rng.randrange(100))
        elif kind == 1:
            text = f"{rng.randrange(10 ** 7)}.{rng.randrange(100):02}"
        elif kind == 2:
            text = f"{rng.randrange(10 ** rng.randint(1, 34))}e{rng.randint(-20, 3)}"
        else:
            text = f".{rng.randrange(1, 10 ** 9)}"
        return text, LEAF, Decimal(text)

    def inside(self, part, floor):
        """Puts brackets where they are needed, and sometimes where they are not."""
        text, strength, value = part
        if strength < floor or self.rng.random() < 0.2:
            return f"({text})", value
        return text, value

    def expression(self, depth):
        rng = self.rng
        kind = rng.randrange(12) if depth > 0 else 0
        if kind == 0:
            return self.literal()
        if kind <= 6:
            sign = rng.choice(("+", "-", "*", "/"))
            left, first = self.inside(self.expression(depth - 1), STRENGTH[sign])
            right, second = self.inside(self.expression(depth - 1), STRENGTH[sign] + 1)
            blank = rng.choice(("", " "))
            return f"{left}{blank}{sign}{blank}{right}", STRENGTH[sign], binary(sign, first, second)
        if kind == 7:
            base, number = self.inside(self.literal(), STRENGTH["**"])
            power = rng.randint(0, 5)
            return f"{base} ** {power}", STRENGTH["**"], binary("**", number, Decimal(power))
        if kind == 8:
            text, value = self.inside(self.expression(depth - 1), MINUS)
            value = None if value is None else CONTEXT.minus(value)
            return f"-{text}", MINUS, value
        if kind == 9:
            name, scale = rng.choice(list(MODES)), rng.randint(-2, 8)
            text, _, value = self.expression(depth - 1)
            return f"{name}({text}, {scale})", LEAF, rounded(name, value, scale)
        if kind == 10:
            left, _, first = self.expression(depth - 1)
            right, _, second = self.expression(depth - 1)
            return f"modulo({left}, {right})", LEAF, modulo(first, second)
        left, first = self.inside(self.expression(depth - 1), STRENGTH["+"])
        right, second = self.inside(self.expression(depth - 1), STRENGTH["+"])
        if rng.random() < 0.5:
            met = first is not None and second is not None and first < second
            return f"if {left} < {right} then {left} else {right}", LOOSE, first if met else second
        values = [value for value in (first, second, first) if value is not None]
        total = Decimal(0)
        for value in values:
            total = finite(CONTEXT.add(total, value)) if total is not None else None
        return f"sum([{left}, {right}, {left}])", LEAF, total


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    maker = Maker(seed)
    made = 0
    while made < count:
        text, _, value = maker.expression(maker.rng.randint(1, 4))
        if len(text) < 1000:
            print(f"{text}\t{plain(value)}")
            made += 1


main()
