/** What the profile and the documents say otherwise now: offered with both values, never imposed. */
import { useEffect, useRef, useState } from "react";
import { door, type EditItem, type OffersView, type OfferView } from "../bridge";
import { useSay } from "../controls/Announcer";
import { Button } from "../controls/Button";
import { Notice } from "../controls/Notice";
import { useDossier } from "../state/dossier";
import { useWords, type Words } from "../words";
import { Establishment } from "./Establishment";

function offerName(words: Words, offer: OfferView): string {
  const part = offer.component && words.find(`part-${offer.component.replaceAll("_", "-")}`);
  return part ? `${offer.label} — ${part}` : offer.label;
}

export function Offers() {
  const { id, view, edit } = useDossier();
  const words = useWords();
  const say = useSay();
  const [open, setOpen] = useState<OffersView | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  // Asked again after every act: an undo brings offers back.
  useEffect(() => {
    let current = true;
    door.dossier_offers({ id }).then((offers) => current && setOpen(offers), () => undefined);
    return () => {
      current = false;
    };
  }, [id, view]);
  if (!open) return null;
  const choose = (said: string, ...edits: EditItem[]) =>
    void edit(...edits).then((change) => {
      if (!change) return;
      say(said);
      title.current?.focus();
    });
  const resolve = (accept: string[], keep: string[], said: string) => choose(said, { resolve_offers: { accept, keep } });
  const all = open.offers.map((offer) => offer.path);
  return (
    <>
      <Establishment known={open.establishments} onChoose={(one) => choose(words.t("offers-said-establishment", { name: one.name }), { use_establishment: { establishment: one.id } })} />
      {open.offers.length > 0 && (
        <Notice tone="amber" icon="person">
          <h2 ref={title} tabIndex={-1} className="notice-title">{words.t("offers-title", { count: open.offers.length })}</h2>
          <p>{words.t("offers-text")}</p>
          <ul className="offers">
            {open.offers.map((offer) => <Offer key={offer.path} offer={offer} onResolve={resolve} />)}
          </ul>
          {all.length > 1 && (
            <p className="row">
              <Button onClick={() => resolve(all, [], words.t("offers-said-all"))}>{words.t("offers-accept-all")}</Button>
              <Button onClick={() => resolve([], all, words.t("offers-said-all"))}>{words.t("offers-keep-all")}</Button>
            </p>
          )}
        </Notice>
      )}
      {open.documents.length > 0 && (
        <Notice tone="amber" icon="file">
          <h2 className="notice-title">{words.t("offers-documents", { count: open.documents.length })}</h2>
          <ul className="offers">
            {open.documents.map((one) => (
              <li key={`${one.target}-${one.attachment}`}>
                <span className="break">{words.t("offers-document", { before: one.before, after: one.after })}</span>
                <Button aria-label={words.t("offers-renew-of", { name: one.before })}
                  onClick={() => choose(words.t("offers-said-renewed", { name: one.before }), { renew_attachment: { target: one.target, attachment: one.attachment } })}>{words.t("offers-renew")}</Button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Offer({ offer, onResolve }: { offer: OfferView; onResolve: (accept: string[], keep: string[], said: string) => void }) {
  const words = useWords();
  const name = offerName(words, offer);
  return (
    <li>
      <strong>{name}</strong>
      <span className="break">{words.t("offers-before")} : {offer.before}</span>
      <span className="break">{words.t("offers-after")} : {offer.after ?? words.t("offers-nothing")}</span>
      <Button aria-label={words.t("offers-accept-of", { name })} onClick={() => onResolve([offer.path], [], words.t("offers-said-accepted", { name }))}>{words.t("offers-accept")}</Button>
      <Button aria-label={words.t("offers-keep-of", { name })} onClick={() => onResolve([], [offer.path], words.t("offers-said-kept", { name }))}>{words.t("offers-keep")}</Button>
    </li>
  );
}
