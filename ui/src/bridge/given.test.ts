import { expect, test, vi } from "vitest";
import { PIECE, chosen, pageDrops, whole, type Drop } from "./given";

test("a file longer than a piece comes whole", async () => {
  const bytes = new Uint8Array(2 * PIECE + 1).map((_, at) => at % 251);
  const text = await whole(chosen(new File([bytes], "plan.pdf")));
  const read = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  expect(read.length).toBe(bytes.length);
  expect(read.every((byte, at) => byte === bytes[at])).toBe(true);
});

/** A drag as a browser tells of it; jsdom has none. */
function drag(kind: string, data: Partial<DataTransfer>): Event {
  return Object.assign(new Event(kind, { cancelable: true }), { dataTransfer: data, relatedTarget: null });
}

test("a browser's files are told, and what is no file is left to the page", () => {
  const told: Drop[] = [];
  const end = pageDrops((drop) => told.push(drop));
  const file = new File(["a"], "rib.pdf");
  const files = Object.assign([file], { item: () => file }) as unknown as FileList;
  const over = drag("dragover", { types: ["Files"] });
  window.dispatchEvent(over);
  expect(over.defaultPrevented).toBe(true);
  const words = drag("drop", { types: ["text/plain"] });
  window.dispatchEvent(words);
  expect(words.defaultPrevented).toBe(false);
  window.dispatchEvent(drag("drop", { types: ["Files"], files }));
  window.dispatchEvent(drag("dragleave", {}));
  expect(told.map((drop) => drop.state)).toEqual(["over", "dropped", "out"]);
  end();
  window.dispatchEvent(drag("drop", { types: ["Files"], files }));
  expect(told).toHaveLength(3);
});

test("a file that went away is told by its name", async () => {
  const spy = vi.spyOn(FileReader.prototype, "readAsDataURL").mockImplementation(function (this: FileReader) {
    this.onerror?.(new ProgressEvent("error") as ProgressEvent<FileReader>);
  });
  await expect(chosen(new File(["a"], "parti.pdf")).base64(0, 1)).rejects.toMatchObject({ code: "file-unreadable", values: { name: "parti.pdf" } });
  spy.mockRestore();
});
