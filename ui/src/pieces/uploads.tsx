/** Files on their way into the dossier, one after the other; a refused file never stops the others. */
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from "react";
import { asFault, type Fault } from "../bridge";
import { useSay } from "../controls/Announcer";
import { useDossier } from "../state/dossier";
import { useWords } from "../words";
import type { Given } from "../bridge/given";
import { faultWords } from "../bridge/fault";
import { sendFile } from "./send";

export interface Upload {
  key: number;
  target: string;
  name: string;
  size: number;
  sent: number;
  fault: Fault | null;
}

interface UploadsValue {
  uploads: Upload[];
  attach: (target: string, files: Given[]) => void;
  dismiss: (key: number) => void;
}

const UploadsContext = createContext<UploadsValue | null>(null);

export function useUploads(): UploadsValue {
  const value = useContext(UploadsContext);
  if (!value) throw new Error("a piece stands outside UploadsProvider");
  return value;
}

export function UploadsProvider({ children }: { children: ReactNode }) {
  const { id, take } = useDossier();
  const words = useWords();
  const say = useSay();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const count = useRef(0);

  const dismiss = useCallback((key: number) => setUploads((all) => all.filter((u) => u.key !== key)), []);
  const mark = useCallback((key: number, change: Partial<Upload>) => setUploads((all) => all.map((u) => (u.key === key ? { ...u, ...change } : u))), []);

  const attach = useCallback(
    (target: string, files: Given[]) => {
      for (const file of files) {
        const key = ++count.current;
        setUploads((all) => [...all, { key, target, name: file.name, size: file.size, sent: 0, fault: null }]);
        line.current = line.current.then(async () => {
          try {
            take(await sendFile(id, target, file, (sent) => mark(key, { sent })));
            dismiss(key);
            say(words.t("piece-said-attached", { name: file.name }));
          } catch (error) {
            const fault = asFault(error);
            mark(key, { fault });
            say(`${file.name}. ${faultWords(words, fault).title}`);
          }
        });
      }
    },
    [id, take, dismiss, mark, say, words],
  );
  const value = useMemo(() => ({ uploads, attach, dismiss }), [uploads, attach, dismiss]);
  return <UploadsContext value={value}>{children}</UploadsContext>;
}
