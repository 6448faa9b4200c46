/** The code of a key that asks for it again at each signature. */
import { useState } from "react";
import { Button } from "../controls/Button";
import { Field } from "../controls/Field";
import { SecretBox } from "../controls/SecretBox";
import { useWords } from "../words";

export function NextPin({ busy, onGive }: { busy: boolean; onGive: (pin: string) => void }) {
  const words = useWords();
  const [pin, setPin] = useState("");
  const give = () => {
    if (!pin || busy) return;
    onGive(pin);
    setPin("");
  };
  return (
    <form className="stack" onSubmit={(e) => { e.preventDefault(); give(); }}>
      <Field id="next-pin" label={words.t("several-next-pin")} help={words.t("key-pin-each")} required width="short">
        {(tied) => <SecretBox tied={tied} value={pin} onType={setPin} />}
      </Field>
      <div><Button type="submit" weight="main" busy={busy} disabled={!pin}>{words.t("several-go-on")}</Button></div>
    </form>
  );
}
