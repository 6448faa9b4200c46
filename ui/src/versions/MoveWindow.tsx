/** The plan of a move to another version of the form, then the move itself: one act, which undo takes back. */
import { door } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Busy } from "../controls/Busy";
import { Button } from "../controls/Button";
import { FaultNotice } from "../controls/FaultNotice";
import { Window } from "../controls/Window";
import { useDossier } from "../state/dossier";
import { useAsk, useLoad } from "../state/useAsk";
import { useWords } from "../words";
import { MovePlan } from "./MovePlan";

interface Props {
  to: string;
  open: boolean;
  onClose: () => void;
}

export function MoveWindow({ to, open, onClose }: Props) {
  const words = useWords();
  return (
    <Window title={words.t("move-title", { to })} open={open} onClose={onClose} wide>
      {open && <Inside to={to} onClose={onClose} />}
    </Window>
  );
}

function Inside({ to, onClose }: { to: string; onClose: () => void }) {
  const { id, reload } = useDossier();
  const words = useWords();
  const say = useSay();
  const plan = useLoad(() => door.dossier_move_plan({ id, to }), `${id} ${to}`);
  const move = useAsk(async () => {
    await door.dossier_move({ id, to });
    await reload();
    say(words.t("move-done", { to }));
    onClose();
  });
  if (plan.fault) return <FaultNotice fault={plan.fault} />;
  if (!plan.data) return <Busy>{words.t("move-planning")}</Busy>;
  return (
    <div className="stack">
      <MovePlan plan={plan.data} />
      <p className="soft">{words.t("move-undo")}</p>
      <FaultNotice fault={move.fault} />
      <div className="row">
        <Button weight="main" busy={move.busy} onClick={() => void move.run()}>{words.t("move-act", { to })}</Button>
        <Button onClick={onClose}>{words.t("move-stay", { from: plan.data.from })}</Button>
      </div>
    </div>
  );
}
