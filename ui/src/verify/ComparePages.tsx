/** The pages of a PDF as they were when it was signed beside those of today. */
import { useEffect, useState } from "react";
import { asFault, door, type Fault, type PageView, type RevisionPageView, type RevisionView } from "../bridge";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { PageImage } from "../controls/PageImage";
import { Window } from "../controls/Window";
import { useWords } from "../words";

const WIDTH = 900;

interface Props {
  base64: string;
  revision: number;
  onClose: () => void;
}

export function ComparePages({ base64, revision, onClose }: Props) {
  const words = useWords();
  const [found, setFound] = useState<RevisionView | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [page, setPage] = useState(1);
  useEffect(() => {
    door.verify_pages({ base64, revision }).then(
      (view) => {
        setFound(view);
        setPage(view.different[0] ?? 1);
      },
      (error: unknown) => setFault(asFault(error)),
    );
  }, [base64, revision]);
  const count = found?.different.length ?? 0;
  return (
    <Window title={words.t("verify-compare-title")} open onClose={onClose} wide>
      <FaultNotice fault={fault} />
      {!found && !fault && <Busy>{words.t("verify-comparing")}</Busy>}
      {found && (
        <div className="stack">
          <p role="status">{count === 0 ? words.t("verify-pages-same") : words.t("verify-pages-different", { count })}</p>
          {found.compared < Math.max(found.pages_signed, found.pages_now) && <p>{words.t("verify-pages-bounded", { compared: found.compared })}</p>}
          <div className="row">
            {found.different.map((number) => (
              <Button key={number} weight={number === page ? "main" : "plain"} aria-pressed={number === page} onClick={() => setPage(number)}>{words.t("verify-page-choice", { page: number })}</Button>
            ))}
          </div>
          <Both base64={base64} revision={revision} page={page} />
        </div>
      )}
      <div className="window-foot"><Button onClick={onClose}>{words.t("close")}</Button></div>
    </Window>
  );
}

function Both({ base64, revision, page }: { base64: string; revision: number; page: number }) {
  const words = useWords();
  const [pictures, setPictures] = useState<RevisionPageView | null>(null);
  useEffect(() => {
    let here = true;
    setPictures(null);
    door.verify_page({ base64, revision, page, width: WIDTH }).then((view) => here && setPictures(view)).catch(() => undefined);
    return () => {
      here = false;
    };
  }, [base64, revision, page]);
  if (!pictures) return <Busy>{words.t("verify-comparing")}</Busy>;
  return (
    <div className="pages-both">
      <OnePage page={pictures.signed} label={words.t("verify-page-signed", { page })} />
      <OnePage page={pictures.now} label={words.t("verify-page-now", { page })} />
    </div>
  );
}

function OnePage({ page, label }: { page: PageView | null; label: string }) {
  const words = useWords();
  return (
    <figure>
      <figcaption>{label}</figcaption>
      {page ? <PageImage page={page} label={label} /> : <p className="soft">{words.t("verify-page-none")}</p>}
    </figure>
  );
}
