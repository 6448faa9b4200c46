/** A page as a picture. */
import type { PageView } from "../bridge";

export function PageImage({ page, label }: { page: PageView; label: string }) {
  return <img className="page" alt={label} src={`data:${page.media_type};base64,${page.base64}`} />;
}
