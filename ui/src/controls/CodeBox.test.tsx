import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { HitsView } from "../bridge";
import { faultsOf } from "../test/axe";
import { CodeBox } from "./CodeBox";
import { Field } from "./Field";

const training: HitsView = {
  hits: [
    { code: "85.59A", label: "Formation continue d’adultes", parent: "Enseignement", until: null },
    { code: "85.59B", label: "Autres enseignements", parent: "Enseignement", until: null },
  ],
  total: 122,
  absent: false,
};
const nothing: HitsView = { hits: [], total: 0, absent: false };

function box(search: (typed: string) => Promise<HitsView>, more: { chosen?: string; shown?: string; free?: boolean; several?: boolean } = {}) {
  const choose = vi.fn();
  const { container } = render(
    <>
      <Field id="ape" label="Code APE" notes={[]}>
        {(tied) => <CodeBox tied={tied} label="Code APE" search={search} chosen={more.chosen ?? null} shown={more.shown ?? ""} onChoose={choose} free={more.free} several={more.several} />}
      </Field>
      <button type="button">Après</button>
    </>,
  );
  return { choose, container, user: userEvent.setup(), input: screen.getByLabelText("Code APE") as HTMLInputElement };
}

test("what is typed is searched by Rust, and shown with its code and what stands above", async () => {
  const search = vi.fn(async () => training);
  const { user, input, choose } = box(search);
  await user.type(input, "form");
  expect(search).toHaveBeenLastCalledWith("form");
  const option = await screen.findByRole("option", { name: /Formation continue/ });
  expect(option.textContent).toContain("85.59A · Enseignement");
  expect(screen.getByText(/et 120 autres/)).toBeTruthy();
  expect(input.getAttribute("aria-describedby")).toContain("ape-more");
  await user.keyboard("{ArrowDown}{Enter}");
  expect(choose).toHaveBeenCalledExactlyOnceWith("85.59A");
  expect(input.value).toBe("Formation continue d’adultes");
});

test("an answer that comes after a later question is left aside", async () => {
  let late: (hits: HitsView) => void = () => undefined;
  const search = vi.fn((typed: string) => (typed === "f" ? new Promise<HitsView>((resolve) => (late = resolve)) : Promise.resolve(typed === "fo" ? training : nothing)));
  const { user, input } = box(search);
  await user.type(input, "fo");
  await screen.findAllByRole("option");
  late(nothing);
  await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(2));
});

test("a code typed whole is taken when the box is left; what was not found is not", async () => {
  const { user, input, choose } = box(async (typed) => (typed.startsWith("8559") ? training : nothing));
  await user.type(input, "8559a");
  await user.tab();
  expect(choose).toHaveBeenCalledExactlyOnceWith("85.59A");
  await user.clear(input);
  await user.type(input, "zzz");
  await user.tab();
  expect(choose).toHaveBeenCalledTimes(1);
  expect(input.value).not.toBe("zzz");
});

test("without the list at hand any code may be typed", async () => {
  const { user, input, choose } = box(async () => nothing, { free: true });
  await user.type(input, "K2111");
  await user.tab();
  expect(choose).toHaveBeenCalledExactlyOnceWith("K2111");
});

test("looking changes nothing, emptying takes the answer away", async () => {
  const { user, input, choose } = box(async () => training, { chosen: "85.59A", shown: "85.59A – Formation continue d’adultes" });
  expect(input.value).toBe("85.59A – Formation continue d’adultes");
  await user.click(input);
  await user.tab();
  expect(choose).not.toHaveBeenCalled();
  expect(input.value).toBe("85.59A – Formation continue d’adultes");
  await user.clear(input);
  await user.tab();
  expect(choose).toHaveBeenCalledExactlyOnceWith(null);
});

test("a search that fails says so, and the box stays usable", async () => {
  const { user, input, container } = box(async () => Promise.reject(new Error("away")));
  await user.type(input, "form");
  expect(await screen.findByText(/La recherche n’a pas répondu/)).toBeTruthy();
  expect(await faultsOf(container)).toEqual([]);
});
