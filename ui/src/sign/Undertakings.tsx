/** What the signer declares and undertakes, read together before signing. */
import { Icon } from "../controls/Icon";
import { yesNoOf } from "../fields/shape";
import { useDossier } from "../state/dossier";
import { useReach } from "../state/reach";
import { fieldOf } from "../state/opened";
import { useWords } from "../words";

export function Undertakings() {
  const { view } = useDossier();
  const { reach } = useReach();
  const words = useWords();
  const shown = view.form.undertakings.filter((path) => view.nodes.get(path)?.visible !== false);
  if (shown.length === 0) return null;
  return (
    <section aria-label={words.t("undertakings")}>
      <h3>{words.t("undertakings")}</h3>
      <ul className="undertakings">
        {shown.map((path) => {
          const given = yesNoOf(view.nodes.get(path)) === true;
          return (
            <li key={path}>
              <Icon name={given ? "check" : "ring"} />
              <button type="button" className="finding-go" onClick={() => reach(path)}>
                {fieldOf(view.form.sections, path)?.field?.label ?? path}
                {!given && <span className="soft"> — {words.t("undertaking-not-given")}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
