/** The dossiers of a round: which are meant, which were read, which are signed. */
import type { DossierSummaryView } from "../bridge";
import { Button } from "../controls/Button";
import { Icon, type IconName } from "../controls/Icon";
import { useWords } from "../words";
import type { Round } from "./useRound";

interface Props {
  dossiers: DossierSummaryView[];
  left: Set<string>;
  read: Set<string>;
  round: Round;
  onChoose: (id: string, on: boolean) => void;
  onRead: (id: string) => void;
}

export function SeveralList({ dossiers, left, read, round, onChoose, onRead }: Props) {
  const words = useWords();
  return (
    <ul className="undertakings">
      {dossiers.map((dossier) => {
        const [sign, text] = standing(dossier.id, read, round);
        return (
          <li key={dossier.id} className="row">
            <label className="option">
              <input type="checkbox" checked={!left.has(dossier.id)} disabled={round.signed.has(dossier.id) || round.current !== null} onChange={(e) => onChoose(dossier.id, e.target.checked)} />
              <span>{dossier.title}</span>
            </label>
            {!left.has(dossier.id) && (
              <>
                <span className="small"><Icon name={sign} /> {words.t(text)}</span>
                {!round.signed.has(dossier.id) && <Button weight="quiet" aria-haspopup="dialog" aria-label={words.t("several-read-of", { title: dossier.title })} onClick={() => onRead(dossier.id)}>{words.t("several-read")}</Button>}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function standing(id: string, read: Set<string>, round: Round): [IconName, string] {
  if (round.signed.has(id)) return ["check", "several-signed"];
  if (round.stopped?.id === id) return ["stop", "several-failed"];
  if (round.begun) return ["ring", "several-waits"];
  return read.has(id) ? ["check", "several-was-read"] : ["ring", "several-not-read"];
}
