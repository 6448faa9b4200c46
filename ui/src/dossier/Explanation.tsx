/** What Rust tells of a place when it is asked why: sentences, each with its reasons down to the answers that they lead to. */
import { useEffect, useState } from "react";
import { door, type AboutItem, type CauseView, type ExplanationView } from "../bridge";
import { useDossier } from "../state/dossier";
import { useReach } from "../state/reach";
import { useWords } from "../words";

/** One thing about a place; whether and why it is asked at all; or all that can be said. */
export type Asked = AboutItem | "asking" | "everything";

interface Props {
  path: string;
  about: Asked;
  onLeave?: (() => void) | undefined;
}

type Told = { is: "waiting" } | { is: "failed" } | { is: "done"; explanations: ExplanationView[] };

const isAsking = (one: ExplanationView) => one.about === "visible" || one.about === "required";

/** Whether answers have a part in it: that the form always has it so is told where there is nothing else to tell. */
const speaks = (one: ExplanationView) => !isAsking(one) || one.causes.some((cause) => cause.path !== null || cause.causes.length > 0);

/** What is to be told of an answer: what is wrong with it first. */
function wanted(about: Asked, all: ExplanationView[]): ExplanationView[] {
  if (about !== "asking" && about !== "everything") return all.slice(0, 1);
  const asked = about === "asking" ? all.filter(isAsking) : all;
  const order = (one: ExplanationView) => (typeof one.about !== "string" ? 0 : ["value", "required", "visible"].indexOf(one.about) + 1);
  const speaking = asked.filter(speaks);
  return [...(speaking.length > 0 ? speaking : asked)].sort((a, b) => order(a) - order(b));
}

export function Explanation({ path, about, onLeave }: Props) {
  const words = useWords();
  const { id, view } = useDossier();
  const [told, setTold] = useState<Told>({ is: "waiting" });
  const asked = JSON.stringify(about);

  // Anew after each change of the dossier: reasons change with answers.
  useEffect(() => {
    let current = true;
    const about = JSON.parse(asked) as Asked;
    const request = about === "asking" || about === "everything" ? { id, path, about: null } : { id, path, about };
    door.dossier_explain(request).then(
      ({ explanations }) => {
        const shown = wanted(about, explanations);
        if (current) setTold(shown.length > 0 ? { is: "done", explanations: shown } : { is: "failed" });
      },
      () => current && setTold({ is: "failed" }),
    );
    return () => {
      current = false;
    };
  }, [id, path, asked, view]);

  if (told.is === "waiting") return <p className="soft" role="status">{words.t("why-waiting")}</p>;
  if (told.is === "failed") return <p role="status">{words.t("why-failed")}</p>;
  return told.explanations.map(({ about: of, sentence, causes }) => (
    <div key={JSON.stringify(of)} className="why-told">
      {typeof about === "string" && <p>{sentence}</p>}
      <Causes causes={causes} onLeave={onLeave} />
    </div>
  ));
}

function Causes({ causes, onLeave }: { causes: CauseView[]; onLeave: (() => void) | undefined }) {
  const { reach } = useReach();
  if (causes.length === 0) return null;
  const leave = (path: string) => {
    onLeave?.();
    reach(path);
  };
  return (
    <ul className="why-causes">
      {causes.map((cause, index) => (
        <li key={`${index} ${cause.text}`}>
          {cause.path === null ? cause.text : <button type="button" className="why-go" onClick={() => leave(cause.path ?? "")}>{cause.text}</button>}
          <Causes causes={cause.causes} onLeave={onLeave} />
        </li>
      ))}
    </ul>
  );
}
