/** Words on the screen: the same Fluent files as the terminal's. Screens write no sentence of their own. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { createContext, useContext, useMemo, type ReactNode } from "react";

export type Language = "fr" | "en";
export type Values = Record<string, FluentVariable>;

const files = import.meta.glob<string>("../../../assets/locales/*/*.ftl", { query: "?raw", import: "default", eager: true });

function bundleOf(language: Language): FluentBundle {
  const bundle = new FluentBundle(language === "fr" ? "fr-FR" : "en-GB", { useIsolating: false });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/locales/${language}/`)) bundle.addResource(new FluentResource(text), { allowOverrides: true });
  }
  return bundle;
}

const bundles: Record<Language, FluentBundle> = { fr: bundleOf("fr"), en: bundleOf("en") };

/** What the screens ask of the words. */
export interface Words {
  language: Language;
  locale: string;
  /** The text of an id; the id itself where no file knows it. */
  t: (id: string, values?: Values) => string;
  /** The text of an id, or undefined where no file knows it. */
  find: (id: string, values?: Values) => string | undefined;
}

function lookUp(language: Language, id: string, values?: Values): string | undefined {
  const message = bundles[language].getMessage(id);
  if (message?.value) return bundles[language].formatPattern(message.value, values ?? null, []);
  return language === "fr" ? undefined : lookUp("fr", id, values);
}

/** Words in one language. */
export function wordsIn(language: Language): Words {
  const find = (id: string, values?: Values) => lookUp(language, id, values);
  return { language, locale: language === "fr" ? "fr-FR" : "en-GB", find, t: (id, values) => find(id, values) ?? id };
}

const WordsContext = createContext<Words>(wordsIn("fr"));

export function WordsProvider(props: { language: Language; children: ReactNode }) {
  const words = useMemo(() => wordsIn(props.language), [props.language]);
  return <WordsContext value={words}>{props.children}</WordsContext>;
}

/** The words of the current language. */
export function useWords(): Words {
  return useContext(WordsContext);
}
