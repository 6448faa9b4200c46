/** A secret: hidden, never kept by the page longer than the act that needs it. */
import { useState } from "react";
import { useWords } from "../words";
import { Button } from "./Button";
import type { Tied } from "./Field";

interface Props {
  tied: Tied;
  value: string;
  onType: (text: string) => void;
  fresh?: boolean;
}

export function SecretBox({ tied, value, onType, fresh = false }: Props) {
  const words = useWords();
  const [shown, setShown] = useState(false);
  return (
    <span className="box-line">
      <input {...tied} className="box" type={shown ? "text" : "password"} value={value} onChange={(e) => onType(e.target.value)}
        autoComplete={fresh ? "new-password" : "current-password"} spellCheck={false} autoCapitalize="none" />
      <Button icon="eye" iconOnly aria-pressed={shown} onClick={() => setShown(!shown)}>{words.t("secret-show")}</Button>
    </span>
  );
}
