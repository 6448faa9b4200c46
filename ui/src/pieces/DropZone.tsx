/** The whole window takes dropped files, proposes a place for each, and attaches them once the person agrees. */
import { useState } from "react";
import type { Given } from "../bridge/given";
import { Button } from "../controls/Button";
import { Icon } from "../controls/Icon";
import { Window } from "../controls/Window";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import { sizeWords } from "../words/format";
import { pieceName, proposed } from "./place";
import { useUploads } from "./uploads";
import { useDrops } from "./useDrops";

interface Dropped {
  file: Given;
  target: string | null;
}

export function DropZone() {
  const { view } = useDossier();
  const words = useWords();
  const [dropped, setDropped] = useState<Dropped[]>([]);
  const over = useDrops((files) => setDropped(files.map((file) => ({ file, target: file.isFile ? proposed(file.name, view.pieces) : null }))));

  return (
    <>
      {over && <div className="drop-over" aria-hidden="true"><p><Icon name="down" /> {words.t("drop-here")}</p></div>}
      {dropped.length > 0 && <PlaceFiles dropped={dropped} onChange={setDropped} onClose={() => setDropped([])} />}
    </>
  );
}

function PlaceFiles({ dropped, onChange, onClose }: { dropped: Dropped[]; onChange: (d: Dropped[]) => void; onClose: () => void }) {
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
            {one.file.isFile
              ? <PlaceFile one={one} id={`drop-${index}`} onChange={(target) => onChange(dropped.map((d, at) => (at === index ? { ...d, target } : d)))} />
              : <><span className="break">{one.file.name}</span> <span className="soft small">{words.t("drop-folder")}</span></>}
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

function PlaceFile({ one, id, onChange }: { one: Dropped; id: string; onChange: (target: string | null) => void }) {
  const { view } = useDossier();
  const words = useWords();
  return (
    <>
      <span className="break" id={id}>{one.file.name} <span className="soft num small">{sizeWords(words, one.file.size)}</span></span>
      <select className="box" aria-labelledby={id} value={one.target ?? ""} onChange={(e) => onChange(e.target.value || null)}>
        <option value="">{words.t("drop-nowhere")}</option>
        {view.pieces.filter((p) => p.visible).map((p) => <option key={p.target} value={p.target}>{pieceName(p)}</option>)}
      </select>
    </>
  );
}
