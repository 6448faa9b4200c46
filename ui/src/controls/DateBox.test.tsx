import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { faultsOf } from "../test/axe";
import { DateBox, typedDate, writtenDate } from "./DateBox";
import { Field } from "./Field";

function box(value = "") {
  const commit = vi.fn();
  const { container } = render(
    <Field id="start" label="Début" help="Premier jour." required notes={[{ severity: "blocking", text: "Une date est attendue." }]}>
      {(tied) => <DateBox tied={tied} label="Début" value={value} onCommit={commit} />}
    </Field>,
  );
  return { commit, container, user: userEvent.setup() };
}

test.each([
  ["02/02/2027", "2027-02-02"],
  ["2/2/2027", "2027-02-02"],
  ["31/02/2027", undefined],
  ["demain", undefined],
])("%j reads as %s", (text, expected) => {
  expect(typedDate(text)?.toString()).toBe(expected);
});

test("a date is written as it is typed", () => {
  expect(writtenDate({ day: 3, month: 12, year: 2026 })).toBe("03/12/2026");
});

test("what is typed leaves as it is, even where it is no date", async () => {
  const { commit, user } = box();
  await user.type(screen.getByLabelText("Début"), "31/02/2027{Enter}");
  expect(commit).toHaveBeenCalledExactlyOnceWith("31/02/2027");
});

test("leaving the field sends what was typed, once", async () => {
  const { commit, user } = box("01/01/2027");
  const input = screen.getByLabelText("Début");
  await user.clear(input);
  await user.type(input, "02/02/2027");
  await user.tab();
  expect(commit).toHaveBeenCalledExactlyOnceWith("02/02/2027");
});

test("the help and the finding are tied to the field in text", () => {
  box();
  const input = screen.getByLabelText("Début");
  const described = (input.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent);
  expect(described[0]).toBe("Premier jour.");
  expect(described[1]).toContain("Une date est attendue.");
  expect(input.getAttribute("aria-invalid")).toBe("true");
});

test("the calendar opens in French on the typed date, and gives back a typed date", async () => {
  const { commit, user } = box("02/02/2027");
  await user.click(screen.getByRole("button", { name: /Calendrier/ }));
  expect(await screen.findByRole("heading", { name: /février 2027/ })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /15 février 2027/ }));
  expect(commit).toHaveBeenCalledExactlyOnceWith("15/02/2027");
});

test("axe finds nothing in the field", async () => {
  const { container } = box("02/02/2027");
  expect(await faultsOf(container)).toEqual([]);
});
