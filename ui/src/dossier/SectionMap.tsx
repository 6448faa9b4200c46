/** The map of the sections: where I am, what is left in each. Below 800 px it becomes a menu. */
import type { SectionStatusView } from "../bridge";
import { Icon, type IconName } from "../controls/Icon";
import { useDossier } from "../state/dossier";
import { go, hashOf } from "../state/route";
import { useWords } from "../words";

type State = "done" | "blocked" | "begun" | "empty";

const signs: Record<State, IconName> = { done: "check", blocked: "stop", begun: "half", empty: "ring" };

function stateOf(status: SectionStatusView | undefined): State {
  if (!status) return "empty";
  if (status.blocking > 0 && status.answered > 0) return status.answered >= status.required ? "blocked" : "begun";
  if (status.answered >= status.required && status.blocking === 0) return "done";
  return status.answered > 0 ? "begun" : "empty";
}

export function SectionMap({ current }: { current: string }) {
  const { id, view } = useDossier();
  const words = useWords();
  const status = new Map(view.sections.map((s) => [s.id, s]));
  const shown = view.form.sections.filter((s) => status.get(s.id)?.visible !== false);
  const at = (section: string) => ({ screen: "dossier", id, step: "fill", section }) as const;
  return (
    <nav className="map" aria-label={words.t("sections")}>
      <h2 className="map-title">{words.t("sections")}</h2>
      <ol className="map-list">
        {shown.map((section, index) => {
          const state = stateOf(status.get(section.id));
          const left = status.get(section.id)?.blocking ?? 0;
          return (
            <li key={section.id}>
              <a href={hashOf(at(section.id))} aria-current={section.id === current ? "page" : undefined} className={`map-link map-${state}`}>
                <Icon name={signs[state]} />
                <span className="map-name"><span className="num">{index + 1}</span> {section.title}</span>
                <span className="visually-hidden">{words.t(`section-${state}`)}</span>
                {left > 0 && <span className="map-left num" aria-label={words.t("section-left", { count: left })}>{left}</span>}
              </a>
            </li>
          );
        })}
      </ol>
      <div className="map-menu">
        <label className="visually-hidden" htmlFor="map-menu">{words.t("sections")}</label>
        <select id="map-menu" className="box" value={current} onChange={(e) => go(at(e.target.value))}>
          {shown.map((section, index) => (
            <option key={section.id} value={section.id}>{`${index + 1}. ${section.title} — ${words.t(`section-${stateOf(status.get(section.id))}`)}`}</option>
          ))}
        </select>
      </div>
    </nav>
  );
}
