import { render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { Announcer } from "../controls/Announcer";
import { faultsOf } from "../test/axe";
import type { WorkbenchView } from "./types";
import { useWorkbench } from "./useWorkbench";
import { WorkbenchBar } from "./WorkbenchBar";

const door = vi.hoisted(() => ({ watch: vi.fn() }));
vi.mock("../bridge", async (original) => ({ ...(await original<object>()), door }));

const fault = { file: "form.yaml", line: 12, column: 7, severity: "error" as const, code: "unknown_kind", what: "« nombre » n’est pas une sorte de champ.", mend: "Écrivez number.", excerpt: "      kind: nombre" };
const good: WorkbenchView = { turn: 1, dossier: "01", current: true, checked: { form: "stand 1.0.0", accepted: true, examples: 3, faults: [] }, trouble: "" };
const broken: WorkbenchView = { ...good, turn: 2, current: false, checked: { form: null, accepted: false, examples: 0, faults: [fault, { ...fault, severity: "warning", code: "missing_text", what: "Un texte manque." }] } };

/** Answers each state once, then waits for ever, as a folder that does not change. */
function told(...views: WorkbenchView[]) {
  const left = [...views];
  door.watch.mockImplementation(() => {
    const next = left.shift();
    return next ? Promise.resolve(next) : new Promise(() => undefined);
  });
}

function Bar() {
  return <Announcer><WorkbenchBar bench={useWorkbench()} /></Announcer>;
}

beforeEach(() => {
  vi.clearAllMocks();
  window.location.hash = "";
});

test("a form that can be used is shown at once", async () => {
  told(good);
  const { container } = render(<Bar />);
  expect((await screen.findAllByText(/stand 1\.0\.0/)).length).toBeGreaterThan(0);
  expect(window.location.hash).toBe("#/dossier/01/fill");
  expect(door.watch).toHaveBeenLastCalledWith(1);
  expect(await faultsOf(container)).toEqual([]);
});

test("a fault is told with its file, its line, its column and the spot, and the former form stays", async () => {
  told(good, broken);
  const { container } = render(<Bar />);
  expect(await screen.findByText(/« nombre » n’est pas une sorte de champ/)).toBeTruthy();
  expect(screen.getAllByText(/ligne 12, colonne 7/).length).toBe(2);
  expect(container.querySelector("pre")?.textContent).toBe("      kind: nombre\n      ^");
  expect(screen.getByText(/dernière version/)).toBeTruthy();
  expect(await faultsOf(container)).toEqual([]);
});

test("a command that ended is told", async () => {
  door.watch.mockRejectedValue(new TypeError("fetch"));
  render(<Bar />);
  expect((await screen.findAllByText(/ne répond plus/)).length).toBeGreaterThan(0);
});
