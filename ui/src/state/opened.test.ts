import { expect, test } from "vitest";
import type { FieldView, SectionView } from "../bridge";
import { fieldOf, rowsOnTheWay, sectionOf } from "./opened";
import { hashOf, placeOf } from "./route";

const field = (id: string, pattern: string, fields: FieldView[] = [], components: FieldView[] = []) => ({ id, pattern, label: id, fields, components }) as unknown as FieldView;
const city = field("city", "lieux.lieu.addr.city");
const sections = [{ id: "lieux", title: "Lieux", help: null, fields: [field("lieu", "lieux.lieu", [field("addr", "lieux.lieu.addr", [], [city])])] }] as SectionView[];

test("the rows on the way to a place, outermost first", () => {
  expect(rowsOnTheWay("a.b[1].c[2].d")).toEqual([{ group: "a.b", row: "1" }, { group: "a.b[1].c", row: "2" }]);
});

test.each([["sessions.session[1].start", "sessions"], ["prix", "prix"], ["a[1]", "a"]])("the section of %s is %s", (path, expected) => {
  expect(sectionOf(path)).toBe(expected);
});

test("a component inside a row is found", () => {
  expect(fieldOf(sections, "lieux.lieu[0193].addr.city")?.field).toBe(city);
});

test.each([
  [{ screen: "dossier", id: "01", step: "sign", section: null }],
  [{ screen: "dossier", id: "01", step: "fill", section: "prix" }],
  [{ screen: "calls" }],
] as const)("a place survives its address: %o", (place) => {
  expect(placeOf(hashOf(place))).toEqual(place);
});

test("an unknown address is the start page", () => {
  expect(placeOf("#/nowhere")).toEqual({ screen: "dossiers" });
});
