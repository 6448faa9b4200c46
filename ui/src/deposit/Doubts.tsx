/** What a sealed deposit could not make sure of, said before it leaves. */
import { door } from "../bridge";
import { FaultNotice } from "../controls/FaultNotice";
import { Notice } from "../controls/Notice";
import { useLoad } from "../state/useAsk";
import { useWords } from "../words";

export function Doubts({ id }: { id: string }) {
  const words = useWords();
  const doubts = useLoad(() => door.deposit_doubts({ id }), id);
  const holders = doubts.data?.holders ?? [];
  return (
    <>
      <FaultNotice fault={doubts.fault} />
      {holders.length > 0 && <Notice tone="amber" title={words.t("deposit-unsure", { count: holders.length })}><p>{words.t("deposit-unsure-text", { holders: holders.join(", ") })}</p></Notice>}
    </>
  );
}
