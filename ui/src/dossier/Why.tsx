/** Why: the reasons one below the other, down to the answers that they lead to. Rust tells them when they are asked for. */
import { useEffect, useId, useState, type ReactNode } from "react";
import { door, type AboutItem, type CauseView, type ExplanationView } from "../bridge";
import { useDossier } from "../state/dossier";
import { useReach } from "../state/reach";
import { useWords } from "../words";

interface Props {
  path: string;
  about: AboutItem;
  /** What the disclosure is called; « Pourquoi ? » where nothing else is said. */
  label?: string;
  /** What is known without asking. */
  children?: ReactNode;
  onLeave?: () => void;
}

type Told = { is: "waiting" } | { is: "failed" } | { is: "done"; explanation: ExplanationView };

export function Why({ path, about, label, children, onLeave }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const body = useId();
  return (
    <div className="why small">
      <button type="button" className="why-ask" aria-expanded={open} aria-controls={body} onClick={() => setOpen(!open)}>
        {label ?? words.t("finding-why")}
      </button>
      <div id={body} hidden={!open}>
        {children}
        {open && <Explanation path={path} about={about} onLeave={onLeave} />}
      </div>
    </div>
  );
}

function Explanation({ path, about, onLeave }: Pick<Props, "path" | "about" | "onLeave">) {
  const words = useWords();
  const { id, view } = useDossier();
  const [told, setTold] = useState<Told>({ is: "waiting" });
  const asked = JSON.stringify(about);

  // Anew after each change of the dossier: reasons change with answers.
  useEffect(() => {
    let current = true;
    door.dossier_explain({ id, path, about: JSON.parse(asked) as AboutItem }).then(
      ({ explanations: [explanation] }) => current && setTold(explanation ? { is: "done", explanation } : { is: "failed" }),
      () => current && setTold({ is: "failed" }),
    );
    return () => {
      current = false;
    };
  }, [id, path, asked, view]);

  if (told.is === "waiting") return <p className="soft" role="status">{words.t("why-waiting")}</p>;
  if (told.is === "failed") return <p role="status">{words.t("why-failed")}</p>;
  const { sentence, causes } = told.explanation;
  return (
    <>
      {typeof about === "string" && <p>{sentence}</p>}
      <Causes causes={causes} onLeave={onLeave} />
    </>
  );
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
