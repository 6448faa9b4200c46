/** What axe-core finds in what is rendered; colours need a real browser and are judged in the window's journey. */
import axe from "axe-core";

export async function faultsOf(container: Element): Promise<string[]> {
  const results = await axe.run(container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  return results.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`);
}
