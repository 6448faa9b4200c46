/** The whole window takes dropped files, proposes a place for each, and attaches them once the person agrees. */
import { useEffect, useRef, useState } from "react";
import { Button } from "../controls/Button";
import { Icon } from "../controls/Icon";
import { Window } from "../controls/Window";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { sizeWords } from "../words/format";
import { pieceName, proposed } from "./place";
import { useUploads } from "./uploads";

interface Dropped {
  file: File;
  target: string | null;
}

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

export function DropZone() {
  const { view } = useDossier();
  const words = useWords();
  const [over, setOver] = useState(false);
  const [dropped, setDropped] = useState<Dropped[]>([]);
  const pieces = useRef(view.pieces);
  pieces.current = view.pieces;

  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      setDropped([...(event.dataTransfer?.files ?? [])].map((file) => ({ file, target: proposed(file.name, pieces.current) })));
    };
    window.addEventListener("dragover", drag);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", drag);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);

  return (
    <>
      {over && <div className="drop-over" aria-hidden="true"><p><Icon name="down" /> {words.t("drop-here")}</p></div>}
      {dropped.length > 0 && <PlaceFiles dropped={dropped} onChange={setDropped} onClose={() => setDropped([])} />}
    </>
  );
}

function PlaceFiles({ dropped, onChange, onClose }: { dropped: Dropped[]; onChange: (d: Dropped[]) => void; onClose: () => void }) {
  const { view } = useDossier();
  const { attach } = useUploads();
  const words = useWords();
  const placed = dropped.filter((d) => d.target !== null);
  const attachAll = () => {
    for (const { file, target } of placed) if (target) attach(target, [file]);
    onClose();
  };
  return (
    <Window title={words.t("drop-title", { files: dropped.length })} open onClose={onClose} wide>
      <p className="measure">{words.t("drop-text")}</p>
      <ul className="drop-list">
        {dropped.map((one, index) => (
          <li key={`${index}-${one.file.name}`}>
            <span className="break" id={`drop-${index}`}>{one.file.name} <span className="soft num small">{sizeWords(words, one.file.size)}</span></span>
            <select className="box" aria-labelledby={`drop-${index}`} value={one.target ?? ""}
              onChange={(e) => onChange(dropped.map((d, at) => (at === index ? { ...d, target: e.target.value || null } : d)))}>
              <option value="">{words.t("drop-nowhere")}</option>
              {view.pieces.filter((p) => p.visible).map((p) => <option key={p.target} value={p.target}>{pieceName(p)}</option>)}
            </select>
          </li>
        ))}
      </ul>
      <div className="window-foot">
        <Button weight="main" disabled={placed.length === 0} onClick={attachAll}>{words.t("drop-attach", { files: placed.length })}</Button>
        <Button onClick={onClose}>{words.t("cancel")}</Button>
      </div>
    </Window>
  );
}
