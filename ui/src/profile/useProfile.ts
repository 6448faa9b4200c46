/** The organisation's profile and the acts on it. Each answers with the profile as it is kept. */
import { useCallback, useEffect, useState } from "react";
import { asFault, door, type Fault, type ProfileEdit, type ProfileView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { useWords } from "../words";

export interface Profile {
  view: ProfileView | null;
  fault: Fault | null;
  set: (key: string, text: string) => void;
  /** Changes an establishment or person; what is said once it is kept. */
  edit: (edit: ProfileEdit, said?: string) => void;
  take: (view: ProfileView) => void;
}

export function useProfile(): Profile {
  const words = useWords();
  const say = useSay();
  const [view, setView] = useState<ProfileView | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    door.profile_get().then(setView, (error: unknown) => setFault(asFault(error)));
  }, []);
  const keep = useCallback(
    (act: Promise<ProfileView>, said: string) => {
      act.then(
        (next) => {
          setView(next);
          setFault(null);
          say(said);
        },
        (error: unknown) => setFault(asFault(error)),
      );
    },
    [say],
  );
  const set = useCallback((key: string, text: string) => keep(door.profile_set({ values: { [key]: text } }), words.t("profile-said-saved")), [keep, words]);
  const edit = useCallback((change: ProfileEdit, said?: string) => keep(door.profile_edit({ edit: change }), said ?? words.t("profile-said-saved")), [keep, words]);
  return { view, fault, set, edit, take: setView };
}
