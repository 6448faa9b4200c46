/** Which establishment a dossier answers for, where the organisation has several. */
import type { ChosenEstablishmentView } from "../bridge";
import { Field } from "../controls/Field";
import { useWords } from "../words";

interface Props {
  known: ChosenEstablishmentView[];
  onChoose: (one: ChosenEstablishmentView) => void;
}

export function Establishment({ known, onChoose }: Props) {
  const words = useWords();
  if (known.length < 2) return null;
  const chosen = known.find((one) => one.chosen);
  const name = (one: ChosenEstablishmentView) => [one.name, one.siret].filter(Boolean).join(" — ");
  return (
    <Field id="establishment" label={words.t("offers-establishment")} saysOptional={false} width="medium">
      {(tied) => (
        <select {...tied} className="box" value={chosen?.id ?? ""}
          onChange={(e) => {
            const one = known.find((k) => k.id === e.target.value);
            if (one) onChoose(one);
          }}>
          {!chosen && <option value="">—</option>}
          {known.map((one) => <option key={one.id} value={one.id}>{name(one)}</option>)}
        </select>
      )}
    </Field>
  );
}
