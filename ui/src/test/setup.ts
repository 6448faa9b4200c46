import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);

// What jsdom lacks and react-aria asks for.
window.CSS ??= { escape: (text: string) => text.replaceAll(/[^\w-]/g, "\\$&") } as typeof CSS;
Element.prototype.scrollIntoView ??= () => undefined;

// A file is read slower than here on a loaded machine: no test may rely on when its bytes arrive.
const readAsDataURL = FileReader.prototype.readAsDataURL;
FileReader.prototype.readAsDataURL = function (file: Blob) {
  setTimeout(() => readAsDataURL.call(this, file), 50);
};
