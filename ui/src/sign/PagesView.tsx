/** The pages of the frozen PDF, as pictures: the very bytes that will be signed. Pages are drawn as they come into sight. */
import { useEffect, useRef, useState } from "react";
import { door, type PageView } from "../bridge";
import { PageImage } from "../controls/PageImage";
import { useWords } from "../words";

const WIDTH = 1200;

export function PagesView({ id, pages, sha256 }: { id: string; pages: number; sha256: string }) {
  const words = useWords();
  return (
    <section className="pages" aria-label={words.t("sign-pages", { pages })} tabIndex={0}>
      {Array.from({ length: pages }, (_, at) => <Page key={`${sha256}:${at}`} id={id} page={at + 1} pages={pages} />)}
    </section>
  );
}

function Page({ id, page, pages }: { id: string; page: number; pages: number }) {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<PageView | null>(null);
  const [near, setNear] = useState(page === 1);

  useEffect(() => {
    const element = box.current;
    if (near || !element) return undefined;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: "800px" });
    watch.observe(element);
    return () => watch.disconnect();
  }, [near]);

  useEffect(() => {
    let here = true;
    if (near) void door.print_page({ id, page, width: WIDTH }).then((view) => here && setDrawn(view)).catch(() => undefined);
    return () => {
      here = false;
    };
  }, [near, id, page]);

  const label = words.t("page-number", { page, pages });
  return (
    <div ref={box} className="page-slot">
      {drawn ? <PageImage page={drawn} label={label} /> : <div className="page page-waiting"><span className="soft">{label}</span></div>}
    </div>
  );
}
